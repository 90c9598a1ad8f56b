using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HybridNet;

/// <summary>Sums in NumPy's order, in the dtype of what is summed.</summary>
/// <remarks>Measured on NumPy 2.3 and later; tests/golden holds the lengths around each boundary.</remarks>
internal static class Sums
{
    /// <summary>Number of elements that are summed without halving.</summary>
    private const int PairwiseBlock = 128;

    /// <summary>Whole numbers up to this one are floats.</summary>
    private const int MostExactFloat = 1 << 24;

    /// <summary>
    /// The sum of contiguous numbers. Fewer than 8: one by one. Up to 128: eight running sums, combined
    /// ((0+1)+(2+3))+((4+5)+(6+7)), then the rest one by one. More: both halves, split at a multiple of 8.
    /// </summary>
    /// <returns>+0.0 plus that; +0.0 for none.</returns>
    internal static T Pairwise<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        T.Zero + Pairwise(ref MemoryMarshal.GetReference(values), values.Length);

    /// <summary>The pairwise sum of all elements, in their dtype.</summary>
    internal static double Total(Matrix x) =>
        x.DType == DType.Float32 ? Pairwise<float>(x.Span<float>()) : Pairwise<double>(x.Span<double>());

    /// <summary>
    /// The mean of all elements: the pairwise sum, divided in double by their count, rounded once to their dtype. NaN for none.
    /// </summary>
    internal static double Mean(Matrix x) => x.DType == DType.Float32 ? (float)(Total(x) / x.Length) : Total(x) / x.Length;

    /// <summary>
    /// The standard deviation of all elements: the root of the mean of (x - mean)^2, each step rounded to their dtype. NaN for none.
    /// </summary>
    internal static double Deviation(Matrix x)
    {
        double variance = Of(new SquaredDistance(Mean(x)), x) / x.Length;
        return x.DType == DType.Float32 ? MathF.Sqrt((float)variance) : Math.Sqrt(variance);
    }

    /// <summary>The pairwise sum of f(x) over all elements, in their dtype; nothing is allocated.</summary>
    internal static double Of<TOperator>(TOperator op, Matrix x, FunctionSet functions = FunctionSet.NumPy)
        where TOperator : struct, IUnaryOperator => x.DType == DType.Float32
            ? 0f + Pairwise<TOperator, float>(op, x.Span<float>(), functions)
            : 0d + Pairwise<TOperator, double>(op, x.Span<double>(), functions);

    /// <summary>y[i] = the mean of row i, as <see cref="Mean(Matrix)"/>; y has the dtype of x.</summary>
    internal static void RowMeans(Matrix x, Matrix y)
    {
        RowSums(x, y);
        if (x.Columns is > 1 and < MostExactFloat)
        {
            // A quotient of two floats, computed in double and rounded to float, is their float quotient.
            Elementwise.Apply(new DivideBy(x.Columns), y, y);
            return;
        }

        for (int i = 0; i < y.Length && x.Columns != 1; i++)
        {
            y[i, 0] = y[i, 0] / x.Columns;
        }
    }

    /// <summary>y[i] = the pairwise sum of row i; y has the dtype of x.</summary>
    internal static void RowSums(Matrix x, Matrix y)
    {
        if (x.DType == DType.Float32)
        {
            RowSums<float>(x.Span<float>(), x.Columns, y.Span<float>());
        }
        else
        {
            RowSums<double>(x.Span<double>(), x.Columns, y.Span<double>());
        }
    }

    /// <summary>y[j] = sum over i of x[i, j]: row after row, and pairwise where there is but one column, as NumPy sums axis 0.</summary>
    internal static void OverRows(Matrix x, Matrix y)
    {
        if (x.DType == DType.Float32)
        {
            OverRows(x.Span<float>(), x.Columns, y.Span<float>());
        }
        else
        {
            OverRows(x.Span<double>(), x.Columns, y.Span<double>());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RowSums<T>(ReadOnlySpan<T> x, int columns, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T row = ref MemoryMarshal.GetReference(x);
        for (int i = 0; i < y.Length; i++)
        {
            if (columns < 8)
            {
                T sum = T.Zero;
                for (int j = 0; j < columns; j++)
                {
                    sum += Unsafe.Add(ref row, j);
                }

                y[i] = sum;
            }
            else
            {
                y[i] = T.Zero + Pairwise(ref row, columns);
            }

            row = ref Unsafe.Add(ref row, columns);
        }
    }

    private static unsafe void OverRows<T>(ReadOnlySpan<T> x, int columns, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (columns == 1)
        {
            y[0] = Pairwise(x);
            return;
        }

        fixed (T* source = x)
        fixed (T* sums = y)
        {
            ColumnSums<T> loop = new(source, columns == 0 ? 0 : x.Length / columns, columns, sums);
            VectorWidth.Run<ColumnSums<T>, T>(ref loop);
        }
    }

    /// <summary>sums[j] = 0 + x[0, j] + x[1, j] + ..., for all columns.</summary>
    private readonly unsafe struct ColumnSums<T>(T* x, int rows, int columns, T* sums) : ILoop<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TVector, TFunctions>()
        {
            int j = 0;
            for (; j <= columns - (4 * TVector.Width); j += 4 * TVector.Width)
            {
                TVector y0 = 0.0, y1 = y0, y2 = y0, y3 = y0;
                T* source = x + j;
                for (int i = rows; i > 0; i--)
                {
                    y0 += TVector.Load(ref *source, 0);
                    y1 += TVector.Load(ref *source, TVector.Width);
                    y2 += TVector.Load(ref *source, 2 * TVector.Width);
                    y3 += TVector.Load(ref *source, 3 * TVector.Width);
                    source += columns;
                }

                y0.Store(ref *sums, j);
                y1.Store(ref *sums, j + TVector.Width);
                y2.Store(ref *sums, j + (2 * TVector.Width));
                y3.Store(ref *sums, j + (3 * TVector.Width));
            }

            for (; j <= columns - TVector.Width; j += TVector.Width)
            {
                TVector y0 = 0.0;
                T* source = x + j;
                for (int i = rows; i > 0; i--)
                {
                    y0 += TVector.Load(ref *source, 0);
                    source += columns;
                }

                y0.Store(ref *sums, j);
            }

            for (; j <= columns - 2; j += 2)
            {
                (T sum0, T sum1) = (T.Zero, T.Zero);
                T* source = x + j;
                for (int i = rows; i > 0; i--)
                {
                    sum0 += source[0];
                    sum1 += source[1];
                    source += columns;
                }

                (sums[j], sums[j + 1]) = (sum0, sum1);
            }

            if (j < columns)
            {
                T sum = T.Zero;
                T* source = x + j;
                for (int i = rows; i > 0; i--)
                {
                    sum += *source;
                    source += columns;
                }

                sums[j] = sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T Pairwise<T>(ref T first, int count)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (count < 8)
        {
            T sum = T.Zero;
            for (int i = 0; i < count; i++)
            {
                sum += Unsafe.Add(ref first, i);
            }

            return sum;
        }

        if (count > PairwiseBlock)
        {
            int half = count / 2 / 8 * 8;
            return Pairwise(ref first, half) + Pairwise(ref Unsafe.Add(ref first, half), count - half);
        }

        T total = typeof(T) == typeof(float)
            ? (T)(object)Eight(ref Unsafe.As<T, float>(ref first), count)
            : (T)(object)Eight(ref Unsafe.As<T, double>(ref first), count);
        for (int i = count / 8 * 8; i < count; i++)
        {
            total += Unsafe.Add(ref first, i);
        }

        return total;
    }

    /// <summary>
    /// The pairwise sum of f(x), computed tile by tile. Halving gives the same halves before and after f is applied, so the tile can have the
    /// fastest size (measured: more than three times as fast as one tile per run of 128).
    /// </summary>
    [SkipLocalsInit]
    private static T Pairwise<TOperator, T>(TOperator op, ReadOnlySpan<T> x, FunctionSet functions)
        where TOperator : struct, IUnaryOperator
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        const int Tile = 1024;
        if (x.Length > Tile)
        {
            int half = x.Length / 2 / 8 * 8;
            return Pairwise(op, x[..half], functions) + Pairwise(op, x[half..], functions);
        }

        Span<T> y = stackalloc T[Tile];
        Elementwise.Apply(op, x, y[..x.Length], functions);
        return Pairwise(ref MemoryMarshal.GetReference(y), x.Length);
    }

    private static float Eight(ref float first, int count)
    {
        Vector256<float> sums = Vector256.LoadUnsafe(ref first);
        for (int i = 8; i <= count - 8; i += 8)
        {
            sums += Vector256.LoadUnsafe(ref first, (nuint)i);
        }

        return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    }

    private static double Eight(ref double first, int count)
    {
        Vector512<double> sums = Vector512.LoadUnsafe(ref first);
        for (int i = 8; i <= count - 8; i += 8)
        {
            sums += Vector512.LoadUnsafe(ref first, (nuint)i);
        }

        return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    }

    /// <summary>y = (x - mean)^2.</summary>
    private readonly struct SquaredDistance(ScalarOperand mean) : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => (x - mean) * (x - mean);
    }
}
