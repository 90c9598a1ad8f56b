namespace HybridNet;

/// <summary>Checks files for writing, and appends lines to files; links are followed.</summary>
internal static class OutputFile
{
    /// <summary>Throws if no file can be written at a path; called before training starts, so that no work is lost.</summary>
    /// <returns>Whether there is a regular file or none.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, or a link cannot be followed.</exception>
    internal static FileKind Check(string path)
    {
        FileKind kind = FileKinds.RequireFile(path, FileUse.Write);
        string target = Target(path);
        string folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            FileFailures.Translate(path, FileUse.Write, () => NothingAt(folder));
            throw Throw.FolderMissing(path, folder);
        }

        return kind == FileKind.Nothing ? FileFailures.Translate(path, FileUse.Write, () => NothingAt(target)) : kind;
    }

    /// <summary>Accesses a file that does not exist; throws with the reason of the system if no file can be created there.</summary>
    private static FileKind NothingAt(string target)
    {
        try
        {
            File.GetAttributes(target);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
        }

        return FileKind.Nothing;
    }

    /// <summary>Follows a link, so that its target is written and not the link.</summary>
    internal static string Target(string path) => FileFailures.Translate(path, FileUse.Write, () =>
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    });

    /// <summary>Throws if nothing can be appended to a file. A file that does not exist is created and deleted.</summary>
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

    /// <summary>Appends lines to a file, which is created if it does not exist.</summary>
    internal static void AppendLines(string path, IEnumerable<string> lines)
    {
        Check(path);
        FileFailures.Translate(path, FileUse.Write, () => Disk.Current.AppendLines(path, lines));
    }
}
