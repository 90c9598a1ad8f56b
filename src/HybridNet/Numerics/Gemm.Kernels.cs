using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>The innermost loops: a few rows of a times a few vectors of columns of b, with the sums in registers.</content>
internal static unsafe partial class Gemm
{
    private const int LongStrip = 64;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Sums<TVector, TB>(
        Operand<double> a, int rows, Operand<TB> b, int column, int end, int terms, double* sums, int width, Finish finish)
        where TVector : struct, ISimdVector<TVector, double>
        where TB : unmanaged
    {
        int grouped = rows / 4 * 4;
        int paired = column + ((end - column) / (2 * TVector.Width) * 2 * TVector.Width);

        // A long strip of b is used for all rows while it is in the first-level cache; short strips cost less in one call.
        int step = terms > LongStrip ? 2 * TVector.Width : paired - column;
        for (int j = column; j < paired; j += step)
        {
            for (int row = 0; row < grouped; row += 4)
            {
                FourRows<TVector, TB>(a.Data + (row * a.RowStride), a.RowStride, b, j, j + step, terms, sums + (row * width), width, finish.Row(row));
            }
        }

        if (paired < end && rows == RowsAtOnce)
        {
            EightRows<TVector, TB>(a.Data, a.RowStride, b.Data + paired, b.RowStride, terms, sums + paired, width, finish.At(0, paired));
        }
        else if (paired < end)
        {
            RowByRow<TVector, TB>(a, 0, grouped, b, paired, end, terms, sums, width, finish);
        }

        if (grouped < rows)
        {
            RowByRow<TVector, TB>(a, grouped, rows, b, column, end, terms, sums, width, finish);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RowByRow<TVector, TB>(
        Operand<double> a, int row, int rows, Operand<TB> b, int column, int end, int terms, double* sums, int width, Finish finish)
        where TVector : struct, ISimdVector<TVector, double>
        where TB : unmanaged
    {
        for (; row < rows; row++)
        {
            double* numbers = a.Data + (row * a.RowStride);
            double* target = sums + (row * width);
            int j = column;
            for (; j + (4 * TVector.Width) <= end; j += 4 * TVector.Width)
            {
                OneRowFourVectors<TVector, TB>(numbers, b.Data + j, b.RowStride, terms, target + j, finish.At(row, j));
            }

            for (; j < end; j += TVector.Width)
            {
                OneRow<TVector, TB>(numbers, b.Data + j, b.RowStride, terms, target + j, finish.At(row, j));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FourRows<TVector, TB>(
        double* a, nint next, Operand<TB> b, int column, int end, int terms, double* sums, int width, Finish finish)
        where TVector : struct, ISimdVector<TVector, double>
        where TB : unmanaged
    {
        TVector zero = 0.0;
        double* a1 = a + next;
        double* a2 = a1 + next;
        double* a3 = a2 + next;
        for (; column < end; column += 2 * TVector.Width)
        {
            TVector y00 = zero, y01 = zero, y10 = zero, y11 = zero, y20 = zero, y21 = zero, y30 = zero, y31 = zero;
            TB* source = b.Data + column;
            for (int l = 0; l < terms; l++)
            {
                TVector b0 = Load<TVector, TB>(source, 0);
                TVector b1 = Load<TVector, TB>(source, TVector.Width);
                TVector x = a[l];
                y00 = TVector.FusedMultiplyAdd(x, b0, y00);
                y01 = TVector.FusedMultiplyAdd(x, b1, y01);
                x = a1[l];
                y10 = TVector.FusedMultiplyAdd(x, b0, y10);
                y11 = TVector.FusedMultiplyAdd(x, b1, y11);
                x = a2[l];
                y20 = TVector.FusedMultiplyAdd(x, b0, y20);
                y21 = TVector.FusedMultiplyAdd(x, b1, y21);
                x = a3[l];
                y30 = TVector.FusedMultiplyAdd(x, b0, y30);
                y31 = TVector.FusedMultiplyAdd(x, b1, y31);
                source += b.RowStride;
            }

            int second = column + TVector.Width;
            if (finish.Adds)
            {
                y00 = TVector.Load(ref *sums, column) + y00;
                y01 = TVector.Load(ref *sums, second) + y01;
                y10 = TVector.Load(ref *sums, width + column) + y10;
                y11 = TVector.Load(ref *sums, width + second) + y11;
                y20 = TVector.Load(ref *sums, (2 * width) + column) + y20;
                y21 = TVector.Load(ref *sums, (2 * width) + second) + y21;
                y30 = TVector.Load(ref *sums, (3 * width) + column) + y30;
                y31 = TVector.Load(ref *sums, (3 * width) + second) + y31;
            }

            finish.Store(y00, sums, column, 0, column);
            finish.Store(y01, sums, second, 0, second);
            finish.Store(y10, sums, width + column, 1, column);
            finish.Store(y11, sums, width + second, 1, second);
            finish.Store(y20, sums, (2 * width) + column, 2, column);
            finish.Store(y21, sums, (2 * width) + second, 2, second);
            finish.Store(y30, sums, (3 * width) + column, 3, column);
            finish.Store(y31, sums, (3 * width) + second, 3, second);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void EightRows<TVector, TB>(
        double* a, nint next, TB* b, nint stride, int terms, double* sums, int width, Finish finish)
        where TVector : struct, ISimdVector<TVector, double>
        where TB : unmanaged
    {
        TVector zero = 0.0;
        TVector y0 = zero, y1 = zero, y2 = zero, y3 = zero, y4 = zero, y5 = zero, y6 = zero, y7 = zero;
        double* a4 = a + (4 * next);
        for (int l = 0; l < terms; l++)
        {
            TVector x = Load<TVector, TB>(b, 0);
            y0 = TVector.FusedMultiplyAdd(a[0], x, y0);
            y1 = TVector.FusedMultiplyAdd(a[next], x, y1);
            y2 = TVector.FusedMultiplyAdd(a[2 * next], x, y2);
            y3 = TVector.FusedMultiplyAdd(a[3 * next], x, y3);
            y4 = TVector.FusedMultiplyAdd(a4[0], x, y4);
            y5 = TVector.FusedMultiplyAdd(a4[next], x, y5);
            y6 = TVector.FusedMultiplyAdd(a4[2 * next], x, y6);
            y7 = TVector.FusedMultiplyAdd(a4[3 * next], x, y7);
            a++;
            a4++;
            b += stride;
        }

        if (finish.Adds)
        {
            y0 = TVector.Load(ref *sums, 0) + y0;
            y1 = TVector.Load(ref *sums, width) + y1;
            y2 = TVector.Load(ref *sums, 2 * width) + y2;
            y3 = TVector.Load(ref *sums, 3 * width) + y3;
            y4 = TVector.Load(ref *sums, 4 * width) + y4;
            y5 = TVector.Load(ref *sums, 5 * width) + y5;
            y6 = TVector.Load(ref *sums, 6 * width) + y6;
            y7 = TVector.Load(ref *sums, 7 * width) + y7;
        }

        finish.Store(y0, sums, 0, 0, 0);
        finish.Store(y1, sums, width, 1, 0);
        finish.Store(y2, sums, 2 * width, 2, 0);
        finish.Store(y3, sums, 3 * width, 3, 0);
        finish.Store(y4, sums, 4 * width, 4, 0);
        finish.Store(y5, sums, 5 * width, 5, 0);
        finish.Store(y6, sums, 6 * width, 6, 0);
        finish.Store(y7, sums, 7 * width, 7, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneRowFourVectors<TVector, TB>(double* a, TB* b, nint stride, int terms, double* sums, Finish finish)
        where TVector : struct, ISimdVector<TVector, double>
        where TB : unmanaged
    {
        TVector y0 = 0.0, y1 = y0, y2 = y0, y3 = y0;
        for (int l = 0; l < terms; l++)
        {
            TVector x = a[l];
            y0 = TVector.FusedMultiplyAdd(x, Load<TVector, TB>(b, 0), y0);
            y1 = TVector.FusedMultiplyAdd(x, Load<TVector, TB>(b, TVector.Width), y1);
            y2 = TVector.FusedMultiplyAdd(x, Load<TVector, TB>(b, 2 * TVector.Width), y2);
            y3 = TVector.FusedMultiplyAdd(x, Load<TVector, TB>(b, 3 * TVector.Width), y3);
            b += stride;
        }

        if (finish.Adds)
        {
            y0 = TVector.Load(ref *sums, 0) + y0;
            y1 = TVector.Load(ref *sums, TVector.Width) + y1;
            y2 = TVector.Load(ref *sums, 2 * TVector.Width) + y2;
            y3 = TVector.Load(ref *sums, 3 * TVector.Width) + y3;
        }

        finish.Store(y0, sums, 0, 0, 0);
        finish.Store(y1, sums, TVector.Width, 0, TVector.Width);
        finish.Store(y2, sums, 2 * TVector.Width, 0, 2 * TVector.Width);
        finish.Store(y3, sums, 3 * TVector.Width, 0, 3 * TVector.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneRow<TVector, TB>(double* a, TB* b, nint stride, int terms, double* sums, Finish finish)
        where TVector : struct, ISimdVector<TVector, double>
        where TB : unmanaged
    {
        TVector y = 0.0;
        for (int l = 0; l < terms; l++)
        {
            y = TVector.FusedMultiplyAdd(a[l], Load<TVector, TB>(b, 0), y);
            b += stride;
        }

        if (finish.Adds)
        {
            y = TVector.Load(ref *sums, 0) + y;
        }

        finish.Store(y, sums, 0, 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVector, T>(T* source, int index)
        where TVector : struct, ISimdVector<TVector, double>
        where T : unmanaged =>
        typeof(T) == typeof(float) ? TVector.LoadFloats(ref *(float*)source, index) : TVector.Load(ref *(double*)source, index);
}
