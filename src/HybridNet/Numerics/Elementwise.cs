using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>
/// Applies an operator to every element. Operands of two dtypes are computed in the wider one, tile by tile; the target may be an operand.
/// </summary>
internal static unsafe partial class Elementwise
{
    /// <summary>
    /// Elements per tile: three tiles of doubles fit into the first-level cache. Offsets are long: the offset behind the last tile of the largest
    /// matrices is not an int.
    /// </summary>
    private const int Tile = 512;

    /// <summary>y = f(x), computed in x's dtype and stored in y's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Apply<TOperator>(TOperator op, Matrix x, Matrix y, FunctionSet functions = FunctionSet.NumPy)
        where TOperator : struct, IUnaryOperator
    {
        if (x.DType == DType.Float32)
        {
            Apply<TOperator, float>(op, x, y, functions);
        }
        else
        {
            Apply<TOperator, double>(op, x, y, functions);
        }
    }

    /// <summary>
    /// y = f(a, b), computed in the wider dtype of a and b and stored in y's. b has the shape of a, or is one row or
    /// one column that is broadcast.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Apply<TOperator>(TOperator op, Matrix a, Matrix b, Matrix y, FunctionSet functions = FunctionSet.NumPy)
        where TOperator : struct, IBinaryOperator
    {
        if (DTypes.Promote(a.DType, b.DType) == DType.Float32)
        {
            ApplyPromoted<TOperator, float>(op, a, b, y, functions);
        }
        else
        {
            ApplyPromoted<TOperator, double>(op, a, b, y, functions);
        }
    }

    /// <summary>y = f(x) over memory of one type.</summary>
    internal static void Apply<TOperator, T>(TOperator op, ReadOnlySpan<T> x, Span<T> y, FunctionSet functions = FunctionSet.NumPy)
        where TOperator : struct, IUnaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* source = x[..y.Length])
        fixed (T* target = y)
        {
            UnaryLoop<TOperator, T> loop = new(op, source, target, y.Length);
            VectorWidth.Run<UnaryLoop<TOperator, T>, T>(ref loop, functions);
        }
    }

    /// <summary>y = f(a, b) over memory of one type.</summary>
    internal static void Apply<TOperator, T>(TOperator op, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y, FunctionSet functions = FunctionSet.NumPy)
        where TOperator : struct, IBinaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        fixed (T* first = a[..y.Length])
        fixed (T* second = b[..y.Length])
        fixed (T* target = y)
        {
            BinaryLoop<TOperator, T> loop = new(op, first, second, target, y.Length);
            VectorWidth.Run<BinaryLoop<TOperator, T>, T>(ref loop, functions);
        }
    }

    [SkipLocalsInit]
    private static void Apply<TOperator, T>(TOperator op, Matrix x, Matrix y, FunctionSet functions)
        where TOperator : struct, IUnaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (y.DType == DTypes.Of<T>())
        {
            Apply(op, x.Span<T>(), y.Span<T>(), functions);
            return;
        }

        Span<T> scratch = stackalloc T[Tile];
        for (long at = 0; at < y.Length; at += Tile)
        {
            int start = (int)at;
            Span<T> tile = scratch[..Math.Min(Tile, y.Length - start)];
            Apply(op, x.Span<T>().Slice(start, tile.Length), tile, functions);
            Store<T>(tile, y, start);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ApplyPromoted<TOperator, T>(TOperator op, Matrix a, Matrix b, Matrix y, FunctionSet functions)
        where TOperator : struct, IBinaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (b.Rows == a.Rows && b.Columns == a.Columns)
        {
            DType dtype = DTypes.Of<T>();
            if (a.DType == dtype && b.DType == dtype && y.DType == dtype)
            {
                Apply<TOperator, T>(op, a.Span<T>(), b.Span<T>(), y.Span<T>(), functions);
            }
            else
            {
                Convert<TOperator, T>(op, a, b, y, y.Length, functions);
            }
        }
        else if (b.Columns == a.Columns)
        {
            Convert<TOperator, T>(op, a, b, y, y.Columns, functions);
        }
        else
        {
            ApplyColumn<TOperator, T>(op, a, b, y, functions);
        }
    }

    /// <summary>Applies f tile by tile to runs of a and to b: a run is all of a, or a row of it.</summary>
    [SkipLocalsInit]
    private static void Convert<TOperator, T>(TOperator op, Matrix a, Matrix b, Matrix y, int runLength, FunctionSet functions)
        where TOperator : struct, IBinaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> scratchA = stackalloc T[Tile];
        Span<T> scratchB = stackalloc T[Tile];
        Span<T> scratchY = stackalloc T[Tile];
        for (long first = 0; first < runLength; first += Tile)
        {
            int offset = (int)first;
            int count = Math.Min(Tile, runLength - offset);
            ReadOnlySpan<T> tileB = Read(b, offset, count, scratchB);
            for (long at = offset; at < y.Length; at += runLength)
            {
                int start = (int)at;
                Span<T> tile = Target(y, start, count, scratchY);
                ReadOnlySpan<T> tileA = Read(a, start, count, scratchA);
                if (a.DType == b.DType)
                {
                    Apply(op, tileA, tileB, tile, functions);
                }
                else
                {
                    ApplyMixed(op, Doubles(tileA), a.DType, Doubles(tileB), b.DType, Doubles(tile), functions);
                }

                Store<T>(tile, y, start);
            }
        }
    }

    /// <summary>y[i, j] = f(a[i, j], b[i]): b is broadcast along the columns.</summary>
    private static void ApplyColumn<TOperator, T>(TOperator op, Matrix a, Matrix b, Matrix y, FunctionSet functions)
        where TOperator : struct, IBinaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        DType dtype = DTypes.Of<T>();
        if (a.DType == dtype && b.DType == dtype && y.DType == dtype)
        {
            fixed (T* first = a.Span<T>()[..y.Length])
            fixed (T* second = b.Span<T>()[..y.Rows])
            fixed (T* target = y.Span<T>())
            {
                ColumnLoop<TOperator, T> loop = new(op, first, second, target, y.Rows, y.Columns);
                VectorWidth.Run<ColumnLoop<TOperator, T>, T>(ref loop, functions);
            }
        }
        else
        {
            // No layer depends on its speed: the column is broadcast into a matrix.
            var expanded = new Matrix(a.Rows, a.Columns, b.DType);
            for (int i = 0; i < a.Rows; i++)
            {
                for (int j = 0; j < a.Columns; j++)
                {
                    expanded[i, j] = b[i, 0];
                }
            }

            Convert<TOperator, T>(op, a, expanded, y, y.Length, functions);
        }
    }

    /// <summary>
    /// Elements <paramref name="start"/> to start + count - 1 as <typeparamref name="T"/>: the memory itself, or converted into scratch.
    /// </summary>
    private static ReadOnlySpan<T> Read<T>(Matrix source, int start, int count, Span<T> scratch)
        where T : unmanaged
    {
        if (source.DType == DTypes.Of<T>())
        {
            return source.Span<T>().Slice(start, count);
        }

        Span<T> tile = scratch[..count];
        if (source.DType == DType.Float32)
        {
            Widening.Copy<float, T>(source.Span<float>().Slice(start, count), tile);
        }
        else
        {
            Widening.Copy<double, T>(source.Span<double>().Slice(start, count), tile);
        }

        return tile;
    }

    /// <summary>
    /// Memory to compute elements <paramref name="start"/> to start + count - 1 of a target in: its own, or a scratch buffer for <see cref="Store"/>.
    /// </summary>
    private static Span<T> Target<T>(Matrix target, int start, int count, Span<T> scratch)
        where T : unmanaged => target.DType == DTypes.Of<T>() ? target.Span<T>().Slice(start, count) : scratch[..count];

    /// <summary>Narrows or widens a computed tile into the target, unless it was computed in offset.</summary>
    private static void Store<T>(ReadOnlySpan<T> tile, Matrix target, int start)
        where T : unmanaged
    {
        if (target.DType == DTypes.Of<T>())
        {
            return;
        }

        if (target.DType == DType.Float32)
        {
            Widening.Copy(tile, target.Span<float>().Slice(start, tile.Length));
        }
        else
        {
            Widening.Copy(tile, target.Span<double>().Slice(start, tile.Length));
        }
    }

    /// <summary>A tile for operands of two dtypes; its elements are doubles.</summary>
    private static Span<double> Doubles<T>(Span<T> tile)
        where T : unmanaged => MemoryMarshal.Cast<T, double>(tile);

    private static ReadOnlySpan<double> Doubles<T>(ReadOnlySpan<T> tile)
        where T : unmanaged => MemoryMarshal.Cast<T, double>(tile);

    private static void ApplyMixed<TOperator>(
        TOperator op, ReadOnlySpan<double> a, DType dtypeA, ReadOnlySpan<double> b, DType dtypeB, Span<double> y, FunctionSet functions)
        where TOperator : struct, IBinaryOperator
    {
        fixed (double* first = a[..y.Length])
        fixed (double* second = b[..y.Length])
        fixed (double* target = y)
        {
            MixedLoop<TOperator> loop = new(op, first, dtypeA, second, dtypeB, target, y.Length);
            VectorWidth.Run<MixedLoop<TOperator>, double>(ref loop, functions);
        }
    }
}
