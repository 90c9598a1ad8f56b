namespace HybridNet;

/// <summary>The kind of file at a path, after following links.</summary>
internal enum FileKind
{
    /// <summary>No file, or a file that this user may not access.</summary>
    Nothing,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A named pipe (FIFO): opening it blocks until the other end is opened.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,

    /// <summary>A device, such as a terminal or a disk.</summary>
    Device,
}
