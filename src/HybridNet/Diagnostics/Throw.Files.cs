using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace HybridNet;

internal static partial class Throw
{
    internal static FileNotFoundException FileMissing(string path, string full) => new(
        $"{path}: there is no such file; it was looked for at {full}. Check the path and the current folder.", path);

    internal static DirectoryNotFoundException FolderMissing(string path, string folder) => new(
        $"{path}: there is no folder {folder} to write it in. Create the folder, or check the path.");

    /// <summary>The name of a file ends as another format than the one that is written.</summary>
    internal static ArgumentException OtherFormat(string path, string found, string written, string ending, bool isWritable) => new(
        $"{path}: the ending is that of {found}; the format that is written is {written}. End the name with {ending}"
        + (isWritable ? $", or save the model as {found}." : "."));

    [DoesNotReturn]
    internal static void FileIsFolder(string path, string done) => throw new IOException(
        $"{path}: this is a folder; a file is to be {done}. Add a name for the file.");

    [DoesNotReturn]
    internal static void FileIsSpecial(string path, string kind, string done) => throw new IOException(
        $"{path}: this is a {kind}; a regular file is to be {done}. Name a regular file.");

    [DoesNotReturn]
    internal static void PathEmpty() => throw new ArgumentException("path: it is empty; it must name a file. Pass the name of one.");

    [DoesNotReturn]
    internal static void PathWithNul(string path) => throw new ArgumentException(
        Text($"path \"{path.Replace("\0", "\\0", StringComparison.Ordinal)}\": character {path.IndexOf('\0', StringComparison.Ordinal)} is NUL; ")
        + "names of files have none. Remove it.");

    internal static PathTooLongException PathTooLong(string path, Exception failure)
    {
        int longest = path.Split('/', '\\').Max(Encoding.UTF8.GetByteCount);
        return new(
            Text($"{(path.Length > 80 ? path[..80] + "..." : path)}: the path has {Encoding.UTF8.GetByteCount(path):N0} bytes, its longest name {longest:N0}; ")
            + "most systems take names of up to 255 bytes and paths of some thousands. Shorten it.",
            failure);
    }

    [DoesNotReturn]
    internal static void TooManyBytes(string source, int most) => throw new FormatException(
        Text($"{source}: it has more than {most:N0} bytes; so many are read at once. Split it."));

    internal static UnauthorizedAccessException FileForbidden(string path, string verb, Exception failure) => new(
        $"{path}: the system does not let this user {verb} it; the permission is required, "
        + "for the file and the folders it is in. Have it granted, or name another file.",
        failure);

    internal static IOException FileFailed(string path, string done, string reason, Exception failure) => new(
        $"{path}: the file cannot be {done}: {reason}. Remove the cause, or name another file.", failure);
}
