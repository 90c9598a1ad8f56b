using System.Text.RegularExpressions;

namespace HybridNet;

/// <summary>Says in a sentence with the path what .NET and the system say in words of their own.</summary>
internal static partial class FileFailures
{
    /// <summary>Does something with a file. Whatever the system refuses is an exception of the same family with our text.</summary>
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

    /// <summary>Whether the system refused. .NET says of a file that is too large to write (EFBIG) that an argument of its own is out of range.</summary>
    private static bool IsOfTheSystem(FileUse use, Exception failure) =>
        failure is IOException or UnauthorizedAccessException || IsTooLarge(use, failure);

    private static bool IsTooLarge(FileUse use, Exception failure) =>
        use == FileUse.Write && failure is ArgumentOutOfRangeException { ParamName: "value" };

    private static Exception Translate(string path, FileUse use, Exception failure) => failure switch
    {
        _ when IsTooLarge(use, failure) => Throw.FileFailed(path, use.Done(), "File too large", failure),
        PathTooLongException => Throw.PathTooLong(path, failure),
        UnauthorizedAccessException => Throw.FileForbidden(path, use.Verb(), failure),
        FileNotFoundException or DirectoryNotFoundException when use == FileUse.Read => Throw.FileMissing(path, Path.GetFullPath(path)),
        FileNotFoundException or DirectoryNotFoundException => Throw.FolderMissing(path, Path.GetDirectoryName(Path.GetFullPath(path))!),
        _ => Throw.FileFailed(path, use.Done(), Reason(failure.Message), failure),
    };

    /// <summary>The system's words without the path, which .NET appends.</summary>
    private static string Reason(string message) => TrailingPath().Replace(message, "").TrimEnd('.', ' ');

    [GeneratedRegex("(?: :| in) '.*'", RegexOptions.Singleline)]
    private static partial Regex TrailingPath();
}
