using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>An array of any rank from an IDX file, the format of the MNIST family, plain or compressed with gzip.</summary>
/// <remarks>
/// The format: two zeros, the type of the elements, the number of dimensions (one byte each); the dimensions (32 bits each); the elements, the last
/// dimension fastest. Numbers are big-endian. Compression is detected from the content, not from the name of the file.
/// </remarks>
/// <example><code>
/// IdxFile images = IdxFile.Read("t10k-images-idx3-ubyte.gz");      // 10000 x 28 x 28, UnsignedByte
/// Matrix pixels = images.ToMatrix();                               // (10000, 784), 0 to 255
/// int[] labels = IdxFile.Read("t10k-labels-idx1-ubyte.gz").ToClassNumbers();
/// </code></example>
public sealed class IdxFile
{
    /// <summary>Number of bytes that are read at a time; pixels become four times as many as numbers.</summary>
    private const int BlockBytes = 1 << 20;

    private readonly string _source;
    private readonly int[] _dimensions;
    private readonly byte[] _content;

    private IdxFile(string source, IdxType type, int[] dimensions, byte[] content)
    {
        _source = source;
        Type = type;
        _dimensions = dimensions;
        _content = content;
    }

    /// <summary>The type of the elements.</summary>
    public IdxType Type { get; }

    /// <summary>The size along each axis, such as images, rows, columns.</summary>
    public IReadOnlyList<int> Dimensions => _dimensions.AsReadOnly();

    /// <summary>Number of elements, the product of the dimensions.</summary>
    public int Count => _content.Length / IdxContent.BytesOf(Type);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, plain or compressed.</param>
    /// <returns>The array.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="FormatException">The content is not an IDX file, shorter or longer than its dimensions require, damaged, or too large.</exception>
    public static IdxFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return InputFile.Read(path, file => Read(file, path));
    }

    /// <summary>Reads the rest of a stream, such as the entry of an archive. The stream does not have to be seekable.</summary>
    /// <param name="stream">The content of an IDX file, plain or compressed. Read to its end; not closed.</param>
    /// <param name="source">The name of the array in error texts.</param>
    /// <returns>The array.</returns>
    /// <exception cref="FormatException">The content is not an IDX file, shorter or longer than its dimensions require, damaged, or too large.</exception>
    public static IdxFile Read(Stream stream, string source = "IDX data")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return FromAsync(new(stream), source).GetAwaiter().GetResult();
    }

    /// <summary>Reads a file asynchronously.</summary>
    /// <param name="path">The file, plain or compressed.</param>
    /// <param name="cancellation">Cancels reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The array.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="FormatException">The content is not an IDX file, shorter or longer than its dimensions require, damaged, or too large.</exception>
    public static Task<IdxFile> ReadAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return InputFile.ReadAsync(path, file => ReadAsync(file, path, cancellation));
    }

    /// <summary>Reads a stream asynchronously; otherwise like <see cref="Read(Stream, string)"/>.</summary>
    /// <param name="stream">The content of an IDX file, plain or compressed. Read to its end; not closed.</param>
    /// <param name="source">The name of the array in error texts.</param>
    /// <param name="cancellation">Cancels reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The array.</returns>
    /// <exception cref="FormatException">The content is not an IDX file, shorter or longer than its dimensions require, damaged, or too large.</exception>
    public static Task<IdxFile> ReadAsync(Stream stream, string source = "IDX data", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return FromAsync(new(stream, isAsync: true, cancellation), source);
    }

    /// <summary>Reads a file in blocks along its first axis, so that memory does not depend on the length of the file.</summary>
    /// <param name="path">The file, plain or compressed.</param>
    /// <returns>The blocks in order, read one at a time; one block without elements for a file without elements.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="FormatException">As in <see cref="Read(string)"/>, thrown by the block with the error; the file may be larger than an array.</exception>
    /// <example><code>
    /// foreach (IdxFile block in IdxFile.ReadBlocks("train-images-idx3-ubyte.gz"))
    /// {
    ///     samples.Add(new(block.ToMatrix(), labels[samples.Count..(samples.Count + block.Dimensions[0])]));
    /// }
    /// </code></example>
    public static IEnumerable<IdxFile> ReadBlocks(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        InputFile.Read(path, _ => true);
        return BlocksOf(BlockBytes, path);
    }

    /// <summary>Reads blocks of a given number of bytes; a longer row is a block.</summary>
    internal static IEnumerable<IdxFile> BlocksOf(int blockBytes, string path)
    {
        using FileStream file = FileFailures.Translate(path, FileUse.Read, () => File.OpenRead(path));
        foreach ((IdxType type, int[] dimensions, byte[] content, int rows) in IdxContent.Blocks(file, blockBytes, path))
        {
            yield return new(path, type, dimensions, content) { RowsOfFile = rows };
        }
    }

    /// <summary>Parses the content of a file.</summary>
    /// <param name="content">The content of an IDX file, plain or compressed. Read only.</param>
    /// <param name="source">The name of the array in error texts.</param>
    /// <returns>The array.</returns>
    /// <exception cref="FormatException">The content is not an IDX file, shorter or longer than its dimensions require, damaged, or too large.</exception>
    public static IdxFile Parse(byte[] content, string source = "IDX data")
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(source);
        return Read(new MemoryStream(content, writable: false), source);
    }

    /// <summary>Converts the elements to a matrix: one row per index of the first axis, with the other axes flattened.</summary>
    /// <param name="dtype">The dtype of the result; 32-bit integers and doubles are rounded once to Float32.</param>
    /// <returns>A new matrix, shape (first dimension, product of the others).</returns>
    /// <exception cref="ShapeException">There are more elements than a matrix can hold.</exception>
    public Matrix ToMatrix(DType dtype = DType.Float32)
    {
        var matrix = new Matrix(_dimensions[0], Columns(), dtype);
        if (dtype == DType.Float64)
        {
            Fill(matrix.AsDoubleSpan());
        }
        else
        {
            Fill(matrix.AsFloatSpan());
        }

        return matrix;
    }

    /// <summary>Converts the elements of a file of labels to class numbers.</summary>
    /// <returns>One integer, at least 0, per element.</returns>
    /// <exception cref="FormatException">There is more than one dimension, the elements are not integers, or one is negative.</exception>
    public int[] ToClassNumbers()
    {
        if (_dimensions.Length != 1 || Type is IdxType.Float32 or IdxType.Float64)
        {
            Throw.IdxNoLabels(_source, ToString());
        }

        int[] classes = new int[Count];
        for (int i = 0; i < classes.Length; i++)
        {
            classes[i] = (int)Element(i);
            if (classes[i] < 0)
            {
                Throw.IdxNegativeLabel(_source, i, classes[i]);
            }
        }

        return classes;
    }

    /// <summary>Dimensions and type, such as <c>10000 x 28 x 28, UnsignedByte</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{string.Join(" x ", _dimensions)}, {Type}";

    /// <summary>The name of the array in error texts.</summary>
    internal string Source => _source;

    /// <summary>The size of the first dimension in the file; this can be a block of it.</summary>
    internal int RowsOfFile { get => field > 0 ? field : _dimensions[0]; init; }

    /// <summary>The bytes of the elements, in the byte order of the file; for UnsignedByte these are the elements.</summary>
    internal ReadOnlyMemory<byte> Bytes => _content;

    /// <summary>Copies the elements in the machine's byte order.</summary>
    internal void CopyTo(Span<byte> target)
    {
        _content.CopyTo(target);
        if (!BitConverter.IsLittleEndian)
        {
            return;
        }

        switch (IdxContent.BytesOf(Type))
        {
            case 2:
                Reverse<short>(target, BinaryPrimitives.ReverseEndianness);
                break;
            case 4:
                Reverse<int>(target, BinaryPrimitives.ReverseEndianness);
                break;
            case 8:
                Reverse<long>(target, BinaryPrimitives.ReverseEndianness);
                break;
            default:
                break;
        }
    }

    private delegate void Reversal<T>(ReadOnlySpan<T> source, Span<T> target);

    private static void Reverse<T>(Span<byte> bytes, Reversal<T> reversal)
        where T : unmanaged
    {
        Span<T> elements = MemoryMarshal.Cast<byte, T>(bytes);
        reversal(elements, elements);
    }

    private static async Task<IdxFile> FromAsync(ForwardReader reader, string source)
    {
        (IdxType type, int[] dimensions, byte[] content) = await IdxContent.ReadAsync(reader, source).ConfigureAwait(false);
        return new IdxFile(source, type, dimensions, content);
    }

    private int Columns()
    {
        long columns = 1;
        foreach (int size in _dimensions.AsSpan(1))
        {
            columns = Math.Min(columns * size, int.MaxValue);
        }

        return (int)columns;
    }

    private void Fill(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Element(i);
        }
    }

    private void Fill(Span<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)Element(i);
        }
    }

    private double Element(int i) => Type switch
    {
        IdxType.UnsignedByte => _content[i],
        IdxType.SignedByte => (sbyte)_content[i],
        IdxType.Int16 => BinaryPrimitives.ReadInt16BigEndian(_content.AsSpan(2 * i)),
        IdxType.Int32 => BinaryPrimitives.ReadInt32BigEndian(_content.AsSpan(4 * i)),
        IdxType.Float32 => BinaryPrimitives.ReadSingleBigEndian(_content.AsSpan(4 * i)),
        _ => BinaryPrimitives.ReadDoubleBigEndian(_content.AsSpan(8 * i)),
    };
}
