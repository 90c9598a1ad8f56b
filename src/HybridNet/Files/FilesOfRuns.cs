namespace HybridNet;

/// <summary>
/// The files that runs in progress write: CSV logs and checkpoints. Nothing else may write them before the run ends, because rows or the state to resume from
/// would be lost.
/// </summary>
internal static class FilesOfRuns
{
    private static readonly Dictionary<string, (string Content, Holding Run)> _held = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>The run that this thread executes, and the run that writes its own file here; null for none.</summary>
    private static readonly AsyncLocal<Holding?> _current = new(), _writing = new();

    /// <summary>Throws if a file is there twice; links are followed.</summary>
    /// <exception cref="ArgumentException">It is; the message has its path.</exception>
    internal static void CheckDistinct(IReadOnlyList<(string Path, string Content)> files)
    {
        HashSet<string> targets = new(_held.Comparer);
        for (int i = 0; files.Count > 1 && i < files.Count; i++)
        {
            if (!targets.Add(OutputFile.Target(files[i].Path)))
            {
                throw Throw.FileWrittenTwice(files[i].Path);
            }
        }
    }

    /// <summary>Begins a run that writes files; disposing of the result ends it.</summary>
    /// <param name="files">The path of each, and what it is, such as <c>its CSV log</c>.</param>
    /// <param name="keep">Receives the files at the end of the run, which are held until it disposes of them; null to hold them no longer.</param>
    /// <exception cref="ArgumentException">Another run in progress writes one of them; none is held then.</exception>
    internal static IDisposable Hold(IReadOnlyList<(string Path, string Content)> files, Action<IDisposable>? keep = null)
    {
        lock (_held)
        {
            foreach ((string path, _) in files)
            {
                Check(path);
            }

            var run = new Holding(new([.. files.Select(file => OutputFile.Target(file.Path))]), keep);
            for (int i = 0; i < files.Count; i++)
            {
                _held[run.Files.Targets[i]] = (files[i].Content, run);
            }

            return run;
        }
    }

    /// <summary>Executes an action of the current run that writes one of its files.</summary>
    internal static void Write(Action write)
    {
        Holding? before = _writing.Value;
        _writing.Value = _current.Value;
        try
        {
            write();
        }
        finally
        {
            _writing.Value = before;
        }
    }

    /// <summary>Throws if a run in progress writes the file, unless called by that run.</summary>
    /// <exception cref="ArgumentException">It does; the message says what it writes.</exception>
    internal static void Check(string path)
    {
        lock (_held)
        {
            if (_held.Count > 0 && _held.TryGetValue(OutputFile.Target(path), out var file) && file.Run != _writing.Value)
            {
                throw Throw.FileOfRun(path, file.Content);
            }
        }
    }

    /// <summary>A run in progress.</summary>
    private sealed class Holding : IDisposable
    {
        private readonly Holding? _outer = _current.Value;
        private readonly Action<IDisposable>? _keep;

        internal Holding(HeldFiles files, Action<IDisposable>? keep)
        {
            Files = files;
            _keep = keep;
            _current.Value = this;
        }

        internal HeldFiles Files { get; }

        public void Dispose()
        {
            _current.Value = _outer;
            if (_keep is null)
            {
                Files.Dispose();
            }
            else
            {
                _keep(Files);
            }
        }
    }

    /// <summary>The files of a run until they are released.</summary>
    private sealed class HeldFiles(string[] targets) : IDisposable
    {
        internal string[] Targets => targets;

        public void Dispose()
        {
            lock (_held)
            {
                Array.ForEach(targets, target => _held.Remove(target));
            }
        }
    }
}
