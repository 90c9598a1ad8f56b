using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>Determines whether a path is a regular file.</summary>
internal static partial class FileKinds
{
    /// <summary>An upper bound of the size of the runtime's status record on all systems.</summary>
    private const int StatusLength = 256;

    /// <summary>The offset of the second field of the runtime's status record, after its flags.</summary>
    private const int ModeOffset = 4;

    /// <summary>Determines the kind of file without opening it: opening a pipe blocks, and opening a device can have side effects.</summary>
    internal static FileKind Of(string path)
    {
        if (Directory.Exists(path))
        {
            return FileKind.Folder;
        }

        if (OperatingSystem.IsWindows())
        {
            // The names of devices and pipes are expanded to paths of this form.
            bool isDevice = Path.GetFullPath(path).StartsWith(@"\\.\", StringComparison.Ordinal);
            return isDevice ? FileKind.Device : File.Exists(path) ? FileKind.File : FileKind.Nothing;
        }

        return OfUnix(Path.GetFullPath(path));
    }

    /// <summary>Throws if the path exists and is not a regular file.</summary>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device.</exception>
    internal static FileKind RequireFile(string path, FileUse use)
    {
        Require(path);
        FileKind kind = Of(path);
        if (kind == FileKind.Folder)
        {
            Throw.FileIsFolder(path, use.Participle());
        }

        if (kind is FileKind.Pipe or FileKind.Socket or FileKind.Device)
        {
            Throw.FileIsSpecial(path, kind.ToString().ToLowerInvariant(), use.Participle());
        }

        return kind;
    }

    /// <summary>Throws if a text is not a valid path.</summary>
    private static void Require(string path)
    {
        if (path.Length == 0)
        {
            Throw.PathEmpty();
        }

        if (path.Contains('\0', StringComparison.Ordinal))
        {
            Throw.PathWithNul(path);
        }
    }

    private static unsafe FileKind OfUnix(string path)
    {
        const int TypeBits = 0xF000;
        byte* status = stackalloc byte[StatusLength];
        if (Stat(path, status) != 0)
        {
            return FileKind.Nothing;
        }

        return (*(int*)(status + ModeOffset) & TypeBits) switch
        {
            0x1000 => FileKind.Pipe,
            0x2000 or 0x6000 => FileKind.Device,
            0x4000 => FileKind.Folder,
            0xC000 => FileKind.Socket,
            _ => FileKind.File,
        };
    }

    /// <summary>
    /// The runtime's own wrapper of stat(2): the public API of .NET returns the type of a file only after opening it, and the record of stat(2) differs
    /// between systems.
    /// </summary>
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int Stat(string path, byte* status);
}
