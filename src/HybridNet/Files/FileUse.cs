namespace HybridNet;

/// <summary>What a file is opened for.</summary>
internal enum FileUse
{
    /// <summary>To be read.</summary>
    Read,

    /// <summary>To be written.</summary>
    Write,
}

/// <summary>How sentences say it.</summary>
internal static class FileUseWords
{
    internal static string Verb(this FileUse use) => use == FileUse.Read ? "read" : "write";

    internal static string Done(this FileUse use) => use == FileUse.Read ? "read" : "written";
}
