using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HybridNet;

/// <summary>Softmax of float32 rows, a few rows at a time while they are in the first-level cache.</summary>
internal static unsafe class FloatSoftmax
{
    /// <summary>Numbers that are computed at once.</summary>
    private const int Tile = 1024;

    private const int Width = 8;

    /// <summary>y[i, j] = exp(x[i, j] - m) / sum over k of exp(x[i, k] - m), m the largest number of the row; y may be x.</summary>
    internal static void Rows(Matrix x, Matrix y)
    {
        int columns = x.Columns;
        int rows = Math.Max(1, Tile / columns);
        fixed (float* source = &x.First<float>())
        fixed (float* target = &y.First<float>())
        {
            for (int row = 0; row < x.Rows; row += rows)
            {
                int count = Math.Min(rows, x.Rows - row);
                nint offset = (nint)row * columns;
                SubtractMaxima(source + offset, target + offset, count, columns);
                var tile = new Span<float>(target + offset, count * columns);
                Elementwise.Apply<Exp, float>(default, tile, tile, FunctionSet.Fast);
                DivideBySums(target + offset, count, columns);
            }
        }
    }

    /// <summary>A NaN may be ignored: it makes the sum of its row NaN, and thereby all numbers of the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SubtractMaxima(float* x, float* y, int rows, int columns)
    {
        for (int i = 0; i < rows; i++)
        {
            float largest = Largest(x, columns);
            var broadcast = Vector256.Create(largest);
            int j = 0;
            for (; j + Width <= columns; j += Width)
            {
                (Vector256.Load(x + j) - broadcast).Store(y + j);
            }

            for (; j < columns; j++)
            {
                y[j] = x[j] - largest;
            }

            x += columns;
            y += columns;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Largest(float* x, int columns)
    {
        float largest = x[0];
        int j = 1;
        if (columns >= Width)
        {
            Vector256<float> maxima = Vector256.Load(x);
            for (j = Width; j + Width <= columns; j += Width)
            {
                Vector256<float> numbers = Vector256.Load(x + j);
                maxima = Vector256.ConditionalSelect(Vector256.GreaterThan(numbers, maxima), numbers, maxima);
            }

            for (int k = 0; k < Width; k++)
            {
                largest = maxima[k] > largest ? maxima[k] : largest;
            }
        }

        for (; j < columns; j++)
        {
            largest = x[j] > largest ? x[j] : largest;
        }

        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void DivideBySums(float* y, int rows, int columns)
    {
        for (int i = 0; i < rows; i++)
        {
            float factor = 1 / Sums.Pairwise<float>(new ReadOnlySpan<float>(y, columns));
            var broadcast = Vector256.Create(factor);
            int j = 0;
            for (; j + Width <= columns; j += Width)
            {
                (Vector256.Load(y + j) * broadcast).Store(y + j);
            }

            for (; j < columns; j++)
            {
                y[j] *= factor;
            }

            y += columns;
        }
    }
}
