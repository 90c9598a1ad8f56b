using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>How sums are stored.</content>
internal static unsafe partial class TiledGemm<T>
{
    /// <summary>What happens to the one or two vectors of a row's sums: they are added to those of earlier blocks, biased, rounded if floats are wanted, and stored.</summary>
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
        internal Output(in Strip strip, int vectors)
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
                _bias1 = vectors == 1 ? default : Bias<TVector>(in strip, TVector.Width);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Store(TVector sum, int row)
        {
            T* sums = _sums + (row * _rowSums);
            sum = _adds ? TVector.Load(ref *sums, 0) + sum : sum;
            if (_rounded == null)
            {
                (_hasBias ? sum + _bias0 : sum).Store(ref *sums, 0);
                return;
            }

            (_hasBias ? TVector.RoundToFloat(sum) + _bias0 : sum).StoreFloats(ref *_rounded, row * _rowRounded);
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
