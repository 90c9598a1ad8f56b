using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HybridNet;

/// <content>Strips that are computed in the scratch buffer, and how they are stored: the last columns, and products that are computed transposed.</content>
internal static unsafe partial class FloatGemm
{
    /// <summary>Stores the first columns of a strip whose sums are in the scratch buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StoreColumns(float* sums, int width, int rows, int columns, Operand y, bool adds, float* bias)
    {
        for (int i = 0; i < rows; i++)
        {
            float* target = y.Data + (i * y.RowStride);
            for (int j = 0; j < columns; j++)
            {
                float sum = adds ? target[j] + sums[j] : sums[j];
                target[j] = bias == null ? sum : sum + bias[j];
            }

            sums += width;
        }
    }

    /// <summary>Stores the transpose of a strip whose sums are in the scratch buffer; the bias is a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StoreTransposed(float* sums, int width, int rows, int columns, Operand y, bool adds, float* bias)
    {
        // Vectors of four rows and four columns: faster than numbers one by one (300 x 64 times 64 x 3: measured).
        int full = adds ? 0 : columns / 4 * 4;
        for (int i = 0; i < rows && full > 0; i += 4)
        {
            float* source = sums + ((nint)i * width);
            int count = Math.Min(4, rows - i);
            Vector128<float> added = bias == null ? default : FirstOf(bias + i, count);
            float* target = y.Data + i;
            for (int j = 0; j < full; j += 4)
            {
                Vector128<float> a = Vector128.Load(source);
                Vector128<float> b = count > 1 ? Vector128.Load(source + width) : default;
                Vector128<float> c = count > 2 ? Vector128.Load(source + (2 * width)) : default;
                Vector128<float> d = count > 3 ? Vector128.Load(source + (2 * width) + width) : default;
                source += 4;
                Vector128<double> ab = ZipLow(a, b).AsDouble();
                Vector128<double> cd = ZipLow(c, d).AsDouble();
                Store(ZipLow(ab, cd).AsSingle(), target, count, bias != null, added);
                Store(ZipHigh(ab, cd).AsSingle(), target + y.ColumnStride, count, bias != null, added);
                target += 2 * y.ColumnStride;
                ab = ZipHigh(a, b).AsDouble();
                cd = ZipHigh(c, d).AsDouble();
                Store(ZipLow(ab, cd).AsSingle(), target, count, bias != null, added);
                Store(ZipHigh(ab, cd).AsSingle(), target + y.ColumnStride, count, bias != null, added);
                target += 2 * y.ColumnStride;
            }
        }

        for (int j = full; j < columns; j++)
        {
            float* target = y.Data + (j * y.ColumnStride);
            float* source = sums + j;
            for (int i = 0; i < rows; i++)
            {
                float sum = adds ? target[i] + *source : *source;
                target[i] = bias == null ? sum : sum + bias[i];
                source += width;
            }
        }
    }

    /// <summary>Stores the first one to four numbers of a vector, and no others: another thread may own them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<float> numbers, float* target, int count, bool isAdded, Vector128<float> added)
    {
        if (isAdded)
        {
            numbers += added;
        }

        if (count == 4)
        {
            numbers.Store(target);
            return;
        }

        if (count == 1)
        {
            *target = numbers.ToScalar();
            return;
        }

        *(double*)target = numbers.AsDouble().ToScalar();
        if (count == 3)
        {
            target[2] = numbers.GetElement(2);
        }
    }

    private static Vector128<float> FirstOf(float* numbers, int count)
    {
        Vector128<float> first = default;
        for (int i = 0; i < count; i++)
        {
            first = first.WithElement(i, numbers[i]);
        }

        return first;
    }
}
