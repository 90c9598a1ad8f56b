using System.Globalization;

namespace HybridNet;

/// <summary>
/// Named tensors and texts in the safetensors format, which many programs read and write. Nothing in such a file is executed.
/// </summary>
/// <remarks>
/// The bytes of a file depend only on tensors, names and texts: equal contents give equal bytes. Little-endian processors only.
/// Source: https://github.com/huggingface/safetensors, "Format".
/// </remarks>
/// <example><code>
/// var file = new SafetensorsFile { Tensors = { ["weights"] = Matrix.From([[1f, 2f]]) }, Metadata = { ["made by"] = "me" } };
/// file.Write("weights.safetensors");
/// Matrix weights = SafetensorsFile.Read("weights.safetensors").Tensors["weights"].ToMatrix();
/// </code></example>
public sealed class SafetensorsFile
{
    /// <summary>Number of bytes per asynchronous write.</summary>
    private const int Piece = 1 << 20;

    private readonly SortedDictionary<string, string> _metadata;

    /// <summary>Creates an empty file.</summary>
    public SafetensorsFile()
        : this(new(StringComparer.Ordinal))
    {
    }

    private SafetensorsFile(SortedDictionary<string, string> metadata) => _metadata = metadata;

    /// <summary>The tensors by their names.</summary>
    public IDictionary<string, StoredTensor> Tensors { get; } = new SortedDictionary<string, StoredTensor>(StringComparer.Ordinal);

    /// <summary>The metadata of the header: texts by their names.</summary>
    public IDictionary<string, string> Metadata => _metadata;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The tensors and the metadata.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or not a safetensors file.</exception>
    public static SafetensorsFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return InputFile.Read(path, stream => Read(stream, path));
    }

    /// <summary>Reads a file asynchronously.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Cancels reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The tensors and the metadata.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or not a safetensors file.</exception>
    public static Task<SafetensorsFile> ReadAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return InputFile.ReadAsync(path, stream => ReadAsync(stream, path, cancellation));
    }

    /// <summary>Reads a stream asynchronously; otherwise like <see cref="Read(Stream, string)"/>.</summary>
    /// <param name="stream">The stream, read to its end; not closed.</param>
    /// <param name="source">The name of the source in error texts.</param>
    /// <param name="cancellation">Cancels reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The tensors and the metadata.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or have another format.</exception>
    public static Task<SafetensorsFile> ReadAsync(Stream stream, string source = "safetensors", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return ReadAsync(new ForwardReader(stream, isAsync: true, cancellation), source);
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="source">The name of the source in error texts.</param>
    /// <returns>The tensors and the metadata.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or have another format.</exception>
    public static SafetensorsFile Read(byte[] bytes, string source = "safetensors")
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Read(new MemoryStream(bytes, writable: false), source);
    }

    /// <summary>
    /// Reads the rest of a stream, such as the body of a response or the entry of an archive. The stream does not have to be seekable. Memory is
    /// allocated only for bytes that arrive.
    /// </summary>
    /// <param name="stream">The stream, read to its end; not closed.</param>
    /// <param name="source">The name of the source in error texts.</param>
    /// <returns>The tensors and the metadata.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or have another format.</exception>
    public static SafetensorsFile Read(Stream stream, string source = "safetensors")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return ReadAsync(new ForwardReader(stream), source).GetAwaiter().GetResult();
    }

    /// <summary>Writes a file atomically: if writing fails, an existing file is unchanged.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    /// <exception cref="ArgumentException">A tensor has the name that is reserved for the metadata, or a name is not a Unicode text; or the ending of the path is that of another format.</exception>
    public void Write(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileEnding.CheckSafetensors(path);
        AtomicFile.Write(path, Write);
    }

    /// <summary>Writes the content of the file to a stream.</summary>
    /// <param name="stream">The stream to write to; not closed.</param>
    /// <exception cref="ArgumentException">A tensor has the name that is reserved for the metadata, or a name is not a Unicode text.</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        (byte[] header, StoredTensor[] tensors) = Parts();
        stream.Write(header);
        foreach (StoredTensor tensor in tensors)
        {
            stream.Write(tensor.Bytes);
        }
    }

    /// <summary>Writes a file asynchronously; otherwise like <see cref="Write(string)"/>. Tensors must not change during writing.</summary>
    /// <param name="path">The file; replaced if it exists, and unchanged if writing is canceled.</param>
    /// <param name="cancellation">Cancels writing with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A task that completes when the file is on the disk.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    /// <exception cref="ArgumentException">A tensor has the name that is reserved for the metadata, or a name is not a Unicode text; or the ending of the path is that of another format.</exception>
    public Task WriteAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileEnding.CheckSafetensors(path);
        return AtomicFile.WriteAsync(path, stream => WriteAsync(stream, cancellation));
    }

    /// <summary>Writes to a stream asynchronously. Tensors must not change during writing.</summary>
    /// <param name="stream">The stream to write to; not closed.</param>
    /// <param name="cancellation">Cancels writing with an <see cref="OperationCanceledException"/>; bytes that were already written stay in the stream.</param>
    /// <returns>A task that completes when everything is written.</returns>
    /// <exception cref="ArgumentException">A tensor has the name that is reserved for the metadata, or a name is not a Unicode text.</exception>
    public Task WriteAsync(Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return WritePartsAsync();

        async Task WritePartsAsync()
        {
            (byte[] header, StoredTensor[] tensors) = Parts();
            await stream.WriteAsync(header, cancellation).ConfigureAwait(false);
            byte[] piece = new byte[Piece];
            foreach (StoredTensor tensor in tensors)
            {
                for (long begin = 0; begin < tensor.Bytes.Length; begin += Piece)
                {
                    int length = (int)Math.Min(Piece, tensor.Bytes.Length - begin);
                    tensor.Bytes.Slice((int)begin, length).CopyTo(piece);
                    await stream.WriteAsync(piece.AsMemory(0, length), cancellation).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Returns the content of the file.</summary>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">A tensor has the name that is reserved for the metadata, or a name is not a Unicode text.</exception>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return stream.ToArray();
    }

    /// <summary>Such as <c>4 tensors, 1 texts</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Tensors.Count} tensors, {Metadata.Count} texts");

    private static async Task<SafetensorsFile> ReadAsync(ForwardReader reader, string source)
    {
        SafetensorsHeader header = await SafetensorsHeader.ReadAsync(reader, source).ConfigureAwait(false);
        var file = new SafetensorsFile(header.Metadata);
        foreach (TensorEntry entry in header.Entries)
        {
            (StoredTensor? tensor, int arrived) = await StoredTensor.ReadAsync(reader, entry).ConfigureAwait(false);
            if (tensor is null)
            {
                Throw.TensorsEnd(source, header.Length, entry.Begin + arrived);
            }

            file.Tensors.Add(entry.Name, tensor);
        }

        if ((await reader.ReadAsync(1).ConfigureAwait(false)).Length > 0)
        {
            Throw.TensorsGoOn(source, header.Length);
        }

        return file;
    }

    /// <summary>Returns a copy with copied tensors.</summary>
    internal SafetensorsFile Copy()
    {
        var copy = new SafetensorsFile(_metadata);
        foreach ((string name, StoredTensor tensor) in Tensors)
        {
            copy.Tensors.Add(name, tensor.Copy());
        }

        return copy;
    }

    /// <summary>The header, and the tensors in the order of the file: wide elements first, so that every tensor is aligned; then by name.</summary>
    private (byte[] Header, StoredTensor[] Tensors) Parts()
    {
        if (Tensors.ContainsKey(SafetensorsHeader.MetadataName))
        {
            Throw.ReservedName(SafetensorsHeader.MetadataName);
        }

        (string Name, StoredTensor Tensor)[] tensors =
            [.. Tensors.Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => TensorKinds.Rank(pair.Value.Kind))];
        return (SafetensorsHeader.Write(_metadata, tensors), Array.ConvertAll(tensors, each => each.Tensor));
    }
}
