using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>An array of any rank from an IDX file, the format of the MNIST family, plain or compressed with gzip.</summary>
/// <remarks>
/// The file: two zeros, the type of the elements, the number of dimensions (a byte each); the dimensions (32 bits each); the elements, the last
/// dimension fastest. Numbers have their most significant byte first. Whether it is compressed is seen from the content, whatever its name.
/// </remarks>
/// <example><code>
/// IdxFile images = IdxFile.Read("t10k-images-idx3-ubyte.gz");      // 10000 x 28 x 28, UnsignedByte
/// Matrix pixels = images.ToMatrix();                               // (10000, 784), 0 to 255
/// int[] labels = IdxFile.Read("t10k-labels-idx1-ubyte.gz").ToClassNumbers();
/// </code></example>
public sealed class IdxFile
{
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

    /// <summary>What the elements are.</summary>
    public IdxType Type { get; }

    /// <summary>The size along each axis, such as images, rows, columns.</summary>
    public IReadOnlyList<int> Dimensions => _dimensions.AsReadOnly();

    /// <summary>Number of elements, the product of the dimensions.</summary>
    public int Count => _content.Length / IdxContent.BytesOf(Type);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, plain or compressed.</param>
    /// <returns>The array.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="FormatException">It is no IDX file, shorter or longer than its dimensions say, damaged, or too large.</exception>
    public static IdxFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return InputFile.Read(path, file => Read(file, path));
    }

    /// <summary>Reads from a stream all that is left of it, such as the entry of an archive. It need not be seekable.</summary>
    /// <param name="stream">What a file would hold, plain or compressed. Read to its end, where it stands afterward; not closed.</param>
    /// <param name="source">What the array is called in errors.</param>
    /// <returns>The array.</returns>
    /// <exception cref="FormatException">It is no IDX file, shorter or longer than its dimensions say, damaged, or too large.</exception>
    public static IdxFile Read(Stream stream, string source = "IDX data")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return FromAsync(new(stream), source).GetAwaiter().GetResult();
    }

    /// <summary>Reads a file without blocking.</summary>
    /// <param name="path">The file, plain or compressed.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The array.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="FormatException">It is no IDX file, shorter or longer than its dimensions say, damaged, or too large.</exception>
    public static Task<IdxFile> ReadAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return InputFile.ReadAsync(path, file => ReadAsync(file, path, cancellation));
    }

    /// <summary>Reads from a stream without blocking; else as <see cref="Read(Stream, string)"/>.</summary>
    /// <param name="stream">What a file would hold, plain or compressed. Read to its end, where it stands afterward; not closed.</param>
    /// <param name="source">What the array is called in errors.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The array.</returns>
    /// <exception cref="FormatException">It is no IDX file, shorter or longer than its dimensions say, damaged, or too large.</exception>
    public static Task<IdxFile> ReadAsync(Stream stream, string source = "IDX data", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return FromAsync(new(stream, isAsync: true, cancellation), source);
    }

    /// <summary>Takes the content of a file apart.</summary>
    /// <param name="content">What a file would hold, plain or compressed. Read only.</param>
    /// <param name="source">What the array is called in errors.</param>
    /// <returns>The array.</returns>
    /// <exception cref="FormatException">It is no IDX file, shorter or longer than its dimensions say, damaged, or too large.</exception>
    public static IdxFile Parse(byte[] content, string source = "IDX data")
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(source);
        return Read(new MemoryStream(content, writable: false), source);
    }

    /// <summary>The elements as a table: one row for each step along the first axis, all others in one.</summary>
    /// <param name="dtype">Of the result; integers of 32 bits and doubles are rounded once to fit Float32.</param>
    /// <returns>A new matrix, shape (first dimension, product of the others).</returns>
    /// <exception cref="ShapeException">There are more elements than a matrix holds.</exception>
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

    /// <summary>The elements as class numbers, such as a file of labels holds.</summary>
    /// <returns>One whole number of 0 or more for each element.</returns>
    /// <exception cref="FormatException">There is more than one dimension, the elements are no whole numbers, or one is negative.</exception>
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

    /// <summary>What the array is called in errors.</summary>
    internal string Source => _source;

    /// <summary>The bytes of the elements, in the byte order of the file; they are those of an UnsignedByte file itself.</summary>
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
                Turn<short>(target, BinaryPrimitives.ReverseEndianness);
                break;
            case 4:
                Turn<int>(target, BinaryPrimitives.ReverseEndianness);
                break;
            case 8:
                Turn<long>(target, BinaryPrimitives.ReverseEndianness);
                break;
            default:
                break;
        }
    }

    private delegate void Reversal<T>(ReadOnlySpan<T> source, Span<T> target);

    private static void Turn<T>(Span<byte> bytes, Reversal<T> reversal)
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
