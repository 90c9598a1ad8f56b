namespace HybridNet;

/// <summary>Files that grow line by line; a link is followed.</summary>
internal static class OutputFile
{
    /// <summary>Refuses a path at which no file can be written, so that it is known before there is work to lose.</summary>
    /// <returns>What is there: nothing, or a regular file.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">There is a folder, a pipe, a socket or a device, or the path cannot be followed.</exception>
    internal static FileKind Check(string path)
    {
        FileKind kind = FileKinds.RequireFile(path, FileUse.Write);
        string path_ = Target(path);
        string folder = Path.GetDirectoryName(path_)!;
        if (!Directory.Exists(folder))
        {
            FileFailures.Translate(path, FileUse.Write, () => NothingAt(folder));
            throw Throw.FolderMissing(path, folder);
        }

        return kind == FileKind.Nothing ? FileFailures.Translate(path, FileUse.Write, () => NothingAt(path_)) : kind;
    }

    /// <summary>Asks for what is not there; the system refuses with a reason of its own if nothing can be there.</summary>
    private static FileKind NothingAt(string path_)
    {
        try
        {
            File.GetAttributes(path_);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
        }

        return FileKind.Nothing;
    }

    /// <summary>Where a path ends: a link is followed, so that what it points to is written and not the link.</summary>
    internal static string Target(string path) => FileFailures.Translate(path, FileUse.Write, () =>
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    });

    /// <summary>Refuses a file to which nothing can be added; a file that is not there is made and goes again.</summary>
    internal static void CheckAppending(string path)
    {
        bool isNew = Check(path) == FileKind.Nothing;
        FileFailures.Translate(path, FileUse.Write, () =>
        {
            using (File.Open(path, FileMode.Append))
            {
            }

            if (isNew)
            {
                File.Delete(Target(path));
            }
        });
    }

    /// <summary>Adds lines at the end of a file, which is made if it is not there.</summary>
    internal static void AppendLines(string path, IEnumerable<string> lines)
    {
        Check(path);
        FileFailures.Translate(path, FileUse.Write, () => File.AppendAllLines(path, lines));
    }
}
