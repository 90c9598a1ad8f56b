using System.Text;

namespace HybridNet;

/// <summary>
/// Atomic writing of files: the content is written to a partial file in the same folder, flushed to the disk, and renamed; then the names in the
/// folder are flushed. If the process is killed or the power fails, either the old file or the new one exists, and the new one after the call.
/// </summary>
internal static class AtomicFile
{
    private const string Ending = ".partial";
    private const int MaxNameLength = 200;

    /// <summary>A partial file that was not changed for this time is considered a leftover of a killed process.</summary>
    private static readonly TimeSpan _leftoverAge = TimeSpan.FromSeconds(10);

    /// <summary>Includes hidden files, because the names of partial files begin with a dot; a folder that cannot be listed gives no files.</summary>
    private static readonly EnumerationOptions _all = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The user has no permission to write the file.</exception>
    /// <exception cref="ArgumentException">It is a file of a run in progress.</exception>
    internal static void Write(string path, Action<Stream> write)
    {
        OutputFile.Check(path);
        FilesOfRuns.Check(path);
        string target = OutputFile.Target(path);
        FileFailures.Translate(path, FileUse.Write, () => ReplaceAsync(target, Synchronously(write), isAsync: false).GetAwaiter().GetResult());
    }

    /// <summary>Writes asynchronously; otherwise like <see cref="Write(string, Action{Stream})"/>.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    internal static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        OutputFile.Check(path);
        FilesOfRuns.Check(path);
        string target = OutputFile.Target(path);
        await FileFailures.TranslateAsync(path, FileUse.Write, async () =>
        {
            await ReplaceAsync(target, write, isAsync: true).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    /// <summary>Writes lines in UTF-8.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    internal static void WriteLines(string path, IEnumerable<string> lines) =>
        Write(path, stream => Cleanup.Using(new StreamWriter(stream, leaveOpen: true), writer =>
        {
            foreach (string line in lines)
            {
                writer.WriteLine(line);
            }
        }));

    /// <summary>Throws if a path cannot be written: writes an empty partial file and deletes it.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    internal static void Check(string path)
    {
        OutputFile.Check(path);
        string partial = Partial(OutputFile.Target(path));
        FileFailures.Translate(path, FileUse.Write, () =>
        {
            WriteNewAsync(partial, null, Synchronously(_ => { }), isAsync: false).GetAwaiter().GetResult();
            Disk.Current.Delete(partial);
        });
    }

    private static Func<Stream, Task> Synchronously(Action<Stream> write) => stream =>
    {
        write(stream);
        return Task.CompletedTask;
    };

    private static async Task ReplaceAsync(string target, Func<Stream, Task> write, bool isAsync)
    {
        RemoveLeftovers(target);
        string partial = Partial(target);
        await WriteNewAsync(partial, ModeOf(target), write, isAsync).ConfigureAwait(false);
        try
        {
            Disk.Current.Rename(partial, target);
        }
        catch
        {
            Cleanup.Try(() => Disk.Current.Delete(partial));
            throw;
        }

        await Flushed(() => Disk.Current.FlushFolder(Path.GetDirectoryName(target)!), isAsync).ConfigureAwait(false);
    }

    /// <summary>Writes a file that must not exist, down to the disk; a failure leaves no file.</summary>
    private static async Task WriteNewAsync(string path, UnixFileMode? mode, Func<Stream, Task> write, bool isAsync)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            Options = isAsync ? FileOptions.Asynchronous : FileOptions.None,
        };
        if (mode is not null && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        FileStream created = Disk.Current.Create(path, options);
        try
        {
            await Cleanup.UsingAsync(created, async stream =>
            {
                await write(stream).ConfigureAwait(false);
                await Flushed(() => Disk.Current.Flush(stream), isAsync).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch
        {
            Cleanup.Try(() => Disk.Current.Delete(path));
            throw;
        }
    }

    /// <summary>Waits for the disk; on another thread if that is asynchronous, because .NET has no asynchronous methods for it.</summary>
    private static Task Flushed(Action flush, bool isAsync)
    {
        if (isAsync)
        {
            return Task.Run(flush);
        }

        flush();
        return Task.CompletedTask;
    }

    /// <summary>The access mode of the existing file, which the new file keeps.</summary>
    private static UnixFileMode? ModeOf(string target) => OperatingSystem.IsWindows() || !File.Exists(target) ? null : File.GetUnixFileMode(target);

    private static string Partial(string target) => Path.Combine(Path.GetDirectoryName(target)!, $"{Prefix(target)}{Guid.NewGuid():N}{Ending}");

    /// <summary>A long name is replaced by its hash: file systems allow 255 bytes, and the name of the partial file is longer than that of the file.</summary>
    private static string Prefix(string target)
    {
        byte[] name = Encoding.UTF8.GetBytes(Path.GetFileName(target));
        return name.Length <= MaxNameLength ? $".{Path.GetFileName(target)}." : $".{Convert.ToHexString(Sha256.Of(name))}.";
    }

    private static void RemoveLeftovers(string target)
    {
        string prefix = Prefix(target);
        foreach (string path in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, $"*{Ending}", _all))
        {
            if (Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)
                && DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > _leftoverAge
                && IsFree(path))
            {
                Cleanup.Try(() => Disk.Current.Delete(path));
            }
        }
    }

    /// <summary>Whether no running process writes the file.</summary>
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
