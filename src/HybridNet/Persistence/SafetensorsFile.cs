namespace HybridNet;

/// <summary>
/// Named tensors and texts in the safetensors format, which many programs read and write; nothing in such a file is ever executed.
/// </summary>
/// <remarks>
/// What is written depends on nothing but tensors, names and texts: equal contents are equal bytes. Little-endian processors only.
/// Source: https://github.com/huggingface/safetensors, "Format".
/// </remarks>
/// <example><code>
/// var file = new SafetensorsFile { Tensors = { ["weights"] = Matrix.From([[1f, 2f]]) }, Metadata = { ["made by"] = "me" } };
/// file.Write("weights.safetensors");
/// Matrix weights = SafetensorsFile.Read("weights.safetensors").Tensors["weights"].ToMatrix();
/// </code></example>
public sealed class SafetensorsFile
{
    /// <summary>What is written at a time where writing does not block.</summary>
    private const int Piece = 1 << 20;

    private readonly SortedDictionary<string, string> _metadata;

    /// <summary>A file without tensors and texts, to be filled.</summary>
    public SafetensorsFile()
        : this(new(StringComparer.Ordinal))
    {
    }

    private SafetensorsFile(SortedDictionary<string, string> metadata) => _metadata = metadata;

    /// <summary>The tensors by their names.</summary>
    public IDictionary<string, StoredTensor> Tensors { get; } = new SortedDictionary<string, StoredTensor>(StringComparer.Ordinal);

    /// <summary>Texts about them by their names.</summary>
    public IDictionary<string, string> Metadata => _metadata;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>All that is in it.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or no safetensors file.</exception>
    public static SafetensorsFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return InputFile.Read(path, stream => Read(stream, path));
    }

    /// <summary>Reads a file without blocking.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>All that is in it.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or no safetensors file.</exception>
    public static Task<SafetensorsFile> ReadAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return InputFile.ReadAsync(path, stream => ReadAsync(stream, path, cancellation));
    }

    /// <summary>Reads from a stream without blocking; else as <see cref="Read(Stream, string)"/>.</summary>
    /// <param name="stream">Read to its end, where it stands afterward; not closed.</param>
    /// <param name="source">What it is called in errors.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>All that is in it.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or of another format.</exception>
    public static Task<SafetensorsFile> ReadAsync(Stream stream, string source = "safetensors", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return ReadAsync(new ForwardReader(stream, isAsync: true, cancellation), source);
    }

    /// <summary>Reads what a file would hold.</summary>
    /// <param name="bytes">The whole of it.</param>
    /// <param name="source">What it is called in errors.</param>
    /// <returns>All that is in it.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or of another format.</exception>
    public static SafetensorsFile Read(byte[] bytes, string source = "safetensors")
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Read(new MemoryStream(bytes, writable: false), source);
    }

    /// <summary>
    /// Reads from a stream all that is left of it, such as the body of a response or the entry of an archive. It need not be seekable. No more
    /// memory is asked for than bytes arrive.
    /// </summary>
    /// <param name="stream">Read to its end, where it stands afterward; not closed.</param>
    /// <param name="source">What it is called in errors.</param>
    /// <returns>All that is in it.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or of another format.</exception>
    public static SafetensorsFile Read(Stream stream, string source = "safetensors")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return ReadAsync(new ForwardReader(stream), source).GetAwaiter().GetResult();
    }

    /// <summary>Writes a file, whole or not at all: where it fails, a file that was there before is left as it was.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">There is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    /// <exception cref="ArgumentException">A tensor has the name that is kept for the texts, or a name is no Unicode text.</exception>
    public void Write(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        AtomicFile.Write(path, Write);
    }

    /// <summary>Writes to a stream what <see cref="Write(string)"/> writes to a file.</summary>
    /// <param name="stream">Where to write; not closed.</param>
    /// <exception cref="ArgumentException">A tensor has the name that is kept for the texts, or a name is no Unicode text.</exception>
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

    /// <summary>Writes a file without blocking; else as <see cref="Write(string)"/>. Tensors must not change meanwhile.</summary>
    /// <param name="path">The file; replaced if it is there, and left as it was where writing is canceled.</param>
    /// <param name="cancellation">Ends writing with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A task that ends when the file is on the disk.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">There is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    /// <exception cref="ArgumentException">A tensor has the name that is kept for the texts, or a name is no Unicode text.</exception>
    public Task WriteAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return AtomicFile.WriteAsync(path, stream => WriteAsync(stream, cancellation));
    }

    /// <summary>Writes to a stream without blocking. Tensors must not change meanwhile.</summary>
    /// <param name="stream">Where to write; not closed.</param>
    /// <param name="cancellation">Ends writing with an <see cref="OperationCanceledException"/>; what was written stays in the stream.</param>
    /// <returns>A task that ends when all is written.</returns>
    /// <exception cref="ArgumentException">A tensor has the name that is kept for the texts, or a name is no Unicode text.</exception>
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

    /// <summary>What <see cref="Write(string)"/> writes to a file.</summary>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">A tensor has the name that is kept for the texts, or a name is no Unicode text.</exception>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return stream.ToArray();
    }

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

    /// <summary>The same with tensors of its own, which nothing changes.</summary>
    internal SafetensorsFile Copy()
    {
        var copy = new SafetensorsFile(_metadata);
        foreach ((string name, StoredTensor tensor) in Tensors)
        {
            copy.Tensors.Add(name, tensor.Copy());
        }

        return copy;
    }

    /// <summary>The header, and the tensors in their order: wide elements first, so that every tensor is aligned; among equals by name.</summary>
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
