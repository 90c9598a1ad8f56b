using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>The maximum of each row and its column, as NumPy's max and argmax: the first of equal numbers; a NaN is larger than any number.</summary>
internal static class Maxima
{
    /// <summary>y[i] = the column of the largest number of row i; y has one column.</summary>
    internal static void ColumnOfEachRow(Matrix x, Matrix y)
    {
        if (FewColumns.Has(x) && x.DType == y.DType)
        {
            FewColumns.ArgMax(x, y);
            return;
        }

        for (int i = 0; i < x.Rows; i++)
        {
            int column = ColumnOf(x, i);
            if (y.DType == DType.Float32)
            {
                y.Span<float>()[i] = column;
            }
            else
            {
                y.Span<double>()[i] = column;
            }
        }
    }

    /// <summary>The column of the largest number of a row; 0 for a row without columns.</summary>
    internal static int ColumnOf(Matrix x, int row) => x.DType == DType.Float32
        ? Index<float>(x.Span<float>().Slice(row * x.Columns, x.Columns))
        : Index<double>(x.Span<double>().Slice(row * x.Columns, x.Columns));

    /// <summary>
    /// y[i] = the largest number of row i, of one or more columns; y has the dtype of x. A NaN is found only in the first column: NaNs
    /// in other columns stay NaN when the maximum is subtracted.
    /// </summary>
    internal static void OfEachRow(Matrix x, Matrix y)
    {
        if (x.DType == DType.Float32)
        {
            OfEachRow<float>(x.Span<float>(), x.Columns, y.Span<float>());
        }
        else
        {
            OfEachRow<double>(x.Span<double>(), x.Columns, y.Span<double>());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OfEachRow<T>(ReadOnlySpan<T> x, int columns, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<T> row = x.Slice(i * columns, columns);
            T largest = row[0];
            foreach (T value in row)
            {
                largest = value > largest ? value : largest;
            }

            y[i] = largest;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Index<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int best = 0;
        T largest = row.IsEmpty ? T.Zero : row[0];
        for (int j = 1; j < row.Length; j++)
        {
            // The comparison is true for a NaN; the first NaN is the maximum.
            if (!(row[j] <= largest))
            {
                if (T.IsNaN(largest))
                {
                    return best;
                }

                (best, largest) = (j, row[j]);
            }
        }

        return best;
    }
}
