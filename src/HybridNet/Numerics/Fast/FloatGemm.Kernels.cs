using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>
/// The innermost loops: a strip of columns times all rows, with the sums of a tile in registers. Each sum is a chain of fused multiply-adds from the first
/// term of a block to its last, so the tile that an element is computed in does not change its bits.
/// </content>
internal static unsafe partial class FloatGemm
{
    /// <summary>Rows of a tile of two vectors: 12 sums, 2 vectors of b and an element of a are 15 of AVX2's 16 registers.</summary>
    private const int TileRows = 6;

    /// <summary>A strip of two vectors of columns, six rows at a time.</summary>
    /// <remarks>
    /// The last tile of fewer than six rows reads six rows of a and stores those that exist; a block that <see cref="Strip.Overlaps"/> shifts it up
    /// instead, and computes some rows twice.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SixRows<TVector>(in Strip strip, float* b, nint nextB, float* y, float* bias)
        where TVector : struct, ISimdVector<TVector, float>
    {
        nint nextA = strip.A.ColumnStride;
        nint rowA = strip.A.RowStride;
        nint rowY = strip.RowY;
        int rows = strip.Rows;
        int terms = strip.Terms;
        bool adds = strip.Adds;
        TVector zero = 0.0;
        TVector bias0 = bias == null ? zero : TVector.Load(ref *bias, 0);
        TVector bias1 = bias == null ? zero : TVector.Load(ref *bias, TVector.Width);
        for (int row = 0; row < rows; row += TileRows)
        {
            int count = rows - row;
            if (count < TileRows && strip.Overlaps)
            {
                row = rows - TileRows;
                count = TileRows;
            }

            float* a = count < TileRows && strip.LastRows != null ? strip.LastRows : strip.A.Data + (row / TileRows * strip.TileA) + (row % TileRows * rowA);
            (nint next, nint stride) = count < TileRows && strip.LastRows != null ? (TileRows, 1) : (nextA, rowA);
            float* a3 = a + (3 * stride);
            float* source = b;
            TVector y00 = zero, y01 = zero, y10 = zero, y11 = zero, y20 = zero, y21 = zero;
            TVector y30 = zero, y31 = zero, y40 = zero, y41 = zero, y50 = zero, y51 = zero;
            for (int l = 0; l < terms; l++)
            {
                TVector b0 = TVector.Load(ref *source, 0);
                TVector b1 = TVector.Load(ref *source, TVector.Width);
                source += nextB;
                TVector x = TVector.Broadcast(a[0]);
                y00 = TVector.FusedMultiplyAdd(x, b0, y00);
                y01 = TVector.FusedMultiplyAdd(x, b1, y01);
                x = TVector.Broadcast(a[stride]);
                y10 = TVector.FusedMultiplyAdd(x, b0, y10);
                y11 = TVector.FusedMultiplyAdd(x, b1, y11);
                x = TVector.Broadcast(a[2 * stride]);
                y20 = TVector.FusedMultiplyAdd(x, b0, y20);
                y21 = TVector.FusedMultiplyAdd(x, b1, y21);
                a += next;
                x = TVector.Broadcast(a3[0]);
                y30 = TVector.FusedMultiplyAdd(x, b0, y30);
                y31 = TVector.FusedMultiplyAdd(x, b1, y31);
                x = TVector.Broadcast(a3[stride]);
                y40 = TVector.FusedMultiplyAdd(x, b0, y40);
                y41 = TVector.FusedMultiplyAdd(x, b1, y41);
                x = TVector.Broadcast(a3[2 * stride]);
                y50 = TVector.FusedMultiplyAdd(x, b0, y50);
                y51 = TVector.FusedMultiplyAdd(x, b1, y51);
                a3 += next;
            }

            float* target = y + (row * rowY);
            Store(y00, y01, target, adds, bias, bias0, bias1);
            if (count > 1)
            {
                Store(y10, y11, target + rowY, adds, bias, bias0, bias1);
            }

            if (count > 2)
            {
                Store(y20, y21, target + (2 * rowY), adds, bias, bias0, bias1);
            }

            if (count > 3)
            {
                Store(y30, y31, target + (3 * rowY), adds, bias, bias0, bias1);
            }

            if (count > 4)
            {
                Store(y40, y41, target + (4 * rowY), adds, bias, bias0, bias1);
            }

            if (count > 5)
            {
                Store(y50, y51, target + (5 * rowY), adds, bias, bias0, bias1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector>(TVector sum0, TVector sum1, float* y, bool adds, float* bias, TVector bias0, TVector bias1)
        where TVector : struct, ISimdVector<TVector, float>
    {
        if (adds)
        {
            sum0 = TVector.Load(ref *y, 0) + sum0;
            sum1 = TVector.Load(ref *y, TVector.Width) + sum1;
        }

        if (bias != null)
        {
            sum0 += bias0;
            sum1 += bias1;
        }

        sum0.Store(ref *y, 0);
        sum1.Store(ref *y, TVector.Width);
    }

    /// <summary>A strip of four vectors of columns, one to three rows: as many sums for the few rows of a narrow product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FewRows<TVector>(in Strip strip, float* b, nint nextB, float* y, float* bias)
        where TVector : struct, ISimdVector<TVector, float>
    {
        int row = 0;
        for (; row + 3 <= strip.Rows && strip.Rows - row != 4; row += 3)
        {
            ThreeRows<TVector>(in strip, row, b, nextB, y, bias);
        }

        for (; row + 2 <= strip.Rows; row += 2)
        {
            TwoRows<TVector>(in strip, row, b, nextB, y, bias);
        }

        if (row < strip.Rows)
        {
            OneRow<TVector>(in strip, row, b, nextB, y, bias);
        }
    }

    /// <summary>A strip of one vector of columns, one or two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneVector<TVector>(in Strip strip, float* b, nint nextB, float* y, float* bias)
        where TVector : struct, ISimdVector<TVector, float>
    {
        nint nextA = strip.A.ColumnStride;
        for (int row = 0; row < strip.Rows; row++)
        {
            float* a = strip.A.Data + (row * strip.A.RowStride);
            float* source = b;
            TVector sum = 0.0;
            for (int l = strip.Terms; l > 0; l--)
            {
                sum = TVector.FusedMultiplyAdd(TVector.Broadcast(a[0]), TVector.Load(ref *source, 0), sum);
                a += nextA;
                source += nextB;
            }

            sum = strip.Adds ? TVector.Load(ref *y, 0) + sum : sum;
            sum = bias == null ? sum : sum + TVector.Load(ref *bias, 0);
            sum.Store(ref *y, 0);
            y += strip.RowY;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ThreeRows<TVector>(in Strip strip, int row, float* b, nint nextB, float* y, float* bias)
        where TVector : struct, ISimdVector<TVector, float>
    {
        nint nextA = strip.A.ColumnStride;
        nint rowA = strip.A.RowStride;
        float* a = strip.A.Data + (row * rowA);
        TVector y00 = 0.0, y01 = y00, y02 = y00, y03 = y00, y10 = y00, y11 = y00, y12 = y00, y13 = y00, y20 = y00, y21 = y00, y22 = y00, y23 = y00;
        for (int l = strip.Terms; l > 0; l--)
        {
            TVector x0 = TVector.Broadcast(a[0]);
            TVector x1 = TVector.Broadcast(a[rowA]);
            TVector x2 = TVector.Broadcast(a[2 * rowA]);
            a += nextA;
            TVector column = TVector.Load(ref *b, 0);
            y00 = TVector.FusedMultiplyAdd(x0, column, y00);
            y10 = TVector.FusedMultiplyAdd(x1, column, y10);
            y20 = TVector.FusedMultiplyAdd(x2, column, y20);
            column = TVector.Load(ref *b, TVector.Width);
            y01 = TVector.FusedMultiplyAdd(x0, column, y01);
            y11 = TVector.FusedMultiplyAdd(x1, column, y11);
            y21 = TVector.FusedMultiplyAdd(x2, column, y21);
            column = TVector.Load(ref *b, 2 * TVector.Width);
            y02 = TVector.FusedMultiplyAdd(x0, column, y02);
            y12 = TVector.FusedMultiplyAdd(x1, column, y12);
            y22 = TVector.FusedMultiplyAdd(x2, column, y22);
            column = TVector.Load(ref *b, 3 * TVector.Width);
            b += nextB;
            y03 = TVector.FusedMultiplyAdd(x0, column, y03);
            y13 = TVector.FusedMultiplyAdd(x1, column, y13);
            y23 = TVector.FusedMultiplyAdd(x2, column, y23);
        }

        Store(y00, y01, y02, y03, y + (row * strip.RowY), strip.Adds, bias);
        Store(y10, y11, y12, y13, y + ((row + 1) * strip.RowY), strip.Adds, bias);
        Store(y20, y21, y22, y23, y + ((row + 2) * strip.RowY), strip.Adds, bias);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void TwoRows<TVector>(in Strip strip, int row, float* b, nint nextB, float* y, float* bias)
        where TVector : struct, ISimdVector<TVector, float>
    {
        nint nextA = strip.A.ColumnStride;
        nint rowA = strip.A.RowStride;
        float* a = strip.A.Data + (row * rowA);
        TVector y00 = 0.0, y01 = y00, y02 = y00, y03 = y00, y10 = y00, y11 = y00, y12 = y00, y13 = y00;
        for (int l = strip.Terms; l > 0; l--)
        {
            TVector x0 = TVector.Broadcast(a[0]);
            TVector x1 = TVector.Broadcast(a[rowA]);
            a += nextA;
            TVector column = TVector.Load(ref *b, 0);
            y00 = TVector.FusedMultiplyAdd(x0, column, y00);
            y10 = TVector.FusedMultiplyAdd(x1, column, y10);
            column = TVector.Load(ref *b, TVector.Width);
            y01 = TVector.FusedMultiplyAdd(x0, column, y01);
            y11 = TVector.FusedMultiplyAdd(x1, column, y11);
            column = TVector.Load(ref *b, 2 * TVector.Width);
            y02 = TVector.FusedMultiplyAdd(x0, column, y02);
            y12 = TVector.FusedMultiplyAdd(x1, column, y12);
            column = TVector.Load(ref *b, 3 * TVector.Width);
            b += nextB;
            y03 = TVector.FusedMultiplyAdd(x0, column, y03);
            y13 = TVector.FusedMultiplyAdd(x1, column, y13);
        }

        Store(y00, y01, y02, y03, y + (row * strip.RowY), strip.Adds, bias);
        Store(y10, y11, y12, y13, y + ((row + 1) * strip.RowY), strip.Adds, bias);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneRow<TVector>(in Strip strip, int row, float* b, nint nextB, float* y, float* bias)
        where TVector : struct, ISimdVector<TVector, float>
    {
        nint nextA = strip.A.ColumnStride;
        float* a = strip.A.Data + (row * strip.A.RowStride);
        TVector y0 = 0.0, y1 = y0, y2 = y0, y3 = y0;
        for (int l = strip.Terms; l > 0; l--)
        {
            TVector x = TVector.Broadcast(a[0]);
            a += nextA;
            y0 = TVector.FusedMultiplyAdd(x, TVector.Load(ref *b, 0), y0);
            y1 = TVector.FusedMultiplyAdd(x, TVector.Load(ref *b, TVector.Width), y1);
            y2 = TVector.FusedMultiplyAdd(x, TVector.Load(ref *b, 2 * TVector.Width), y2);
            y3 = TVector.FusedMultiplyAdd(x, TVector.Load(ref *b, 3 * TVector.Width), y3);
            b += nextB;
        }

        Store(y0, y1, y2, y3, y + (row * strip.RowY), strip.Adds, bias);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector>(TVector sum0, TVector sum1, TVector sum2, TVector sum3, float* y, bool adds, float* bias)
        where TVector : struct, ISimdVector<TVector, float>
    {
        if (adds)
        {
            sum0 = TVector.Load(ref *y, 0) + sum0;
            sum1 = TVector.Load(ref *y, TVector.Width) + sum1;
            sum2 = TVector.Load(ref *y, 2 * TVector.Width) + sum2;
            sum3 = TVector.Load(ref *y, 3 * TVector.Width) + sum3;
        }

        if (bias != null)
        {
            sum0 += TVector.Load(ref *bias, 0);
            sum1 += TVector.Load(ref *bias, TVector.Width);
            sum2 += TVector.Load(ref *bias, 2 * TVector.Width);
            sum3 += TVector.Load(ref *bias, 3 * TVector.Width);
        }

        sum0.Store(ref *y, 0);
        sum1.Store(ref *y, TVector.Width);
        sum2.Store(ref *y, 2 * TVector.Width);
        sum3.Store(ref *y, 3 * TVector.Width);
    }

    /// <summary>The rows of one block of terms, for all strips of columns.</summary>
    private ref struct Strip
    {
        /// <summary>Rows of a; its data is the first row and the first term of the block.</summary>
        internal Operand A;

        /// <summary>From the first row of a tile to that of the next.</summary>
        internal nint TileA;

        /// <summary>The last rows of a, packed and padded with rows of zeros to a tile; null if they are read where they are.</summary>
        internal float* LastRows;

        internal nint RowY;
        internal int Rows;
        internal int Terms;

        /// <summary>Whether the sums of earlier blocks of terms are in y.</summary>
        internal bool Adds;

        /// <summary>Whether the last tile is shifted up so that it is full.</summary>
        internal bool Overlaps;
    }
}
