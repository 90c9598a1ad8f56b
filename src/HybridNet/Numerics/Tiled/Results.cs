using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HybridNet;

/// <summary>Strips of a product that were computed in the scratch buffer: the last columns, and products that are computed transposed.</summary>
/// <typeparam name="T">The type of the result, float or double.</typeparam>
internal static unsafe class Results<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Stores the first columns of a strip.</summary>
    /// <param name="sums">The strip, of <paramref name="width"/> columns.</param>
    /// <param name="width">Columns of the strip.</param>
    /// <param name="rows">Rows to store.</param>
    /// <param name="columns">Columns to store.</param>
    /// <param name="y">Where the first element goes.</param>
    /// <param name="rowStride">From a row to the next.</param>
    /// <param name="columnStride">From a column to the next; 1 or <paramref name="rowStride"/> is 1.</param>
    /// <param name="adds">Whether the numbers of y are added.</param>
    /// <param name="bias">One number for each column, or for each row of a product that is computed transposed; or null.</param>
    /// <param name="isRowMajor">False for a product that is computed transposed.</param>
    internal static void Store(T* sums, int width, int rows, int columns, T* y, nint rowStride, nint columnStride, bool adds, T* bias, bool isRowMajor)
    {
        if (isRowMajor)
        {
            StoreColumns(sums, width, rows, columns, y, rowStride, adds, bias);
        }
        else
        {
            StoreTransposed(sums, width, rows, columns, y, rowStride, columnStride, adds, bias);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StoreColumns(T* sums, int width, int rows, int columns, T* y, nint rowStride, bool adds, T* bias)
    {
        if (!adds && columns >= 4)
        {
            StoreVectors(sums, width, rows, columns, y, rowStride, bias);
            return;
        }

        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                T sum = adds ? y[j] + sums[j] : sums[j];
                y[j] = bias == null ? sum : sum + bias[j];
            }

            sums += width;
            y += rowStride;
        }
    }

    /// <summary>Four columns at a time; the last four begin where they end with the row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StoreVectors(T* sums, int width, int rows, int columns, T* y, nint rowStride, T* bias)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j <= columns - 4; j += 4)
            {
                StoreFour(sums + j, y + j, bias == null ? null : bias + j);
            }

            StoreFour(sums + columns - 4, y + columns - 4, bias == null ? null : bias + columns - 4);
            sums += width;
            y += rowStride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour(T* sums, T* y, T* bias)
    {
        if (typeof(T) == typeof(float))
        {
            var numbers = Vector128.Load((float*)sums);
            (bias == null ? numbers : numbers + Vector128.Load((float*)bias)).Store((float*)y);
        }
        else
        {
            var numbers = Vector256.Load((double*)sums);
            (bias == null ? numbers : numbers + Vector256.Load((double*)bias)).Store((double*)y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StoreTransposed(T* sums, int width, int rows, int columns, T* y, nint rowStride, nint columnStride, bool adds, T* bias)
    {
        // Vectors of four rows and four columns: faster than numbers one by one (300 x 64 times 64 x 3: measured).
        int full = adds || rowStride != 1 || typeof(T) != typeof(float) ? 0 : columns / 4 * 4;
        for (int i = 0; i < rows && full > 0; i += 4)
        {
            float* source = (float*)sums + ((nint)i * width);
            int count = Math.Min(4, rows - i);
            Vector128<float> added = bias == null ? default : FirstOf((float*)bias + i, count);
            float* target = (float*)y + i;
            for (int j = 0; j < full; j += 4)
            {
                Vector128<float> a = Vector128.Load(source);
                Vector128<float> b = count > 1 ? Vector128.Load(source + width) : default;
                Vector128<float> c = count > 2 ? Vector128.Load(source + (2 * width)) : default;
                Vector128<float> d = count > 3 ? Vector128.Load(source + (2 * width) + width) : default;
                source += 4;
                (Vector128<float> c0, Vector128<float> c1, Vector128<float> c2, Vector128<float> c3) = Transposition.Of(a, b, c, d);
                Store(c0, target, count, bias != null, added);
                Store(c1, target + columnStride, count, bias != null, added);
                target += 2 * columnStride;
                Store(c2, target, count, bias != null, added);
                Store(c3, target + columnStride, count, bias != null, added);
                target += 2 * columnStride;
            }
        }

        for (int j = full; j < columns; j++)
        {
            T* target = y + (j * columnStride);
            T* source = sums + j;
            for (int i = 0; i < rows; i++)
            {
                T sum = adds ? *target + *source : *source;
                *target = bias == null ? sum : sum + bias[i];
                source += width;
                target += rowStride;
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
