using System.Text.RegularExpressions;

namespace HybridNet;

/// <summary>Translates exceptions of .NET and of the operating system to exceptions of the same type with our error texts, which contain the path.</summary>
internal static partial class FileFailures
{
    /// <summary>Runs an operation on a file and translates its exceptions.</summary>
    internal static T Translate<T>(string path, FileUse use, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (IsOfTheSystem(use, failure))
        {
            throw Translate(path, use, failure);
        }
    }

    /// <inheritdoc cref="Translate{T}(string, FileUse, Func{T})"/>
    internal static void Translate(string path, FileUse use, Action action) => Translate(path, use, () =>
    {
        action();
        return true;
    });

    /// <inheritdoc cref="Translate{T}(string, FileUse, Func{T})"/>
    internal static async Task<T> TranslateAsync<T>(string path, FileUse use, Func<Task<T>> action)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception failure) when (IsOfTheSystem(use, failure))
        {
            throw Translate(path, use, failure);
        }
    }

    /// <summary>
    /// Whether the operating system reported the error. For a file that is too large to write (EFBIG) .NET throws an ArgumentOutOfRangeException.
    /// </summary>
    private static bool IsOfTheSystem(FileUse use, Exception failure) =>
        failure is IOException or UnauthorizedAccessException || IsTooLarge(use, failure);

    private static bool IsTooLarge(FileUse use, Exception failure) =>
        use == FileUse.Write && failure is ArgumentOutOfRangeException { ParamName: "value" };

    private static Exception Translate(string path, FileUse use, Exception failure) => failure switch
    {
        _ when IsTooLarge(use, failure) => Throw.FileFailed(path, use.Participle(), "File too large", failure),
        PathTooLongException => Throw.PathTooLong(path, failure),
        UnauthorizedAccessException => Throw.FileForbidden(path, use.Verb(), failure),
        FileNotFoundException or DirectoryNotFoundException when use == FileUse.Read => Throw.FileMissing(path, Path.GetFullPath(path)),
        FileNotFoundException or DirectoryNotFoundException => Throw.FolderMissing(path, Path.GetDirectoryName(Path.GetFullPath(path))!),
        _ => Throw.FileFailed(path, use.Participle(), Reason(failure.Message), failure),
    };

    /// <summary>The message of the system without the path that .NET appends.</summary>
    private static string Reason(string message) => TrailingPath().Replace(message, "").TrimEnd('.', ' ');

    [GeneratedRegex("(?: :| in) '.*'", RegexOptions.Singleline)]
    private static partial Regex TrailingPath();
}
