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
        Output<TVector> output = new(in strip);
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
        Output<TVector> output = new(in strip);
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

    /// <summary>What happens to the two vectors of a row's sums: they are added to those of earlier blocks, biased, rounded if floats are wanted, and stored.</summary>
    private readonly ref struct Output<TVector>
        where TVector : struct, ISimdVector<TVector, T>
    {
        private readonly T* _sums;
        private readonly nint _rowSums;
        private readonly float* _rounded;
        private readonly nint _rowRounded;
        private readonly bool _adds;
        private readonly bool _hasBias;
        private readonly TVector _bias0;
        private readonly TVector _bias1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Output(in Strip strip)
        {
            _sums = strip.Sums;
            _rowSums = strip.RowSums;
            _rounded = strip.Rounded;
            _rowRounded = strip.RowRounded;
            _adds = strip.Adds;
            _hasBias = strip.Bias != null;
            if (_hasBias)
            {
                _bias0 = Bias<TVector>(in strip, 0);
                _bias1 = Bias<TVector>(in strip, TVector.Width);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Store(TVector sum0, TVector sum1, int row)
        {
            T* sums = _sums + (row * _rowSums);
            if (_adds)
            {
                sum0 = TVector.Load(ref *sums, 0) + sum0;
                sum1 = TVector.Load(ref *sums, TVector.Width) + sum1;
            }

            if (_rounded == null)
            {
                (_hasBias ? sum0 + _bias0 : sum0).Store(ref *sums, 0);
                (_hasBias ? sum1 + _bias1 : sum1).Store(ref *sums, TVector.Width);
                return;
            }

            // The sum of two floats, added in double and rounded to float, is their float sum.
            float* rounded = _rounded + (row * _rowRounded);
            (_hasBias ? TVector.RoundToFloat(sum0) + _bias0 : sum0).StoreFloats(ref *rounded, 0);
            (_hasBias ? TVector.RoundToFloat(sum1) + _bias1 : sum1).StoreFloats(ref *rounded, TVector.Width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Bias<TVector>(in Strip strip, int column)
        where TVector : struct, ISimdVector<TVector, T> =>
        strip.Rounded == null ? TVector.Load(ref *(T*)strip.Bias, column) : TVector.LoadFloats(ref *(float*)strip.Bias, column);

    /// <summary>The same for one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector>(TVector sum, in Strip strip, int row, int column)
        where TVector : struct, ISimdVector<TVector, T>
    {
        T* sums = strip.Sums + (row * strip.RowSums);
        if (strip.Adds)
        {
            sum = TVector.Load(ref *sums, column) + sum;
        }

        if (strip.Rounded == null)
        {
            (strip.Bias == null ? sum : sum + Bias<TVector>(in strip, column)).Store(ref *sums, column);
            return;
        }

        sum = strip.Bias == null ? sum : TVector.RoundToFloat(sum) + Bias<TVector>(in strip, column);
        sum.StoreFloats(ref *strip.Rounded, (row * strip.RowRounded) + column);
    }

    /// <summary>The rows of one block of terms, and a strip of columns.</summary>
    private ref struct Strip
    {
        /// <summary>First row of the block, and the number of rows.</summary>
        internal int Row;
        internal int Rows;

        /// <summary>First column of the block, and the number of columns.</summary>
        internal int Column;
        internal int Columns;

        internal int Terms;

        /// <summary>Rows of a; its data is the first row and the first term of the block.</summary>
        internal Operand A;

        /// <summary>From the first row of a tile to that of the next.</summary>
        internal nint TileA;

        /// <summary>The last rows of a, packed and padded with rows of zeros to a tile; null if they are read where they are.</summary>
        internal T* LastRows;

        /// <summary>The block of b, where it is not packed.</summary>
        internal Operand B;

        /// <summary>The packed columns of b; or memory for those that do not fill a strip.</summary>
        internal T* Panel;

        /// <summary>The sums of earlier blocks of terms, if there are any, and where the sums of this block go, unless they are rounded.</summary>
        internal T* Sums;
        internal nint RowSums;

        /// <summary>Where sums are stored as floats; null to store them in <see cref="Sums"/>.</summary>
        internal float* Rounded;
        internal nint RowRounded;

        /// <summary>What is added to each row; null for nothing. It has the dtype in which the sums are stored.</summary>
        internal void* Bias;

        /// <summary>Whether the sums of earlier blocks of terms are added.</summary>
        internal bool Adds;

        /// <summary>Whether this is the last block of terms.</summary>
        internal bool IsLast;

        /// <summary>Whether the last tile is shifted up so that it is full.</summary>
        internal bool Overlaps;
    }
}
