using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HybridNet;

/// <summary>Sums of float32 in an order that depends on the shape alone.</summary>
internal static unsafe class FloatSums
{
    /// <summary>Rows that are summed one after the other before their sum is added to that of the rows before: shorter chains round less.</summary>
    private const int Block = 256;

    /// <summary>y[j] = sum over i of x[i, j].</summary>
    internal static void OverRows(Matrix x, Matrix y)
    {
        y.Clear();
        fixed (float* source = &x.First<float>())
        fixed (float* sums = &y.First<float>())
        {
            for (int row = 0; row < x.Rows; row += Block)
            {
                int rows = Math.Min(Block, x.Rows - row);
                AddRows(source + ((nint)row * x.Columns), rows, x.Columns, sums, row + rows == x.Rows);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddRows(float* x, int rows, int columns, float* sums, bool areLast)
    {
        int j = 0;
        for (; j + 64 <= columns; j += 64)
        {
            Vector256<float> y0 = default, y1 = default, y2 = default, y3 = default, y4 = default, y5 = default, y6 = default, y7 = default;
            float* source = x + j;
            for (int i = 0; i < rows; i++)
            {
                y0 += Vector256.Load(source);
                y1 += Vector256.Load(source + 8);
                y2 += Vector256.Load(source + 16);
                y3 += Vector256.Load(source + 24);
                y4 += Vector256.Load(source + 32);
                y5 += Vector256.Load(source + 40);
                y6 += Vector256.Load(source + 48);
                y7 += Vector256.Load(source + 56);
                source += columns;
            }

            (Vector256.Load(sums + j) + y0).Store(sums + j);
            (Vector256.Load(sums + j + 8) + y1).Store(sums + j + 8);
            (Vector256.Load(sums + j + 16) + y2).Store(sums + j + 16);
            (Vector256.Load(sums + j + 24) + y3).Store(sums + j + 24);
            (Vector256.Load(sums + j + 32) + y4).Store(sums + j + 32);
            (Vector256.Load(sums + j + 40) + y5).Store(sums + j + 40);
            (Vector256.Load(sums + j + 48) + y6).Store(sums + j + 48);
            (Vector256.Load(sums + j + 56) + y7).Store(sums + j + 56);
        }

        for (; j + 32 <= columns; j += 32)
        {
            Vector256<float> y0 = default, y1 = default, y2 = default, y3 = default;
            float* source = x + j;
            for (int i = 0; i < rows; i++)
            {
                y0 += Vector256.Load(source);
                y1 += Vector256.Load(source + 8);
                y2 += Vector256.Load(source + 16);
                y3 += Vector256.Load(source + 24);
                source += columns;
            }

            (Vector256.Load(sums + j) + y0).Store(sums + j);
            (Vector256.Load(sums + j + 8) + y1).Store(sums + j + 8);
            (Vector256.Load(sums + j + 16) + y2).Store(sums + j + 16);
            (Vector256.Load(sums + j + 24) + y3).Store(sums + j + 24);
        }

        for (; j + 16 <= columns; j += 16)
        {
            Vector256<float> y0 = default, y1 = default;
            float* source = x + j;
            for (int i = 0; i < rows; i++)
            {
                y0 += Vector256.Load(source);
                y1 += Vector256.Load(source + 8);
                source += columns;
            }

            (Vector256.Load(sums + j) + y0).Store(sums + j);
            (Vector256.Load(sums + j + 8) + y1).Store(sums + j + 8);
        }

        for (; j < columns; j += 4)
        {
            // Four columns; behind the last column a vector reads into the next row, which the last row does not have.
            int count = Math.Min(4, columns - j);
            int whole = areLast && count < 4 ? Math.Max(0, rows - ((4 + columns - 1) / columns)) : rows;
            Vector128<float> sum = default;
            float* source = x + j;
            for (int i = 0; i < whole; i++)
            {
                sum += Vector128.Load(source);
                source += columns;
            }

            for (int c = 0; c < count; c++)
            {
                float total = sum[c];
                float* rest = source + c;
                for (int i = whole; i < rows; i++)
                {
                    total += *rest;
                    rest += columns;
                }

                sums[j + c] += total;
            }
        }
    }
}
