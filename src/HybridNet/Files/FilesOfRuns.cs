namespace HybridNet;

/// <summary>
/// The files that runs in progress write: CSV logs and checkpoints. Nothing else may write them before the run ends, because rows or the state to resume from
/// would be lost.
/// </summary>
internal static class FilesOfRuns
{
    private static readonly Dictionary<string, string> _held = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    private static readonly AsyncLocal<bool> _isOwn = new();

    /// <summary>Throws if a file is there twice; links are followed.</summary>
    /// <exception cref="ArgumentException">It is; the message has its path.</exception>
    internal static void CheckDistinct(IReadOnlyList<(string Path, string Content)> files)
    {
        HashSet<string> targets = new(_held.Comparer);
        for (int i = 0; files.Count > 1 && i < files.Count; i++)
        {
            _ = targets.Add(OutputFile.Target(files[i].Path)) ? files[i].Path : throw Throw.FileWrittenTwice(files[i].Path);
        }
    }

    /// <summary>Holds the files of a run until the result is disposed of.</summary>
    /// <param name="files">The path of each, and what it is, such as <c>its CSV log</c>.</param>
    /// <exception cref="ArgumentException">Another run in progress writes one of them; none is held then.</exception>
    internal static IDisposable Hold(IReadOnlyList<(string Path, string Content)> files)
    {
        lock (_held)
        {
            foreach ((string path, _) in files)
            {
                Check(path);
            }

            string[] targets = [.. files.Select(file => OutputFile.Target(file.Path))];
            for (int i = 0; i < targets.Length; i++)
            {
                _held[targets[i]] = files[i].Content;
            }

            return new Holding(targets);
        }
    }

    /// <summary>Executes an action of a run that writes its own file.</summary>
    internal static void Write(Action write)
    {
        _isOwn.Value = true;
        try
        {
            write();
        }
        finally
        {
            _isOwn.Value = false;
        }
    }

    /// <summary>Throws if a run in progress writes the file, unless called by that run.</summary>
    /// <exception cref="ArgumentException">It does; the message says what it writes.</exception>
    internal static void Check(string path)
    {
        lock (_held)
        {
            if (_held.Count > 0 && !_isOwn.Value && _held.TryGetValue(OutputFile.Target(path), out string? content))
            {
                throw Throw.FileOfRun(path, content);
            }
        }
    }

    private sealed class Holding(string[] targets) : IDisposable
    {
        public void Dispose()
        {
            lock (_held)
            {
                Array.ForEach(targets, target => _held.Remove(target));
            }
        }
    }
}
