using System.Runtime.CompilerServices;

namespace HybridNet.Interop;

/// <summary>The dtypes that the engine reads and writes, named after their C# types.</summary>
internal enum ElementType
{
    Unknown,
    Float32,
    Float64,
    Int32,
    Int64,
    UInt32,
    Int8,
    Int16,
    UInt8,
    Bool,
}

/// <summary>The memory of an array: address, shape as rows of the last axis, dtype, and whether it is writable.</summary>
internal readonly record struct Elements(nint Data, int Axes, int Rows, int Columns, ElementType Type, bool IsWriteable)
{
    internal int Count => Rows * Columns;
}

/// <summary>Converts borrowed arrays to the types that the engine computes with. Every access is checked against the size of the array.</summary>
internal static unsafe class BorrowedArrays
{
    /// <summary>A matrix with the rows of the last axis; an array of one axis or none is one row.</summary>
    internal static Matrix Table(this NumPyArray array, [CallerArgumentExpression(nameof(array))] string name = "")
    {
        Elements read = array.Read(name);
        return Borrow(read, read.Rows, read.Columns, name);
    }

    /// <summary>All numbers as one row.</summary>
    internal static Matrix Row(this NumPyArray array, [CallerArgumentExpression(nameof(array))] string name = "")
    {
        Elements read = array.Read(name);
        return Borrow(read, 1, read.Count, name);
    }

    /// <summary>All numbers in another shape of the same size.</summary>
    internal static Matrix Table(this NumPyArray array, int rows, int columns, [CallerArgumentExpression(nameof(array))] string name = "")
    {
        Elements read = array.Read(name);
        CheckSize(array, read, rows, columns, name);
        return Borrow(read, rows, columns, name);
    }

    /// <summary>All numbers as one column.</summary>
    internal static Matrix Column(this NumPyArray array, [CallerArgumentExpression(nameof(array))] string name = "")
    {
        Elements read = array.Read(name);
        return Borrow(read, read.Count, 1, name);
    }

    /// <summary>All elements, read-only.</summary>
    internal static ReadOnlySpan<T> Span<T>(this NumPyArray array, [CallerArgumentExpression(nameof(array))] string name = "")
        where T : unmanaged
    {
        Elements read = array.Read(name);
        return new((void*)Typed<T>(read, name), read.Count);
    }

    /// <summary>Elements, read-only; throws if their number is not <paramref name="count"/>.</summary>
    internal static ReadOnlySpan<T> Span<T>(this NumPyArray array, int count, [CallerArgumentExpression(nameof(array))] string name = "")
        where T : unmanaged
    {
        Elements read = array.Read(name);
        CheckSize(array, read, 1, count, name);
        return new((void*)Typed<T>(read, name), count);
    }

    /// <summary>Elements to write to; throws if their number is not <paramref name="count"/>.</summary>
    internal static Span<T> Results<T>(this NumPyArray array, int count, [CallerArgumentExpression(nameof(array))] string name = "")
        where T : unmanaged
    {
        Elements read = Writable(array.Read(name), name);
        CheckSize(array, read, 1, count, name);
        return new((void*)Typed<T>(read, name), count);
    }

    /// <summary>All elements, to write to.</summary>
    internal static Span<T> Results<T>(this NumPyArray array, [CallerArgumentExpression(nameof(array))] string name = "")
        where T : unmanaged
    {
        Elements read = Writable(array.Read(name), name);
        return new((void*)Typed<T>(read, name), read.Count);
    }

    /// <summary>The bytes of all elements, to write to.</summary>
    internal static Span<byte> Bytes(this NumPyArray array, [CallerArgumentExpression(nameof(array))] string name = "")
    {
        Elements read = Writable(array.Read(name), name);
        int size = read.Type switch
        {
            ElementType.UInt8 or ElementType.Int8 or ElementType.Bool => 1,
            ElementType.Int16 => 2,
            ElementType.Int32 or ElementType.UInt32 or ElementType.Float32 => 4,
            ElementType.Int64 or ElementType.Float64 => 8,
            _ => throw Throw.ArrayElements(name, read.Type.Name(), "numbers"),
        };
        return new((void*)read.Data, checked(read.Count * size));
    }

    /// <summary>A matrix of the given shape, to write to.</summary>
    internal static Matrix Results(this NumPyArray array, int rows, int columns, [CallerArgumentExpression(nameof(array))] string name = "")
    {
        Elements read = Writable(array.Read(name), name);
        CheckSize(array, read, rows, columns, name);
        return Borrow(read, rows, columns, name);
    }

    /// <summary>Copies a result of the engine to the array; both have the same dtype.</summary>
    internal static void Receive(this NumPyArray array, Matrix result, [CallerArgumentExpression(nameof(array))] string name = "")
    {
        Matrix borrowed = array.Results(result.Rows, result.Columns, name);
        if (result.DType != borrowed.DType)
        {
            throw Throw.ResultElements(name, borrowed.DType.Name(), result.DType.Name());
        }

        result.CopyTo(borrowed);
    }

    /// <summary>Class numbers (int32, one axis), or rows of numbers.</summary>
    internal static BorrowedTargets Targets(this NumPyArray array, [CallerArgumentExpression(nameof(array))] string name = "") =>
        array.Read(name) is { Axes: 1 } read
            ? new((int*)Typed<int>(read, name), read.Count)
            : new(array.Table(name));

    private static Matrix Borrow(Elements read, int rows, int columns, string name) => Matrix.Borrow((void*)read.Data, rows, columns, read.Type switch
    {
        ElementType.Float32 => DType.Float32,
        ElementType.Float64 => DType.Float64,
        ElementType other => throw Throw.ArrayElements(name, other.Name(), "float32 or float64"),
    });

    private static nint Typed<T>(Elements read, string name)
        where T : unmanaged =>
        read.Type == TypeOf<T>.Value ? read.Data : throw Throw.ArrayElements(name, read.Type.Name(), TypeOf<T>.Value.Name());

    private static string Name(this ElementType type) => type == ElementType.Unknown ? "another kind" : type.ToString().ToLowerInvariant();

    private static Elements Writable(Elements read, string name) => read.IsWriteable ? read : throw Throw.ArrayReadOnly(name);

    private static void CheckSize(NumPyArray array, Elements read, int rows, int columns, string name)
    {
        if ((long)rows * columns != read.Count)
        {
            throw Throw.ArrayCount(name, array.Shape(), (long)rows * columns);
        }
    }

    private static class TypeOf<T>
    {
        internal static readonly ElementType Value =
            typeof(T) == typeof(float) ? ElementType.Float32
            : typeof(T) == typeof(double) ? ElementType.Float64
            : typeof(T) == typeof(int) ? ElementType.Int32
            : typeof(T) == typeof(long) ? ElementType.Int64
            : typeof(T) == typeof(uint) ? ElementType.UInt32
            : typeof(T) == typeof(byte) ? ElementType.UInt8
            : typeof(T) == typeof(bool) ? ElementType.Bool
            : throw new NotSupportedException(typeof(T).Name);
    }
}
