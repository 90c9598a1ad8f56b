using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>
/// The innermost loops: a strip of columns times all rows, with the sums of a tile in registers. Each sum is a chain of fused multiply-adds from the first
/// term of a block to its last, so the tile that an element is computed in does not change its bits.
/// </content>
/// <remarks>
/// The last tile of too few rows reads a whole tile of a and stores the rows that exist; a block that <see cref="Strip.Overlaps"/> shifts it up instead, and
/// computes some rows twice.
/// </remarks>
internal static unsafe partial class TiledGemm<T>
{
    /// <summary>A strip of two vectors of columns, six rows at a time: 12 sums, 2 vectors of b and an element of a are 15 of AVX2's 16 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SixRows<TVector>(in Strip strip, T* b, nint nextB)
        where TVector : struct, ISimdVector<TVector, T>
    {
        const int Rows = 6;
        TVector zero = 0.0;
        Output<TVector> output = new(in strip, 2);
        for (int row = 0; row < strip.Rows; row += Rows)
        {
            int count = strip.Rows - row;
            if (count < Rows && strip.Overlaps)
            {
                row = strip.Rows - Rows;
                count = Rows;
            }

            bool isPacked = count < Rows && strip.LastRows != null;
            T* a = isPacked ? strip.LastRows : strip.A.Data + (row / Rows * strip.TileA) + (row % Rows * strip.A.RowStride);
            (nint next, nint stride) = isPacked ? (Rows, 1) : (strip.A.ColumnStride, strip.A.RowStride);
            T* a3 = a + (3 * stride);
            T* source = b;
            TVector y00 = zero, y01 = zero, y10 = zero, y11 = zero, y20 = zero, y21 = zero, y30 = zero, y31 = zero;
            TVector y40 = zero, y41 = zero, y50 = zero, y51 = zero;
            for (int l = strip.Terms; l > 0; l--)
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

            output.Store(y00, y01, row);
            if (count > 1)
            {
                output.Store(y10, y11, row + 1);
            }

            if (count > 2)
            {
                output.Store(y20, y21, row + 2);
            }

            if (count > 3)
            {
                output.Store(y30, y31, row + 3);
            }

            if (count > 4)
            {
                output.Store(y40, y41, row + 4);
            }

            if (count > 5)
            {
                output.Store(y50, y51, row + 5);
            }
        }
    }

    /// <summary>A strip of two vectors of columns, eight rows at a time, for the 32 registers of AVX-512: most layers have a multiple of eight neurons.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void EightRows<TVector>(in Strip strip, T* b, nint nextB)
        where TVector : struct, ISimdVector<TVector, T>
    {
        const int Rows = 8;
        TVector zero = 0.0;
        Output<TVector> output = new(in strip, 2);
        for (int row = 0; row < strip.Rows; row += Rows)
        {
            int count = strip.Rows - row;
            if (count < Rows && strip.Overlaps)
            {
                row = strip.Rows - Rows;
                count = Rows;
            }

            bool isPacked = count < Rows && strip.LastRows != null;
            T* a = isPacked ? strip.LastRows : strip.A.Data + (row / Rows * strip.TileA) + (row % Rows * strip.A.RowStride);
            (nint next, nint stride) = isPacked ? (Rows, 1) : (strip.A.ColumnStride, strip.A.RowStride);
            T* a3 = a + (3 * stride);
            T* a6 = a3 + (3 * stride);
            T* source = b;
            TVector y00 = zero, y01 = zero, y10 = zero, y11 = zero, y20 = zero, y21 = zero, y30 = zero, y31 = zero;
            TVector y40 = zero, y41 = zero, y50 = zero, y51 = zero, y60 = zero, y61 = zero, y70 = zero, y71 = zero;
            for (int l = strip.Terms; l > 0; l--)
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
                x = TVector.Broadcast(a6[0]);
                y60 = TVector.FusedMultiplyAdd(x, b0, y60);
                y61 = TVector.FusedMultiplyAdd(x, b1, y61);
                x = TVector.Broadcast(a6[stride]);
                y70 = TVector.FusedMultiplyAdd(x, b0, y70);
                y71 = TVector.FusedMultiplyAdd(x, b1, y71);
                a6 += next;
            }

            output.Store(y00, y01, row);
            if (count > 1)
            {
                output.Store(y10, y11, row + 1);
            }

            if (count > 2)
            {
                output.Store(y20, y21, row + 2);
            }

            if (count > 3)
            {
                output.Store(y30, y31, row + 3);
            }

            if (count > 4)
            {
                output.Store(y40, y41, row + 4);
            }

            if (count > 5)
            {
                output.Store(y50, y51, row + 5);
            }

            if (count > 6)
            {
                output.Store(y60, y61, row + 6);
            }

            if (count > 7)
            {
                output.Store(y70, y71, row + 7);
            }
        }
    }

    /// <summary>A strip of two vectors of columns, four rows at a time, for products with three or four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FourRows<TVector>(in Strip strip, T* b, nint nextB)
        where TVector : struct, ISimdVector<TVector, T>
    {
        const int Rows = 4;
        TVector zero = 0.0;
        Output<TVector> output = new(in strip, 2);
        for (int row = 0; row < strip.Rows; row += Rows)
        {
            int count = strip.Rows - row;
            if (count < Rows && strip.Overlaps)
            {
                row = strip.Rows - Rows;
                count = Rows;
            }

            bool isPacked = count < Rows && strip.LastRows != null;
            T* a = isPacked ? strip.LastRows : strip.A.Data + (row / Rows * strip.TileA) + (row % Rows * strip.A.RowStride);
            (nint next, nint stride) = isPacked ? (Rows, 1) : (strip.A.ColumnStride, strip.A.RowStride);
            T* a2 = a + (2 * stride);
            T* source = b;
            TVector y00 = zero, y01 = zero, y10 = zero, y11 = zero, y20 = zero, y21 = zero, y30 = zero, y31 = zero;
            for (int l = strip.Terms; l > 0; l--)
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
                a += next;
                x = TVector.Broadcast(a2[0]);
                y20 = TVector.FusedMultiplyAdd(x, b0, y20);
                y21 = TVector.FusedMultiplyAdd(x, b1, y21);
                x = TVector.Broadcast(a2[stride]);
                y30 = TVector.FusedMultiplyAdd(x, b0, y30);
                y31 = TVector.FusedMultiplyAdd(x, b1, y31);
                a2 += next;
            }

            output.Store(y00, y01, row);
            if (count > 1)
            {
                output.Store(y10, y11, row + 1);
            }

            if (count > 2)
            {
                output.Store(y20, y21, row + 2);
            }

            if (count > 3)
            {
                output.Store(y30, y31, row + 3);
            }
        }
    }
}
