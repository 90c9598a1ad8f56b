namespace HybridNet;

/// <summary>The purpose of opening a file.</summary>
internal enum FileUse
{
    /// <summary>Reading.</summary>
    Read,

    /// <summary>Writing.</summary>
    Write,
}

/// <summary>The words for error texts.</summary>
internal static class FileUseWords
{
    internal static string Verb(this FileUse use) => use == FileUse.Read ? "read" : "write";

    internal static string Participle(this FileUse use) => use == FileUse.Read ? "read" : "written";
}
