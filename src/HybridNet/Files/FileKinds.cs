using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>Tells regular files from what only looks like one.</summary>
internal static partial class FileKinds
{
    /// <summary>More than the runtime's record has on any system.</summary>
    private const int StatusLength = 256;

    /// <summary>The second field of the runtime's record, after its flags.</summary>
    private const int ModeOffset = 4;

    /// <summary>What stands at a path, without opening it: opening a pipe waits, and opening a device can do something.</summary>
    internal static FileKind Of(string path)
    {
        if (Directory.Exists(path))
        {
            return FileKind.Folder;
        }

        if (OperatingSystem.IsWindows())
        {
            // Names of devices and pipes become paths of this form.
            bool isDevice = Path.GetFullPath(path).StartsWith(@"\\.\", StringComparison.Ordinal);
            return isDevice ? FileKind.Device : File.Exists(path) ? FileKind.File : FileKind.Nothing;
        }

        return OfUnix(Path.GetFullPath(path));
    }

    /// <summary>Refuses what is there and is no regular file.</summary>
    /// <exception cref="IOException">The path leads to a folder, a pipe, a socket or a device.</exception>
    internal static FileKind RequireFile(string path, FileUse use)
    {
        Require(path);
        FileKind kind = Of(path);
        if (kind == FileKind.Folder)
        {
            Throw.FileIsFolder(path, use.Done());
        }

        if (kind is FileKind.Pipe or FileKind.Socket or FileKind.Device)
        {
            Throw.FileIsSpecial(path, kind.ToString().ToLowerInvariant(), use.Done());
        }

        return kind;
    }

    /// <summary>Refuses a text that is no path.</summary>
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
    /// The runtime's own door to stat(2): .NET shows the type of a file only after opening it, and the record of stat(2) itself differs from
    /// system to system.
    /// </summary>
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int Stat(string path, byte* status);
}
