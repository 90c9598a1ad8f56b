using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>The operations whose order decides what is on the disk after a loss of power. Tests replace them to simulate one.</summary>
internal partial class Disk
{
    private static readonly Disk _system = new();
    private static readonly AsyncLocal<Disk?> _replaced = new();

    /// <summary>The disk of the system, or that of the test that runs.</summary>
    internal static Disk Current
    {
        get => _replaced.Value ?? _system;
        set => _replaced.Value = value;
    }

    /// <summary>Creates a file that must not exist.</summary>
    internal virtual FileStream Create(string path, FileStreamOptions options) => new(path, options);

    /// <summary>Waits until the content of a file is on the disk.</summary>
    internal virtual void Flush(FileStream file) => file.Flush(flushToDisk: true);

    /// <summary>Renames a file; another one of the new name is replaced.</summary>
    internal virtual void Rename(string path, string target) => File.Move(path, target, overwrite: true);

    /// <summary>Deletes a file; nothing happens if there is none.</summary>
    internal virtual void Delete(string path) => File.Delete(path);

    /// <summary>Waits until the names of the files in a folder are on the disk.</summary>
    /// <remarks>NTFS keeps names in a journal of its own. File systems that cannot do it, such as some on a network, report an error, which is ignored.</remarks>
    internal virtual void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const int CloseOnExec = 0x10;
        nint descriptor = Open(folder, CloseOnExec, mode: 0);
        if (descriptor >= 0)
        {
            _ = Synchronize(descriptor);
            _ = Close(descriptor);
        }
    }

    /// <summary>Appends lines to a file, without waiting for the disk.</summary>
    internal virtual void AppendLines(string path, IEnumerable<string> lines) => File.AppendAllLines(path, lines);

    /// <summary>The runtime's own wrappers of open(2), fsync(2) and close(2): .NET does not open folders.</summary>
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Open(string path, int flags, int mode);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_FSync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(nint descriptor);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(nint descriptor);
}
