namespace HybridNet.Tests.Files;

/// <summary>
/// A disk that works and records what it does, so that the folder can be set up as a loss of power at any moment may leave it: of bytes that were not
/// flushed every sector is new, old or zero; of names that were not flushed any are new.
/// </summary>
/// <remarks>
/// A sector that was on the disk before is not zeroed by a write (SQLite calls that a powersafe overwrite); one that was not can be anything. A rename
/// is one change.
/// </remarks>
/// <param name="flushes">Whether files and names are flushed: false for a test of this test.</param>
internal sealed class RecordingDisk(bool flushes = true) : Disk
{
    private const int Sector = 512;
    private readonly List<Action<State>> _done = [];

    /// <summary>Number of recorded operations.</summary>
    internal int Count => _done.Count;

    internal override FileStream Create(string path, FileStreamOptions options)
    {
        var file = new Contents();
        _done.Add(state =>
        {
            (file.Bytes, file.Flushed) = ([], []);
            state.Name(names => names[path] = file);
        });
        options.Access = FileAccess.ReadWrite;
        return base.Create(path, options);
    }

    internal override void Flush(FileStream file)
    {
        base.Flush(file);
        string path = file.Name;
        byte[] bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        _done.Add(state => state.Live[path].Bytes = bytes);
        if (flushes)
        {
            _done.Add(state => state.Live[path].Flushed = bytes);
        }
    }

    internal override void Rename(string path, string target)
    {
        base.Rename(path, target);
        _done.Add(state =>
        {
            Contents file = state.Live[path];
            state.Name(names =>
            {
                names.Remove(path);
                names[target] = file;
            });
        });
    }

    internal override void Delete(string path)
    {
        base.Delete(path);
        _done.Add(state => state.Name(names => names.Remove(path)));
    }

    internal override void FlushFolder(string folder)
    {
        base.FlushFolder(folder);
        if (flushes)
        {
            _done.Add(state => state.FlushNames());
        }
    }

    internal override void AppendLines(string path, IEnumerable<string> lines)
    {
        base.AppendLines(path, lines);
        byte[] bytes = File.ReadAllBytes(path);
        _done.Add(state => state.Live[path].Bytes = bytes);
    }

    /// <summary>Fills a folder with what is left if the power fails after a number of operations.</summary>
    internal void Lose(int after, Random random, string folder)
    {
        var state = new State();
        foreach (Action<State> operation in _done.Take(after))
        {
            operation(state);
        }

        foreach (string left in Directory.GetFiles(folder))
        {
            File.Delete(left);
        }

        foreach ((string path, Contents file) in state.Left(random))
        {
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(path)), file.Left(random));
        }
    }

    private sealed class Contents
    {
        internal byte[] Bytes { get; set; } = [];

        internal byte[] Flushed { get; set; } = [];

        internal byte[] Left(Random random)
        {
            int shorter = Math.Min(Flushed.Length, Bytes.Length);
            int length = random.Next(3) switch { 0 => Flushed.Length, 1 => Bytes.Length, _ => random.Next(shorter, Math.Max(Flushed.Length, Bytes.Length) + 1) };
            byte[] left = new byte[length];
            Flushed.AsSpan(0, Math.Min(length, Flushed.Length)).CopyTo(left);
            for (int start = 0; start < length; start += Sector)
            {
                if (random.Next(2) == 0 && start < Bytes.Length)
                {
                    int end = Math.Min(Math.Min(start + Sector, length), Bytes.Length);
                    Bytes.AsSpan(start..end).CopyTo(left.AsSpan(start));
                }
            }

            return left;
        }
    }

    private sealed class State
    {
        private readonly Dictionary<string, Contents> _flushed = [];
        private readonly List<Action<Dictionary<string, Contents>>> _names = [];

        internal Dictionary<string, Contents> Live { get; } = [];

        internal void Name(Action<Dictionary<string, Contents>> change)
        {
            change(Live);
            _names.Add(change);
        }

        internal void FlushNames()
        {
            _names.ForEach(change => change(_flushed));
            _names.Clear();
        }

        internal Dictionary<string, Contents> Left(Random random)
        {
            Dictionary<string, Contents> left = new(_flushed);
            foreach (Action<Dictionary<string, Contents>> change in _names.Where(_ => random.Next(2) == 0))
            {
                change(left);
            }

            return left;
        }
    }
}
