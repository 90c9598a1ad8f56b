using System.Buffers;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Rows that are left over where OpenBLAS' kernel for AVX2 takes rows of y in pairs. It sums them in four chains (terms 4n, 4n + 1, 4n + 2,
/// 4n + 3), but for the last columns, which do not fill a group of four.
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
        double[]? rented = null;
        for (int piece = 0; piece < pieces.Count; piece++)
        {
            (int first, int rows) = pieces[piece];
            if (rows % 2 == 0)
            {
                continue;
            }

            int row = first + rows - 1;
            if (b.ColumnStride == 1)
            {
                SumLoneRow(a.From(row), b, columns, terms, y, row, bias, blocks);
                continue;
            }

            bool isPacked = rented is not null;
            rented ??= ArrayPool<double>.Shared.Rent(terms * columns);
            fixed (double* panel = rented)
            {
                if (!isPacked)
                {
                    Pack(b, 0, columns, terms, panel, columns);
                }

                SumLoneRow(a.From(row), new Operand<double>(panel, columns, 1), columns, terms, y, row, bias, blocks);
            }
        }

        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static void SumLoneRow<TA, TB>(
        Operand<TA> a, Operand<TB> b, int columns, int terms, Target y, int row, Matrix? bias, Blocks blocks)
        where TA : unmanaged
        where TB : unmanaged
    {
        int column = 0;
        if (LaneWidth.Current == 512)
        {
            for (; column + Lane512<double>.Width <= columns; column += Lane512<double>.Width)
            {
                SumInChains<Lane512<double>, TA, TB>(a, b.Data + column, b.RowStride, terms, y, row, column, bias, blocks);
            }
        }

        for (; column < columns; column += Chains)
        {
            SumInChains<Lane256<double>, TA, TB>(a, b.Data + column, b.RowStride, terms, y, row, column, bias, blocks);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumInChains<TLane, TA, TB>(
        Operand<TA> a, TB* b, nint stride, int terms, Target y, int row, int column, Matrix? bias, Blocks blocks)
        where TLane : struct, ILane<TLane, double>
        where TA : unmanaged
        where TB : unmanaged
    {
        TLane zero = TLane.All(0.0);
        TLane sum = zero;
        for (int left = terms, length; left > 0; left -= length)
        {
            length = blocks.Next(left);
            int l = terms - left;
            int end = l + length;
            TLane y0 = zero, y1 = zero, y2 = zero, y3 = zero;
            for (int chained = l + (length / TermsAtOnce * TermsAtOnce); l < chained; l += Chains)
            {
                y0 = TLane.FusedMultiplyAdd(TLane.All(a.At(0, l)), Load<TLane, TB>(b, 0), y0);
                y1 = TLane.FusedMultiplyAdd(TLane.All(a.At(0, l + 1)), Load<TLane, TB>(b + stride, 0), y1);
                b += 2 * stride;
                y2 = TLane.FusedMultiplyAdd(TLane.All(a.At(0, l + 2)), Load<TLane, TB>(b, 0), y2);
                y3 = TLane.FusedMultiplyAdd(TLane.All(a.At(0, l + 3)), Load<TLane, TB>(b + stride, 0), y3);
                b += 2 * stride;
            }

            for (; l < end; l++)
            {
                y0 = TLane.FusedMultiplyAdd(TLane.All(a.At(0, l)), Load<TLane, TB>(b, 0), y0);
                b += stride;
            }

            sum += (y0 + y1) + (y2 + y3);
        }

        double* sums = stackalloc double[TLane.Width];
        sum.Store(ref *sums, 0);
        y.Store(sums - column, 0, row, 1, column, column + TLane.Width, bias);
    }
}
