using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Rows that are left over where OpenBLAS' AVX2 kernel takes rows of y in pairs: it sums each in four chains (terms 4n, 4n + 1, 4n + 2, 4n + 3),
/// for all columns but the last ones that do not fill a group of four.
/// </summary>
internal static unsafe partial class Products
{
    private const int Chains = 4;

    private const int TermsAtOnce = 8;

    private static void SumLoneRows<TA, TB>(Operand<TA> a, Operand<TB> b, int terms, Target y, Matrix? bias, Blocks blocks, RowPieces pieces)
        where TA : unmanaged
        where TB : unmanaged
    {
        int columns = pieces.Columns / Chains * Chains;
        for (int piece = 0; piece < pieces.Count; piece++)
        {
            (int first, int rows) = pieces[piece];
            if (rows % 2 == 0)
            {
                continue;
            }

            int column = 0;
            if (b.ColumnStride == 1 && LaneWidth.Current == 512)
            {
                for (; column + Lane512<double>.Width <= columns; column += Lane512<double>.Width)
                {
                    SumInChains<Lane512<double>, TA, TB>(a, b, first + rows - 1, column, terms, y, bias, blocks);
                }
            }

            for (; column < columns; column += Chains)
            {
                SumInChains<Lane256<double>, TA, TB>(a, b, first + rows - 1, column, terms, y, bias, blocks);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumInChains<TLane, TA, TB>(
        Operand<TA> a, Operand<TB> b, int row, int column, int terms, Target y, Matrix? bias, Blocks blocks)
        where TLane : struct, ILane<TLane, double>
        where TA : unmanaged
        where TB : unmanaged
    {
        double* numbers = stackalloc double[TLane.Width];
        TLane zero = TLane.All(0.0);
        TLane sum = zero;
        for (int first = 0, length; first < terms; first += length)
        {
            length = blocks.Next(terms - first);
            TLane y0 = zero, y1 = zero, y2 = zero, y3 = zero;
            int l = first;
            int last = first + length;
            for (; l + TermsAtOnce <= last; l += TermsAtOnce)
            {
                for (int m = l; m < l + TermsAtOnce; m += Chains)
                {
                    y0 = TLane.FusedMultiplyAdd(TLane.All(a.At(row, m)), Beside<TLane, TB>(numbers, b, m, column), y0);
                    y1 = TLane.FusedMultiplyAdd(TLane.All(a.At(row, m + 1)), Beside<TLane, TB>(numbers, b, m + 1, column), y1);
                    y2 = TLane.FusedMultiplyAdd(TLane.All(a.At(row, m + 2)), Beside<TLane, TB>(numbers, b, m + 2, column), y2);
                    y3 = TLane.FusedMultiplyAdd(TLane.All(a.At(row, m + 3)), Beside<TLane, TB>(numbers, b, m + 3, column), y3);
                }
            }

            for (; l < last; l++)
            {
                y0 = TLane.FusedMultiplyAdd(TLane.All(a.At(row, l)), Beside<TLane, TB>(numbers, b, l, column), y0);
            }

            sum += (y0 + y1) + (y2 + y3);
        }

        sum.Store(ref *numbers, 0);
        y.Store(numbers - column, 0, row, 1, column, column + TLane.Width, bias);
    }

    /// <summary>The numbers of row l of b from a column on; those that are not side by side are gathered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Beside<TLane, TB>(double* numbers, Operand<TB> b, int l, int column)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        if (b.ColumnStride == 1)
        {
            return Load<TLane, TB>(b.Data + (l * b.RowStride), column);
        }

        for (int j = 0; j < TLane.Width; j++)
        {
            numbers[j] = b.At(l, column + j);
        }

        return TLane.Load(ref *numbers, 0);
    }
}
