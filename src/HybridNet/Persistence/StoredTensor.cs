namespace HybridNet;

/// <summary>One tensor of a <see cref="SafetensorsFile"/>: an element type, a shape, and bytes.</summary>
public sealed class StoredTensor
{
    private readonly Matrix? _matrix;
    private readonly byte[] _bytes = [];
    private readonly long[] _shape;

    /// <summary>Creates a tensor from a matrix, whose values are read when the file is written.</summary>
    /// <param name="matrix">The matrix, not copied.</param>
    public StoredTensor(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if ((long)matrix.Length * matrix.DType.Size() > Array.MaxLength)
        {
            Throw.TensorTooLarge($"matrix {matrix}", (long)matrix.Length * matrix.DType.Size());
        }

        _matrix = matrix;
        _shape = [matrix.Rows, matrix.Columns];
        Kind = TensorKinds.Of(matrix.DType);
    }

    /// <summary>Creates a tensor with elements of any type of the format.</summary>
    /// <param name="kind">The name of the type in the format: "F32", "I64", "U8", ...</param>
    /// <param name="bytes">The elements in row-major order, little-endian; copied.</param>
    /// <param name="shape">The length of each axis; none for a single number.</param>
    /// <exception cref="ArgumentException">The type is unknown, or the number of bytes does not match type and shape.</exception>
    public StoredTensor(string kind, ReadOnlySpan<byte> bytes, params long[] shape)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(shape);
        if (TensorKinds.Rank(kind) < 0)
        {
            Throw.StoredKind(kind, TensorKinds.Names);
        }

        if (TensorKinds.BytesOf(kind, shape) != bytes.Length)
        {
            Throw.StoredLength(kind, TensorKinds.Written(shape), bytes.Length);
        }

        Kind = kind;
        _shape = [.. shape];
        _bytes = bytes.ToArray();
    }

    private StoredTensor(TensorEntry entry, Matrix? matrix, byte[] bytes)
    {
        Kind = entry.Kind;
        _shape = entry.Shape;
        _matrix = matrix;
        _bytes = bytes;
    }

    /// <summary>The name of the type of the elements in the format: "F32", "F64", "I64", "U8", ...</summary>
    public string Kind { get; }

    /// <summary>The length of each axis; empty for a single number.</summary>
    public IReadOnlyList<long> Shape => _shape.AsReadOnly();

    /// <summary>The elements in row-major order, little-endian; not copied.</summary>
    public ReadOnlySpan<byte> Bytes => _matrix is null ? _bytes : _matrix.AsBytes();

    /// <summary>Whether <see cref="ToMatrix"/> is possible: float32 or float64, and at most two axes.</summary>
    public bool IsMatrix => _matrix is not null;

    /// <summary>Creates a tensor from a matrix.</summary>
    /// <param name="matrix">The matrix, not copied.</param>
    public static implicit operator StoredTensor(Matrix matrix) => new(matrix);

    /// <summary>Returns a float32 or float64 tensor of at most two axes as a matrix; one axis is one row, none is a single number.</summary>
    /// <returns>The matrix, not copied.</returns>
    /// <exception cref="InvalidOperationException">The tensor has more axes, or elements of another type.</exception>
    public Matrix ToMatrix() => _matrix ?? throw Throw.NoMatrix(Kind, TensorKinds.Written(_shape));

    /// <summary>The type and the shape, such as <c>F32 (2, 64)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Kind} {TensorKinds.Written(_shape)}";

    /// <summary>Returns a copy.</summary>
    internal StoredTensor Copy() => _matrix is null ? this : new(_matrix.Clone());

    /// <summary>Reads the next tensor; null, and the number of bytes that arrived, if the stream ends before.</summary>
    internal static async Task<(StoredTensor? Tensor, int Arrived)> ReadAsync(ForwardReader reader, TensorEntry entry)
    {
        int length = (int)entry.Length;
        if (reader.CanFill && MatrixOf(entry) is { } filled)
        {
            int arrived = reader.Fill(filled.AsBytes());
            return (arrived < length ? null : new(entry, filled, []), arrived);
        }

        byte[] bytes = await reader.ReadAsync(length).ConfigureAwait(false);
        if (bytes.Length < length)
        {
            return (null, bytes.Length);
        }

        Matrix? matrix = MatrixOf(entry);
        if (matrix is null)
        {
            return (new(entry, null, bytes), length);
        }

        bytes.CopyTo(matrix.AsBytes());
        return (new(entry, matrix, []), length);
    }

    private static Matrix? MatrixOf(TensorEntry entry)
    {
        if (entry.Kind is not (TensorKinds.Float32 or TensorKinds.Float64) || entry.Shape.Length > 2 || entry.Shape.Any(axis => axis > int.MaxValue))
        {
            return null;
        }

        int columns = entry.Shape.Length == 0 ? 1 : (int)entry.Shape[^1];
        int rows = entry.Shape.Length == 2 ? (int)entry.Shape[0] : 1;
        return new(rows, columns, entry.Kind == TensorKinds.Float32 ? DType.Float32 : DType.Float64);
    }
}
