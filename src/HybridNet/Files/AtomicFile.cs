using System.Security.Cryptography;
using System.Text;

namespace HybridNet;

/// <summary>
/// Files that are whole at every moment: written beside their path_, flushed to the disk, then renamed. A process that is killed leaves
/// the old file or the new one.
/// </summary>
internal static class AtomicFile
{
    private const string Ending = ".partial";
    private const int MaxNameLength = 200;

    /// <summary>How long a partial file must lie untouched before it counts as left behind by a process that was killed.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Names that begin with a dot count as hidden; a folder that cannot be listed has no leftovers that could be found.</summary>
    private static readonly EnumerationOptions _all = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">There is a folder, a pipe, a socket or a device, or the file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The system does not let this user write it.</exception>
    internal static void Write(string path, Action<Stream> write)
    {
        OutputFile.Check(path);
        string path_ = OutputFile.Target(path);
        FileFailures.Translate(path, FileUse.Write, () => ReplaceAsync(path_, Synchronously(write), isAsync: false).GetAwaiter().GetResult());
    }

    /// <summary>The same without blocking.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    internal static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        OutputFile.Check(path);
        string path_ = OutputFile.Target(path);
        await FileFailures.TranslateAsync(path, FileUse.Write, async () =>
        {
            await ReplaceAsync(path_, write, isAsync: true).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }

    /// <summary>Writes lines in UTF-8.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    internal static void WriteLines(string path, IEnumerable<string> lines) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        foreach (string line in lines)
        {
            writer.WriteLine(line);
        }
    });

    /// <summary>Refuses a path that cannot be written, by writing an empty file beside it, which goes again.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    internal static void Check(string path)
    {
        OutputFile.Check(path);
        string partial = Partial(OutputFile.Target(path));
        FileFailures.Translate(path, FileUse.Write, () =>
        {
            WriteNewAsync(partial, null, Synchronously(_ => { }), isAsync: false).GetAwaiter().GetResult();
            File.Delete(partial);
        });
    }

    private static Func<Stream, Task> Synchronously(Action<Stream> write) => stream =>
    {
        write(stream);
        return Task.CompletedTask;
    };

    private static async Task ReplaceAsync(string path_, Func<Stream, Task> write, bool isAsync)
    {
        RemoveLeftovers(path_);
        string partial = Partial(path_);
        try
        {
            await WriteNewAsync(partial, ModeOf(path_), write, isAsync).ConfigureAwait(false);
            File.Move(partial, path_, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

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

        using var stream = new FileStream(path, options);
        await write(stream).ConfigureAwait(false);
        if (isAsync)
        {
            // .NET flushes to the disk in no other way.
            await Task.Run(() => stream.Flush(flushToDisk: true)).ConfigureAwait(false);
        }
        else
        {
            stream.Flush(flushToDisk: true);
        }
    }

    /// <summary>A file that is replaced keeps who may read it.</summary>
    private static UnixFileMode? ModeOf(string path_) => OperatingSystem.IsWindows() || !File.Exists(path_) ? null : File.GetUnixFileMode(path_);

    private static string Partial(string path_) => Path.Combine(Path.GetDirectoryName(path_)!, $"{Prefix(path_)}{Guid.NewGuid():N}{Ending}");

    /// <summary>A long name is shortened to its hash: file systems take 255 bytes, and the name of the partial file is longer than that of the file.</summary>
    private static string Prefix(string path_)
    {
        byte[] name = Encoding.UTF8.GetBytes(Path.GetFileName(path_));
        return name.Length <= MaxNameLength ? $".{Path.GetFileName(path_)}." : $".{Convert.ToHexString(SHA256.HashData(name))}.";
    }

    private static void RemoveLeftovers(string path_)
    {
        string prefix = Prefix(path_);
        foreach (string path in Directory.EnumerateFiles(Path.GetDirectoryName(path_)!, $"*{Ending}", _all))
        {
            if (Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal)
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
