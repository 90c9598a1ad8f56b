using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>
/// A matrix in row-major order (NumPy's C order), float32 or float64. It owns its memory, is a slice of an arena, or borrows its memory:
/// a borrowed matrix uses memory of the caller for the length of one call, and is not kept.
/// </summary>
public sealed unsafe class Matrix
{
    private readonly Array? _owned;
    private readonly nuint _start; // in bytes
    private readonly void* _borrowed;
    private readonly object? _keeper; // frees the borrowed memory when no matrix over it is left; null if its owner does

    /// <summary>A matrix of zeros.</summary>
    /// <param name="rows">Number of rows, 0 or more.</param>
    /// <param name="columns">Number of columns, 0 or more.</param>
    /// <param name="dtype">The type of the elements.</param>
    /// <exception cref="ShapeException">A size is negative, or there would be more than 2,147,483,591 elements.</exception>
    public Matrix(int rows, int columns, DType dtype = DType.Float32)
    {
        (Rows, Columns, DType) = (rows, columns, dtype);
        int count = Count(rows, columns);
        (_owned, _start) = AlignedMemory.Allocate(count, dtype);
    }

    // Uses the given array of float or double from an offset in bytes on; nothing is copied.
    private Matrix(int rows, int columns, Array owned, nuint start = 0)
    {
        Rows = rows;
        Columns = columns;
        DType = (owned is float[]) ? DType.Float32 : DType.Float64;
        _owned = owned;
        _start = start;
    }

    private Matrix(int rows, int columns, DType dtype, void* borrowed, object? keeper)
    {
        (Rows, Columns, DType) = (rows, columns, dtype);
        _borrowed = borrowed;
        _keeper = keeper;
    }

    /// <summary>Number of rows: samples of a batch, or inputs of a layer's weights.</summary>
    public int Rows { get; }

    /// <summary>Number of columns: features of a batch, or neurons of a layer's weights.</summary>
    public int Columns { get; }

    /// <summary>The type of the elements.</summary>
    public DType DType { get; }

    /// <summary>Number of elements, rows times columns.</summary>
    public int Length => Rows * Columns;

    /// <summary>One element, as a double; a float32 matrix stores it rounded to float.</summary>
    /// <param name="row">0 to <see cref="Rows"/> - 1.</param>
    /// <param name="column">0 to <see cref="Columns"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The element does not exist.</exception>
    [SuppressMessage("Design", "CA1043:Use Integral Or String Argument For Indexers", Justification = "Two integral arguments.")]
    public double this[int row, int column]
    {
        get
        {
            int index = Index(row, column);
            return DType == DType.Float32 ? Unsafe.Add(ref First<float>(), index) : Unsafe.Add(ref First<double>(), index);
        }

        set
        {
            int index = Index(row, column);
            if (DType == DType.Float32)
            {
                Unsafe.Add(ref First<float>(), index) = (float)value;
            }
            else
            {
                Unsafe.Add(ref First<double>(), index) = value;
            }
        }
    }

    /// <summary>A copy of a rectangular array, float32.</summary>
    /// <param name="values">Shape (rows, columns).</param>
    /// <returns>A new matrix of the same shape.</returns>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public static Matrix From(float[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Copy<float>(Flat<float>(values), values.GetLength(0), values.GetLength(1));
    }

    /// <summary>A copy of a rectangular array, float64.</summary>
    /// <param name="values">Shape (rows, columns).</param>
    /// <returns>A new matrix of the same shape.</returns>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public static Matrix From(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Copy<double>(Flat<double>(values), values.GetLength(0), values.GetLength(1));
    }

    /// <summary>A copy of rows, float32.</summary>
    /// <param name="rows">Rows of one length.</param>
    /// <returns>A new matrix, one row for each array.</returns>
    /// <exception cref="ShapeException">The rows differ in length, or one is null.</exception>
    public static Matrix From(float[][] rows) => FromRows(rows);

    /// <summary>A copy of rows, float64.</summary>
    /// <param name="rows">Rows of one length.</param>
    /// <returns>A new matrix, one row for each array.</returns>
    /// <exception cref="ShapeException">The rows differ in length, or one is null.</exception>
    public static Matrix From(double[][] rows) => FromRows(rows);

    /// <summary>A copy of columns side by side, float64: features that were prepared one by one.</summary>
    /// <param name="columns">Columns of one length.</param>
    /// <returns>A new matrix, one column for each array.</returns>
    /// <exception cref="ShapeException">The columns differ in length, or one is null.</exception>
    public static Matrix FromColumns(params double[][] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        int rows = columns.Length == 0 ? 0 : Column(columns, 0).Length;
        var values = new double[Count(rows, columns.Length)];
        for (int j = 0; j < columns.Length; j++)
        {
            double[] column = Column(columns, j);
            if (column.Length != rows)
            {
                Throw.RaggedColumns(j, column.Length, rows);
            }

            for (int i = 0; i < rows; i++)
            {
                values[(i * columns.Length) + j] = column[i];
            }
        }

        return Over(values, rows, columns.Length);
    }

    /// <summary>A copy of numbers in row-major order, float32.</summary>
    /// <param name="values">rows * columns numbers, row after row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <returns>A new matrix.</returns>
    /// <exception cref="ShapeException">The count of numbers is not rows * columns.</exception>
    public static Matrix From(ReadOnlySpan<float> values, int rows, int columns) => Copy(values, rows, columns);

    /// <summary>A copy of numbers in row-major order, float64.</summary>
    /// <param name="values">rows * columns numbers, row after row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <returns>A new matrix.</returns>
    /// <exception cref="ShapeException">The count of numbers is not rows * columns.</exception>
    public static Matrix From(ReadOnlySpan<double> values, int rows, int columns) => Copy(values, rows, columns);

    /// <summary>A buffer for results: the given matrix if it has this shape and dtype, else a new one. Its contents are undefined.</summary>
    /// <param name="present">The buffer of an earlier call; null for none.</param>
    /// <param name="rows">Number of rows, 0 or more.</param>
    /// <param name="columns">Number of columns, 0 or more.</param>
    /// <param name="dtype">The type of the elements.</param>
    /// <param name="read">A matrix that is read while the buffer is written, so that the buffer must be another; null for none.</param>
    /// <returns>A matrix to overwrite.</returns>
    /// <exception cref="ShapeException">A size is negative, or there would be more than 2,147,483,591 elements.</exception>
    public static Matrix Reuse(Matrix? present, int rows, int columns, DType dtype, Matrix? read = null) =>
        present is not null && present.Rows == rows && present.Columns == columns && present.DType == dtype && !ReferenceEquals(present, read)
            ? present
            : new(rows, columns, dtype);

    /// <summary>The elements as floats, each float64 rounded once.</summary>
    /// <returns>A new array of shape (rows, columns).</returns>
    public float[,] ToFloatArray()
    {
        var values = new float[Rows, Columns];
        Widening.Copy(this, Flat<float>(values));
        return values;
    }

    /// <summary>The elements as doubles; exact for both dtypes.</summary>
    /// <returns>A new array of shape (rows, columns).</returns>
    public double[,] ToDoubleArray()
    {
        var values = new double[Rows, Columns];
        Widening.Copy(this, Flat<double>(values));
        return values;
    }

    /// <summary>The elements as rows of floats, each float64 rounded once.</summary>
    /// <returns>New arrays: <see cref="Rows"/> of them, each of <see cref="Columns"/> numbers.</returns>
    public float[][] ToFloatRows() => ToRows<float>();

    /// <summary>The elements as rows of doubles; exact for both dtypes.</summary>
    /// <returns>New arrays: <see cref="Rows"/> of them, each of <see cref="Columns"/> numbers.</returns>
    public double[][] ToDoubleRows() => ToRows<double>();

    /// <summary>A copy of the numbers.</summary>
    /// <returns>A new matrix of the same shape and dtype that owns its memory.</returns>
    public Matrix Clone() => As(DType);

    /// <summary>The same numbers in another dtype: widened exactly, or rounded once.</summary>
    /// <param name="dtype">The dtype of the copy.</param>
    /// <returns>A new matrix of the same shape.</returns>
    public Matrix As(DType dtype)
    {
        var copy = new Matrix(Rows, Columns, dtype);
        CopyTo(copy);
        return copy;
    }

    /// <summary>Copies every element into another matrix, widened exactly or rounded once where the dtypes differ.</summary>
    /// <param name="target">A matrix of the same shape. Overwritten.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public void CopyTo(Matrix target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target.Rows != Rows || target.Columns != Columns)
        {
            Throw.CopyShape(Shape(), target.Shape());
        }

        if (target.DType == DType.Float32)
        {
            Widening.Copy(this, target.Span<float>());
        }
        else
        {
            Widening.Copy(this, target.Span<double>());
        }
    }

    /// <summary>The elements of a float32 matrix in row-major order, to read and to write.</summary>
    /// <returns>The memory itself, no copy.</returns>
    /// <exception cref="InvalidOperationException">The matrix is float64.</exception>
    public Span<float> AsFloatSpan() => DType == DType.Float32 ? Span<float>() : throw Throw.WrongSpan(Shape(), "float64", "float32");

    /// <summary>The elements of a float64 matrix in row-major order, to read and to write.</summary>
    /// <returns>The memory itself, no copy.</returns>
    /// <exception cref="InvalidOperationException">The matrix is float32.</exception>
    public Span<double> AsDoubleSpan() => DType == DType.Float64 ? Span<double>() : throw Throw.WrongSpan(Shape(), "float32", "float64");

    /// <summary>The shape and dtype, such as <c>(300, 2) float32</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Shape()} {DType.Name()}";

    /// <summary>A matrix that borrows memory of the caller for the length of one call; or for its own life if it has a keeper, whose finalizer frees the memory.</summary>
    internal static Matrix Borrow(void* address, int rows, int columns, DType dtype, object? keeper = null)
    {
        _ = Count(rows, columns);
        return new(rows, columns, dtype, address, keeper);
    }

    /// <summary>A matrix over elements of this one, from an index on; nothing is copied. A slice of borrowed memory is borrowed too.</summary>
    internal Matrix Slice(int start, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)start + Count(rows, columns), Length);
        nuint offset = (nuint)start * (nuint)DType.Size();
        return _owned is null ? new(rows, columns, DType, (byte*)_borrowed + offset, _keeper) : new(rows, columns, _owned, _start + offset);
    }

    /// <summary>A matrix that owns the given array; nothing is copied.</summary>
    internal static Matrix Over<T>(T[] values, int rows, int columns)
        where T : unmanaged => new(rows, columns, values);

    /// <summary>The elements; <typeparamref name="T"/> must be the type that <see cref="DType"/> names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Span<T> Span<T>()
        where T : unmanaged => MemoryMarshal.CreateSpan(ref First<T>(), Length);

    /// <summary>The first element, or its first byte; a valid reference also for an empty matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref T First<T>()
        where T : unmanaged =>
        ref _owned is null
            ? ref Unsafe.AsRef<T>(_borrowed)
            : ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(Unsafe.As<T[]>(_owned)), _start);

    /// <summary>
    /// Copies rows into rows of a matrix of the same columns and dtype, by elements: the largest matrices have more bytes than an index can count.
    /// </summary>
    internal void CopyRowsTo(int first, int count, Matrix target, int targetFirst)
    {
        if (DType == DType.Float32)
        {
            CopyRowsTo<float>(first, count, target, targetFirst);
        }
        else
        {
            CopyRowsTo<double>(first, count, target, targetFirst);
        }
    }

    /// <summary>Makes every element 0.</summary>
    internal void Clear()
    {
        if (DType == DType.Float32)
        {
            Span<float>().Clear();
        }
        else
        {
            Span<double>().Clear();
        }
    }

    /// <summary>The memory of some rows as bytes; not more than 2 GiB of it.</summary>
    internal Span<byte> BytesOfRows(int first, int count) => DType == DType.Float32
        ? MemoryMarshal.AsBytes(Span<float>().Slice(first * Columns, count * Columns))
        : MemoryMarshal.AsBytes(Span<double>().Slice(first * Columns, count * Columns));

    /// <summary>The memory as bytes; not more than 2 GiB of it.</summary>
    internal Span<byte> AsBytes() => DType == DType.Float32 ? MemoryMarshal.AsBytes(Span<float>()) : MemoryMarshal.AsBytes(Span<double>());

    internal string Shape() => $"({Rows}, {Columns})";

    private void CopyRowsTo<T>(int first, int count, Matrix target, int targetFirst)
        where T : unmanaged =>
        Span<T>().Slice(first * Columns, count * Columns).CopyTo(target.Span<T>()[(targetFirst * Columns)..]);

    private static int Count(int rows, int columns)
    {
        if (rows < 0 || columns < 0)
        {
            Throw.MatrixNegative(rows, columns);
        }

        if ((long)rows * columns > Array.MaxLength)
        {
            Throw.MatrixTooLarge(rows, columns);
        }

        return rows * columns;
    }

    private static Matrix Copy<T>(ReadOnlySpan<T> values, int rows, int columns)
        where T : unmanaged
    {
        if (Count(rows, columns) != values.Length)
        {
            Throw.MatrixCount(values.Length, rows, columns);
        }

        return Over(values.ToArray(), rows, columns);
    }

    private static Matrix FromRows<T>(T[][] rows)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(rows);
        int columns = rows.Length == 0 ? 0 : Row(rows, 0).Length;
        var values = new T[Count(rows.Length, columns)];
        for (int i = 0; i < rows.Length; i++)
        {
            T[] row = Row(rows, i);
            if (row.Length != columns)
            {
                Throw.RaggedRows(i, row.Length, columns);
            }

            row.CopyTo(values, i * columns);
        }

        return Over(values, rows.Length, columns);
    }

    private static double[] Column(double[]?[] columns, int column) => columns[column] ?? throw Throw.MissingColumn(column);

    private static T[] Row<T>(T[]?[] rows, int row) => rows[row] ?? throw Throw.MissingRow(row);

    private static Span<T> Flat<T>(T[,] values)
        where T : unmanaged =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length);

    private T[][] ToRows<T>()
        where T : unmanaged
    {
        Matrix same = DType == DTypes.Of<T>() ? this : As(DTypes.Of<T>());
        var rows = new T[Rows][];
        for (int i = 0; i < Rows; i++)
        {
            rows[i] = same.Span<T>().Slice(i * Columns, Columns).ToArray();
        }

        return rows;
    }

    private int Index(int row, int column)
    {
        if ((uint)row >= (uint)Rows || (uint)column >= (uint)Columns)
        {
            Throw.MatrixIndex(Shape(), row, column);
        }

        return (row * Columns) + column;
    }
}
