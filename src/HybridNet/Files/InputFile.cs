namespace HybridNet;

/// <summary>Files that are read: regular ones, or links to such; all else is refused before it is opened.</summary>
internal static class InputFile
{
    /// <summary>Opens a file and reads from it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The system does not let this user read it.</exception>
    internal static T Read<T>(string path, Func<FileStream, T> read)
    {
        FileKinds.RequireFile(path, FileUse.Read);
        return FileFailures.Translate(path, FileUse.Read, () =>
        {
            using FileStream file = File.OpenRead(path);
            return read(file);
        });
    }

    /// <summary>Opens a file and reads from it without blocking.</summary>
    /// <inheritdoc cref="Read{T}(string, Func{FileStream, T})"/>
    internal static async Task<T> ReadAsync<T>(string path, Func<FileStream, Task<T>> read)
    {
        FileKinds.RequireFile(path, FileUse.Read);
        return await FileFailures.TranslateAsync(path, FileUse.Read, async () =>
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: true);
            return await read(file).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>The text of a file in UTF-8.</summary>
    /// <inheritdoc cref="Read{T}(string, Func{FileStream, T})"/>
    internal static string ReadAllText(string path)
    {
        FileKinds.RequireFile(path, FileUse.Read);
        return FileFailures.Translate(path, FileUse.Read, () => File.ReadAllText(path));
    }
}
