namespace HybridNet;

/// <summary>Opens files for reading. Only regular files, or links to them, are opened; anything else throws before it is opened.</summary>
internal static class InputFile
{
    /// <summary>Opens a file and reads from it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The user has no permission to read the file.</exception>
    internal static T Read<T>(string path, Func<FileStream, T> read)
    {
        FileKinds.RequireFile(path, FileUse.Read);
        return FileFailures.Translate(path, FileUse.Read, () =>
        {
            using FileStream file = File.OpenRead(path);
            return read(file);
        });
    }

    /// <summary>Opens a file and reads from it asynchronously.</summary>
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

    /// <summary>Reads a text file in UTF-8.</summary>
    /// <inheritdoc cref="Read{T}(string, Func{FileStream, T})"/>
    internal static string ReadAllText(string path)
    {
        FileKinds.RequireFile(path, FileUse.Read);
        return FileFailures.Translate(path, FileUse.Read, () => File.ReadAllText(path));
    }
}
