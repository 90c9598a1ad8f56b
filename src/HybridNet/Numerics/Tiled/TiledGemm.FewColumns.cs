using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>
/// Products with one to four columns, whose rows of a are contiguous: vectors run along the rows of y, and a is transposed in registers as it is read. A
/// packed copy would take longer than the product itself (300 x 64 times 64 x 3: measured, 2.3 times as long).
/// </content>
internal static unsafe partial class TiledGemm<T>
{
    private const int FewColumns = 4;

    /// <summary>Terms up to which the columns of b are copied to the stack.</summary>
    private const int FewTerms = 512;

    /// <summary>Rows that are computed together are two vectors: as many sums hide the latency of an addition.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunFewColumns<TVector>(in Product product)
        where TVector : struct, ISimdVector<TVector, T>
    {
        int rows = 2 * TVector.Width;
        T* b = stackalloc T[FewColumns * product.Terms];
        T* sums = stackalloc T[FewColumns * rows];
        for (int j = 0; j < FewColumns; j++)
        {
            Operand column = product.B.From(0, Math.Min(j, product.Columns - 1));
            for (int l = 0; l < product.Terms; l++)
            {
                b[(FewColumns * l) + j] = column.Widens ? T.CreateTruncating(column.Floats[l * column.RowStride]) : column.Data[l * column.RowStride];
            }
        }

        for (int row = 0; row < product.Rows; row += rows)
        {
            // The last rows once more, so that vectors are full.
            row = Math.Min(row, product.Rows - rows);
            Operand a = product.A.From(row, 0);
            Operand y = product.Y.From(row, 0);
            if (a.Widens)
            {
                MultiplyFewColumns<TVector, float>(in product, a.Floats, a.RowStride, b, sums);
            }
            else
            {
                MultiplyFewColumns<TVector, T>(in product, a.Data, a.RowStride, b, sums);
            }

            if (product.Rounds)
            {
                Results<float>.Store((float*)sums, rows, product.Columns, rows, y.Floats, 1, y.RowStride, false, (float*)product.Bias, false);
            }
            else
            {
                Results<T>.Store(sums, rows, product.Columns, rows, y.Data, 1, y.RowStride, false, (T*)product.Bias, false);
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MultiplyFewColumns<TVector, TFrom>(in Product product, TFrom* a, nint rowA, T* b, T* sums)
        where TVector : struct, ISimdVector<TVector, T>
        where TFrom : unmanaged
    {
        int columns = product.Columns;
        TFrom* lower = a + (TVector.Width * rowA);
        TVector y00 = 0.0, y01 = y00, y02 = y00, y03 = y00, y10 = y00, y11 = y00, y12 = y00, y13 = y00;
        int left = product.Terms;
        for (; left >= 4; left -= 4)
        {
            (TVector p0, TVector p1, TVector p2, TVector p3) = TVector.LoadColumns(a, rowA);
            (TVector q0, TVector q1, TVector q2, TVector q3) = TVector.LoadColumns(lower, rowA);
            a += 4;
            lower += 4;
            Add(p0, p1, p2, p3, b, ref y00);
            Add(q0, q1, q2, q3, b, ref y10);
            if (columns > 1)
            {
                Add(p0, p1, p2, p3, b + 1, ref y01);
                Add(q0, q1, q2, q3, b + 1, ref y11);
            }

            if (columns > 2)
            {
                Add(p0, p1, p2, p3, b + 2, ref y02);
                Add(q0, q1, q2, q3, b + 2, ref y12);
            }

            if (columns > 3)
            {
                Add(p0, p1, p2, p3, b + 3, ref y03);
                Add(q0, q1, q2, q3, b + 3, ref y13);
            }

            b += 4 * FewColumns;
        }

        T* column = stackalloc T[2 * TVector.Width];
        for (; left > 0; left--)
        {
            for (int i = 0; i < 2 * TVector.Width; i++)
            {
                column[i] = Number(a + (i * rowA));
            }

            var p = TVector.Load(ref *column, 0);
            var q = TVector.Load(ref *column, TVector.Width);
            a++;
            y00 = TVector.FusedMultiplyAdd(p, TVector.Broadcast(b[0]), y00);
            y10 = TVector.FusedMultiplyAdd(q, TVector.Broadcast(b[0]), y10);
            y01 = TVector.FusedMultiplyAdd(p, TVector.Broadcast(b[1]), y01);
            y11 = TVector.FusedMultiplyAdd(q, TVector.Broadcast(b[1]), y11);
            y02 = TVector.FusedMultiplyAdd(p, TVector.Broadcast(b[2]), y02);
            y12 = TVector.FusedMultiplyAdd(q, TVector.Broadcast(b[2]), y12);
            y03 = TVector.FusedMultiplyAdd(p, TVector.Broadcast(b[3]), y03);
            y13 = TVector.FusedMultiplyAdd(q, TVector.Broadcast(b[3]), y13);
            b += FewColumns;
        }

        Store(y00, y10, 0, in product, sums);
        Store(y01, y11, 1, in product, sums);
        Store(y02, y12, 2, in product, sums);
        Store(y03, y13, 3, in product, sums);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Add(TVector x0, TVector x1, TVector x2, TVector x3, T* b, ref TVector sum)
        {
            TVector y = TVector.FusedMultiplyAdd(x0, TVector.Broadcast(b[0]), sum);
            y = TVector.FusedMultiplyAdd(x1, TVector.Broadcast(b[FewColumns]), y);
            y = TVector.FusedMultiplyAdd(x2, TVector.Broadcast(b[2 * FewColumns]), y);
            sum = TVector.FusedMultiplyAdd(x3, TVector.Broadcast(b[3 * FewColumns]), y);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Store(TVector upper, TVector lower, int column, in Product product, T* sums)
        {
            int first = 2 * TVector.Width * column;
            if (product.Rounds)
            {
                upper.StoreFloats(ref *(float*)sums, first);
                lower.StoreFloats(ref *(float*)sums, first + TVector.Width);
            }
            else
            {
                upper.Store(ref *sums, first);
                lower.Store(ref *sums, first + TVector.Width);
            }
        }
    }
}
