using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>The innermost loops of strips of a single vector of columns: narrow products, and last columns.</content>
internal static unsafe partial class TiledGemm<T>
{
    /// <summary>A strip of one vector of columns, eight rows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void EightRowsOfOne<TVector>(in Strip strip, T* b, nint nextB)
        where TVector : struct, ISimdVector<TVector, T>
    {
        const int Rows = 8;
        TVector zero = 0.0;
        Output<TVector> output = new(in strip, 1);
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
            TVector y00 = zero, y10 = zero, y20 = zero, y30 = zero, y40 = zero, y50 = zero, y60 = zero, y70 = zero;
            for (int l = strip.Terms; l > 0; l--)
            {
                TVector b0 = TVector.Load(ref *source, 0);
                source += nextB;
                TVector x = TVector.Broadcast(a[0]);
                y00 = TVector.FusedMultiplyAdd(x, b0, y00);
                x = TVector.Broadcast(a[stride]);
                y10 = TVector.FusedMultiplyAdd(x, b0, y10);
                x = TVector.Broadcast(a[2 * stride]);
                y20 = TVector.FusedMultiplyAdd(x, b0, y20);
                a += next;
                x = TVector.Broadcast(a3[0]);
                y30 = TVector.FusedMultiplyAdd(x, b0, y30);
                x = TVector.Broadcast(a3[stride]);
                y40 = TVector.FusedMultiplyAdd(x, b0, y40);
                x = TVector.Broadcast(a3[2 * stride]);
                y50 = TVector.FusedMultiplyAdd(x, b0, y50);
                a3 += next;
                x = TVector.Broadcast(a6[0]);
                y60 = TVector.FusedMultiplyAdd(x, b0, y60);
                x = TVector.Broadcast(a6[stride]);
                y70 = TVector.FusedMultiplyAdd(x, b0, y70);
                a6 += next;
            }

            output.Store(y00, row);
            if (count > 1)
            {
                output.Store(y10, row + 1);
            }

            if (count > 2)
            {
                output.Store(y20, row + 2);
            }

            if (count > 3)
            {
                output.Store(y30, row + 3);
            }

            if (count > 4)
            {
                output.Store(y40, row + 4);
            }

            if (count > 5)
            {
                output.Store(y50, row + 5);
            }

            if (count > 6)
            {
                output.Store(y60, row + 6);
            }

            if (count > 7)
            {
                output.Store(y70, row + 7);
            }
        }
    }

    /// <summary>A strip of one vector of columns, six rows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SixRowsOfOne<TVector>(in Strip strip, T* b, nint nextB)
        where TVector : struct, ISimdVector<TVector, T>
    {
        const int Rows = 6;
        TVector zero = 0.0;
        Output<TVector> output = new(in strip, 1);
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
            TVector y00 = zero, y10 = zero, y20 = zero, y30 = zero, y40 = zero, y50 = zero;
            for (int l = strip.Terms; l > 0; l--)
            {
                TVector b0 = TVector.Load(ref *source, 0);
                source += nextB;
                TVector x = TVector.Broadcast(a[0]);
                y00 = TVector.FusedMultiplyAdd(x, b0, y00);
                x = TVector.Broadcast(a[stride]);
                y10 = TVector.FusedMultiplyAdd(x, b0, y10);
                x = TVector.Broadcast(a[2 * stride]);
                y20 = TVector.FusedMultiplyAdd(x, b0, y20);
                a += next;
                x = TVector.Broadcast(a3[0]);
                y30 = TVector.FusedMultiplyAdd(x, b0, y30);
                x = TVector.Broadcast(a3[stride]);
                y40 = TVector.FusedMultiplyAdd(x, b0, y40);
                x = TVector.Broadcast(a3[2 * stride]);
                y50 = TVector.FusedMultiplyAdd(x, b0, y50);
                a3 += next;
            }

            output.Store(y00, row);
            if (count > 1)
            {
                output.Store(y10, row + 1);
            }

            if (count > 2)
            {
                output.Store(y20, row + 2);
            }

            if (count > 3)
            {
                output.Store(y30, row + 3);
            }

            if (count > 4)
            {
                output.Store(y40, row + 4);
            }

            if (count > 5)
            {
                output.Store(y50, row + 5);
            }
        }
    }

    /// <summary>A strip of one vector of columns, four rows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FourRowsOfOne<TVector>(in Strip strip, T* b, nint nextB)
        where TVector : struct, ISimdVector<TVector, T>
    {
        const int Rows = 4;
        TVector zero = 0.0;
        Output<TVector> output = new(in strip, 1);
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
            TVector y00 = zero, y10 = zero, y20 = zero, y30 = zero;
            for (int l = strip.Terms; l > 0; l--)
            {
                TVector b0 = TVector.Load(ref *source, 0);
                source += nextB;
                TVector x = TVector.Broadcast(a[0]);
                y00 = TVector.FusedMultiplyAdd(x, b0, y00);
                x = TVector.Broadcast(a[stride]);
                y10 = TVector.FusedMultiplyAdd(x, b0, y10);
                a += next;
                x = TVector.Broadcast(a2[0]);
                y20 = TVector.FusedMultiplyAdd(x, b0, y20);
                x = TVector.Broadcast(a2[stride]);
                y30 = TVector.FusedMultiplyAdd(x, b0, y30);
                a2 += next;
            }

            output.Store(y00, row);
            if (count > 1)
            {
                output.Store(y10, row + 1);
            }

            if (count > 2)
            {
                output.Store(y20, row + 2);
            }

            if (count > 3)
            {
                output.Store(y30, row + 3);
            }
        }
    }
}
