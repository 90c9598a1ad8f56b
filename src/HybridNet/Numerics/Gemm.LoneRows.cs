using System.Buffers;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// The rows that remain where OpenBLAS' kernel for AVX2 processes rows of y in pairs. It sums them in four chains (terms 4n, 4n + 1, 4n + 2,
/// 4n + 3), except for the last columns, which do not fill a group of four.
/// </summary>
internal static unsafe partial class Gemm
{
    private const int Accumulators = 4;

    private const int TermsAtOnce = 8;

    /// <summary>Doubles of the scratch buffer that are allocated on the stack; larger buffers come from the array pool.</summary>
    private const int OnStack = 2048;

    [SkipLocalsInit]
    private static void SumLoneRows<TA, TB>(Operand<TA> a, Operand<TB> b, int terms, Target y, Matrix? bias, Blocks blocks, RowPieces pieces)
        where TA : unmanaged
        where TB : unmanaged
    {
        int columns = pieces.Columns / Accumulators * Accumulators;
        int wanted = columns + pieces.Columns + terms;
        double[]? rented = wanted > OnStack ? ArrayPool<double>.Shared.Rent(wanted) : null;
        double* stack = stackalloc double[rented is null ? OnStack : 0];
        fixed (double* pool = rented)
        {
            double* sums = rented is null ? stack : pool;
            double* biases = bias is null ? null : sums + columns;
            double* left = sums + columns + pieces.Columns;
            if (bias is not null)
            {
                Widening.Copy(bias, new Span<double>(biases, pieces.Columns));
            }

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
                    SumLoneRow(a.From(row), b, columns, terms, sums, blocks);
                }
                else
                {
                    Widen(a, row, 1, terms, left);
                    for (int column = 0; column < columns; column += Accumulators)
                    {
                        SumAlong(left, b.Data + (column * b.ColumnStride), b.ColumnStride, terms, sums + column, blocks);
                    }
                }

                y.Store(sums, columns, row, 1, 0, columns, biases);
            }
        }

        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    private static void SumLoneRow<TA, TB>(Operand<TA> a, Operand<TB> b, int columns, int terms, double* sums, Blocks blocks)
        where TA : unmanaged
        where TB : unmanaged
    {
        int column = 0;
        if (VectorWidth.Current == 512)
        {
            for (; column + SimdVector512<double>.Width <= columns; column += SimdVector512<double>.Width)
            {
                SumInAccumulators<SimdVector512<double>, TA, TB>(a, b.Data + column, b.RowStride, terms, sums + column, blocks);
            }
        }

        for (; column < columns; column += Accumulators)
        {
            SumInAccumulators<SimdVector256<double>, TA, TB>(a, b.Data + column, b.RowStride, terms, sums + column, blocks);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumInAccumulators<TVector, TA, TB>(
        Operand<TA> a, TB* b, nint stride, int terms, double* sums, Blocks blocks)
        where TVector : struct, ISimdVector<TVector, double>
        where TA : unmanaged
        where TB : unmanaged
    {
        TVector zero = 0.0;
        TVector sum = zero;
        for (int left = terms, length; left > 0; left -= length)
        {
            length = blocks.Next(left);
            int l = terms - left;
            int end = l + length;
            TVector y0 = zero, y1 = zero, y2 = zero, y3 = zero;
            for (int chained = l + (length / TermsAtOnce * TermsAtOnce); l < chained; l += Accumulators)
            {
                y0 = TVector.FusedMultiplyAdd(a.At(0, l), Load<TVector, TB>(b, 0), y0);
                y1 = TVector.FusedMultiplyAdd(a.At(0, l + 1), Load<TVector, TB>(b + stride, 0), y1);
                b += 2 * stride;
                y2 = TVector.FusedMultiplyAdd(a.At(0, l + 2), Load<TVector, TB>(b, 0), y2);
                y3 = TVector.FusedMultiplyAdd(a.At(0, l + 3), Load<TVector, TB>(b + stride, 0), y3);
                b += 2 * stride;
            }

            for (; l < end; l++)
            {
                y0 = TVector.FusedMultiplyAdd(a.At(0, l), Load<TVector, TB>(b, 0), y0);
                b += stride;
            }

            sum += (y0 + y1) + (y2 + y3);
        }

        sum.Store(ref *sums, 0);
    }

    /// <summary>Four columns with contiguous terms: a vector holds the four chains of one column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumAlong<TB>(double* a, TB* b, nint stride, int terms, double* sums, Blocks blocks)
        where TB : unmanaged
    {
        TB* b1 = b + stride;
        TB* b2 = b1 + stride;
        TB* b3 = b2 + stride;
        double* chains = stackalloc double[4 * Accumulators];
        for (int j = 0; j < 4; j++)
        {
            sums[j] = 0;
        }

        for (int l = 0, left = terms, length; left > 0; left -= length)
        {
            length = blocks.Next(left);
            int end = l + length;
            SimdVector256<double> y0 = 0.0, y1 = y0, y2 = y0, y3 = y0;
            for (int chained = l + (length / TermsAtOnce * TermsAtOnce); l < chained; l += Accumulators)
            {
                var x = SimdVector256<double>.Load(ref *a, l);
                y0 = SimdVector256<double>.FusedMultiplyAdd(x, Load<SimdVector256<double>, TB>(b, l), y0);
                y1 = SimdVector256<double>.FusedMultiplyAdd(x, Load<SimdVector256<double>, TB>(b1, l), y1);
                y2 = SimdVector256<double>.FusedMultiplyAdd(x, Load<SimdVector256<double>, TB>(b2, l), y2);
                y3 = SimdVector256<double>.FusedMultiplyAdd(x, Load<SimdVector256<double>, TB>(b3, l), y3);
            }

            y0.Store(ref *chains, 0);
            y1.Store(ref *chains, Accumulators);
            y2.Store(ref *chains, 2 * Accumulators);
            y3.Store(ref *chains, 3 * Accumulators);
            for (; l < end; l++)
            {
                for (int j = 0; j < 4; j++)
                {
                    TB* number = b + (j * stride) + l;
                    double value = typeof(TB) == typeof(float) ? *(float*)number : *(double*)number;
                    chains[j * Accumulators] = Math.FusedMultiplyAdd(a[l], value, chains[j * Accumulators]);
                }
            }

            for (int j = 0; j < 4; j++)
            {
                double* chain = chains + (j * Accumulators);
                sums[j] += (chain[0] + chain[1]) + (chain[2] + chain[3]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Widen<TA>(Operand<TA> a, int row, int count, int terms, double* target)
        where TA : unmanaged
    {
        if (a.ColumnStride == 1 && a.RowStride == terms)
        {
            int length = count * terms;
            Widening.Copy<TA, double>(new ReadOnlySpan<TA>(a.Data + ((nint)row * terms), length), new Span<double>(target, length));
            return;
        }

        for (int i = 0; i < count; i++)
        {
            var rowOfTarget = new Span<double>(target + (i * terms), terms);
            if (a.ColumnStride == 1)
            {
                Widening.Copy<TA, double>(new ReadOnlySpan<TA>(a.Data + ((row + i) * a.RowStride), terms), rowOfTarget);
                continue;
            }

            for (int l = 0; l < terms; l++)
            {
                rowOfTarget[l] = a.At(row + i, l);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVector, T>(T* source, int index)
        where TVector : struct, ISimdVector<TVector, double>
        where T : unmanaged =>
        typeof(T) == typeof(float) ? TVector.LoadFloats(ref *(float*)source, index) : TVector.Load(ref *(double*)source, index);
}
