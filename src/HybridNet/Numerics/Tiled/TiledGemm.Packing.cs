using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HybridNet;

/// <content>Copies of operands in the order in which the kernels read them, widened to the type of the sums.</content>
internal static unsafe partial class TiledGemm<T>
{
    /// <summary>Strips of columns one after the other, each [term, column]; the last is padded with zeros.</summary>
    private static void PackStrips(Operand b, int terms, int columns, T* panel, int width)
    {
        for (int j = 0; j < columns; j += width)
        {
            PackColumns(b.From(0, j), terms, Math.Min(width, columns - j), panel, width);
            panel += (nint)terms * width;
        }
    }

    /// <summary>Tiles of rows, each [term, row]; the last is padded with zeros.</summary>
    private static void PackTiles(Operand a, int rows, int terms, T* target, int tileRows)
    {
        for (int row = 0; row < rows; row += tileRows)
        {
            PackColumns(a.From(row, 0).Transposed, terms, Math.Min(tileRows, rows - row), target, tileRows);
            target += (nint)terms * tileRows;
        }
    }

    /// <summary>target[l, j] = b[l, j] for the first <paramref name="columns"/> of <paramref name="width"/> columns, and 0 for the others.</summary>
    private static void PackColumns(Operand b, int terms, int columns, T* target, int width)
    {
        switch (b.ColumnStride == 1, b.Widens)
        {
            case (true, true):
                PackRows(b.Floats, b.RowStride, terms, columns, target, width);
                break;
            case (true, false):
                PackRows(b.Data, b.RowStride, terms, columns, target, width);
                break;
            case (false, true):
                PackTransposed(b.Floats, b.ColumnStride, columns, terms, target, width);
                break;
            default:
                PackTransposed(b.Data, b.ColumnStride, columns, terms, target, width);
                break;
        }
    }

    /// <summary>A copy of a block of a matrix of floats, with the same layout.</summary>
    private static Operand Widened(Operand a, int rows, int columns, T* target)
    {
        if (a.ColumnStride != 1)
        {
            return Widened(a.Transposed, columns, rows, target).Transposed;
        }

        bool isContiguous = a.RowStride == columns;
        PackRows(a.Floats, a.RowStride, isContiguous ? 1 : rows, isContiguous ? rows * columns : columns, target, isContiguous ? rows * columns : columns);
        return new(target, columns, 1, false);
    }

    /// <summary>Rows of <paramref name="columns"/> numbers, padded with zeros to <paramref name="width"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void PackRows<TFrom>(TFrom* source, nint stride, int rows, int columns, T* target, int width)
        where TFrom : unmanaged
    {
        for (int l = 0; l < rows; l++)
        {
            int j = 0;
            for (; j <= columns - 8; j += 8)
            {
                Prefetch(source + (2 * stride) + j);
                CopyEight(source + j, target + j);
            }

            for (; j <= columns - 4; j += 4)
            {
                CopyFour(source + j, target + j);
            }

            for (; j < columns; j++)
            {
                target[j] = Number(source + j);
            }

            for (; j < width; j++)
            {
                target[j] = T.Zero;
            }

            source += stride;
            target += width;
        }
    }

    /// <summary>target[l, i] = source[i, l] for the first <paramref name="rows"/> of <paramref name="width"/> columns of the target, and 0 for the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void PackTransposed<TFrom>(TFrom* source, nint stride, int rows, int terms, T* target, int width)
        where TFrom : unmanaged
    {
        int i = 0;
        for (; i <= rows - 4; i += 4)
        {
            bool areEight = i <= rows - 8;
            TFrom* block = source + (i * stride);
            T* column = target + i;
            int l = 0;
            for (; l <= terms - 4; l += 4)
            {
                if (areEight)
                {
                    TransposeEight(block + l, stride, column, width);
                }
                else
                {
                    TransposeFour(block + l, stride, column, width);
                }

                column += 4 * width;
            }

            for (; l < terms; l++)
            {
                for (int row = 0; row < (areEight ? 8 : 4); row++)
                {
                    column[row] = Number(block + (row * stride) + l);
                }

                column += width;
            }

            i += areEight ? 4 : 0;
        }

        for (; i < width; i++)
        {
            TFrom* row = source + (i * stride);
            T* column = target + i;
            for (int l = 0; l < terms; l++)
            {
                *column = i < rows ? Number(row + l) : T.Zero;
                column += width;
            }
        }
    }

    /// <summary>Rows of samples are read from memory at their first use; the processor prefetches only within a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(void* source)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(source);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Number<TFrom>(TFrom* source)
        where TFrom : unmanaged => typeof(TFrom) == typeof(T) ? *(T*)source : T.CreateTruncating(*(float*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyFour<TFrom>(TFrom* source, T* target)
        where TFrom : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Vector128.Load((float*)source).Store((float*)target);
        }
        else if (typeof(TFrom) == typeof(float))
        {
            Transposition.Widen(Vector128.Load((float*)source)).Store((double*)target);
        }
        else
        {
            Vector256.Load((double*)source).Store((double*)target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyEight<TFrom>(TFrom* source, T* target)
        where TFrom : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Vector256.Load((float*)source).Store((float*)target);
        }
        else if (typeof(TFrom) == typeof(float))
        {
            Transposition.StoreWidened(Vector256.Load((float*)source), (double*)target);
        }
        else
        {
            Vector512.Load((double*)source).Store((double*)target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeFour<TFrom>(TFrom* source, nint stride, T* target, nint width)
        where TFrom : unmanaged
    {
        if (typeof(TFrom) == typeof(double))
        {
            (Vector256<double> d0, Vector256<double> d1, Vector256<double> d2, Vector256<double> d3) = Transposition.OfFour((double*)source, stride);
            d0.Store((double*)target);
            d1.Store((double*)target + width);
            d2.Store((double*)target + (2 * width));
            d3.Store((double*)target + (3 * width));
            return;
        }

        (Vector128<float> c0, Vector128<float> c1, Vector128<float> c2, Vector128<float> c3) = Transposition.OfFour((float*)source, stride);
        if (typeof(T) == typeof(float))
        {
            c0.Store((float*)target);
            c1.Store((float*)target + width);
            c2.Store((float*)target + (2 * width));
            c3.Store((float*)target + (3 * width));
        }
        else
        {
            Transposition.Widen(c0).Store((double*)target);
            Transposition.Widen(c1).Store((double*)target + width);
            Transposition.Widen(c2).Store((double*)target + (2 * width));
            Transposition.Widen(c3).Store((double*)target + (3 * width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeEight<TFrom>(TFrom* source, nint stride, T* target, nint width)
        where TFrom : unmanaged
    {
        if (typeof(TFrom) == typeof(double))
        {
            TransposeFour(source, stride, target, width);
            TransposeFour(source + (4 * stride), stride, target + 4, width);
            return;
        }

        (Vector256<float> c0, Vector256<float> c1, Vector256<float> c2, Vector256<float> c3) = Transposition.OfEight((float*)source, stride);
        if (typeof(T) == typeof(float))
        {
            c0.Store((float*)target);
            c1.Store((float*)target + width);
            c2.Store((float*)target + (2 * width));
            c3.Store((float*)target + (3 * width));
        }
        else
        {
            Transposition.StoreWidened(c0, (double*)target);
            Transposition.StoreWidened(c1, (double*)target + width);
            Transposition.StoreWidened(c2, (double*)target + (2 * width));
            Transposition.StoreWidened(c3, (double*)target + (3 * width));
        }
    }
}
