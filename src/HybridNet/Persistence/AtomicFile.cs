namespace HybridNet;

/// <summary>
/// Files that are whole at every moment: written beside their place, flushed to the disk, then renamed. A process that is killed leaves
/// the old file or the new one.
/// </summary>
internal static class AtomicFile
{
    private const string Ending = ".partial";

    /// <summary>How long a partial file must lie untouched before it counts as left behind by a process that was killed.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Names that begin with a dot count as hidden; a folder that cannot be listed has no leftovers that could be found.</summary>
    private static readonly EnumerationOptions _all = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    internal static void Write(string path, Action<Stream> write)
    {
        string place = Target(path);
        string folder = Path.GetDirectoryName(place)!;
        if (!Directory.Exists(folder))
        {
            Throw.FolderMissing(path, folder);
        }

        if (Directory.Exists(place))
        {
            Throw.FileIsFolder(path);
        }

        RemoveLeftovers(place);
        string partial = Path.Combine(folder, $"{Beginning(place)}{Guid.NewGuid():N}{Ending}");
        try
        {
            WriteNew(partial, ModeOf(place), write);
            File.Move(partial, place, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private static void WriteNew(string path, UnixFileMode? mode, Action<Stream> write)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (mode is not null && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        using var stream = new FileStream(path, options);
        write(stream);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>A link is followed, so that what it points to is replaced and not the link.</summary>
    private static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>A file that is replaced keeps who may read it.</summary>
    private static UnixFileMode? ModeOf(string place) => OperatingSystem.IsWindows() || !File.Exists(place) ? null : File.GetUnixFileMode(place);

    private static string Beginning(string place) => $".{Path.GetFileName(place)}.";

    private static void RemoveLeftovers(string place)
    {
        string beginning = Beginning(place);
        foreach (string path in Directory.EnumerateFiles(Path.GetDirectoryName(place)!, $"*{Ending}", _all))
        {
            if (Path.GetFileName(path).StartsWith(beginning, StringComparison.Ordinal)
                && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > _patience
                && IsFree(path))
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>Whether no process that is alive writes the file.</summary>
    private static bool IsFree(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
