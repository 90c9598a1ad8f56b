using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>The innermost loops: a few rows of a times a few vectors of columns of b, with the sums in registers.</content>
internal static unsafe partial class Products
{
    private const int LongStrip = 64;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Sums<TLane, TB>(
        Operand<double> a, int rows, Operand<TB> b, int column, int end, int terms, double* sums, int width, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        int grouped = rows / 4 * 4;
        int paired = column + ((end - column) / (2 * TLane.Width) * 2 * TLane.Width);

        // A long strip of b is used for all rows while it is in the first-level cache; short strips cost less in one call.
        int step = terms > LongStrip ? 2 * TLane.Width : paired - column;
        for (int j = column; j < paired; j += step)
        {
            for (int row = 0; row < grouped; row += 4)
            {
                FourRows<TLane, TB>(a.Data + (row * a.RowStride), a.RowStride, b, j, j + step, terms, sums + (row * width), width, finish.Row(row));
            }
        }

        if (paired < end && rows == RowsAtOnce)
        {
            EightRows<TLane, TB>(a.Data, a.RowStride, b.Data + paired, b.RowStride, terms, sums + paired, width, finish.At(0, paired));
        }
        else if (paired < end)
        {
            RowByRow<TLane, TB>(a, 0, grouped, b, paired, end, terms, sums, width, finish);
        }

        if (grouped < rows)
        {
            RowByRow<TLane, TB>(a, grouped, rows, b, column, end, terms, sums, width, finish);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RowByRow<TLane, TB>(
        Operand<double> a, int row, int rows, Operand<TB> b, int column, int end, int terms, double* sums, int width, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        for (; row < rows; row++)
        {
            double* numbers = a.Data + (row * a.RowStride);
            double* place = sums + (row * width);
            int j = column;
            for (; j + (4 * TLane.Width) <= end; j += 4 * TLane.Width)
            {
                OneRowFourVectors<TLane, TB>(numbers, b.Data + j, b.RowStride, terms, place + j, finish.At(row, j));
            }

            for (; j < end; j += TLane.Width)
            {
                OneRow<TLane, TB>(numbers, b.Data + j, b.RowStride, terms, place + j, finish.At(row, j));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FourRows<TLane, TB>(
        double* a, nint next, Operand<TB> b, int column, int end, int terms, double* sums, int width, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        TLane zero = 0.0;
        double* a1 = a + next;
        double* a2 = a1 + next;
        double* a3 = a2 + next;
        for (; column < end; column += 2 * TLane.Width)
        {
            TLane y00 = zero, y01 = zero, y10 = zero, y11 = zero, y20 = zero, y21 = zero, y30 = zero, y31 = zero;
            TB* source = b.Data + column;
            for (int l = 0; l < terms; l++)
            {
                TLane b0 = Load<TLane, TB>(source, 0);
                TLane b1 = Load<TLane, TB>(source, TLane.Width);
                TLane x = a[l];
                y00 = TLane.FusedMultiplyAdd(x, b0, y00);
                y01 = TLane.FusedMultiplyAdd(x, b1, y01);
                x = a1[l];
                y10 = TLane.FusedMultiplyAdd(x, b0, y10);
                y11 = TLane.FusedMultiplyAdd(x, b1, y11);
                x = a2[l];
                y20 = TLane.FusedMultiplyAdd(x, b0, y20);
                y21 = TLane.FusedMultiplyAdd(x, b1, y21);
                x = a3[l];
                y30 = TLane.FusedMultiplyAdd(x, b0, y30);
                y31 = TLane.FusedMultiplyAdd(x, b1, y31);
                source += b.RowStride;
            }

            int second = column + TLane.Width;
            if (finish.Adds)
            {
                y00 = TLane.Load(ref *sums, column) + y00;
                y01 = TLane.Load(ref *sums, second) + y01;
                y10 = TLane.Load(ref *sums, width + column) + y10;
                y11 = TLane.Load(ref *sums, width + second) + y11;
                y20 = TLane.Load(ref *sums, (2 * width) + column) + y20;
                y21 = TLane.Load(ref *sums, (2 * width) + second) + y21;
                y30 = TLane.Load(ref *sums, (3 * width) + column) + y30;
                y31 = TLane.Load(ref *sums, (3 * width) + second) + y31;
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
    private static void EightRows<TLane, TB>(
        double* a, nint next, TB* b, nint stride, int terms, double* sums, int width, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        TLane zero = 0.0;
        TLane y0 = zero, y1 = zero, y2 = zero, y3 = zero, y4 = zero, y5 = zero, y6 = zero, y7 = zero;
        double* a4 = a + (4 * next);
        for (int l = 0; l < terms; l++)
        {
            TLane x = Load<TLane, TB>(b, 0);
            y0 = TLane.FusedMultiplyAdd(a[0], x, y0);
            y1 = TLane.FusedMultiplyAdd(a[next], x, y1);
            y2 = TLane.FusedMultiplyAdd(a[2 * next], x, y2);
            y3 = TLane.FusedMultiplyAdd(a[3 * next], x, y3);
            y4 = TLane.FusedMultiplyAdd(a4[0], x, y4);
            y5 = TLane.FusedMultiplyAdd(a4[next], x, y5);
            y6 = TLane.FusedMultiplyAdd(a4[2 * next], x, y6);
            y7 = TLane.FusedMultiplyAdd(a4[3 * next], x, y7);
            a++;
            a4++;
            b += stride;
        }

        if (finish.Adds)
        {
            y0 = TLane.Load(ref *sums, 0) + y0;
            y1 = TLane.Load(ref *sums, width) + y1;
            y2 = TLane.Load(ref *sums, 2 * width) + y2;
            y3 = TLane.Load(ref *sums, 3 * width) + y3;
            y4 = TLane.Load(ref *sums, 4 * width) + y4;
            y5 = TLane.Load(ref *sums, 5 * width) + y5;
            y6 = TLane.Load(ref *sums, 6 * width) + y6;
            y7 = TLane.Load(ref *sums, 7 * width) + y7;
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
    private static void OneRowFourVectors<TLane, TB>(double* a, TB* b, nint stride, int terms, double* sums, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        TLane y0 = 0.0, y1 = y0, y2 = y0, y3 = y0;
        for (int l = 0; l < terms; l++)
        {
            TLane x = a[l];
            y0 = TLane.FusedMultiplyAdd(x, Load<TLane, TB>(b, 0), y0);
            y1 = TLane.FusedMultiplyAdd(x, Load<TLane, TB>(b, TLane.Width), y1);
            y2 = TLane.FusedMultiplyAdd(x, Load<TLane, TB>(b, 2 * TLane.Width), y2);
            y3 = TLane.FusedMultiplyAdd(x, Load<TLane, TB>(b, 3 * TLane.Width), y3);
            b += stride;
        }

        if (finish.Adds)
        {
            y0 = TLane.Load(ref *sums, 0) + y0;
            y1 = TLane.Load(ref *sums, TLane.Width) + y1;
            y2 = TLane.Load(ref *sums, 2 * TLane.Width) + y2;
            y3 = TLane.Load(ref *sums, 3 * TLane.Width) + y3;
        }

        finish.Store(y0, sums, 0, 0, 0);
        finish.Store(y1, sums, TLane.Width, 0, TLane.Width);
        finish.Store(y2, sums, 2 * TLane.Width, 0, 2 * TLane.Width);
        finish.Store(y3, sums, 3 * TLane.Width, 0, 3 * TLane.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneRow<TLane, TB>(double* a, TB* b, nint stride, int terms, double* sums, Finish finish)
        where TLane : struct, ILane<TLane, double>
        where TB : unmanaged
    {
        TLane y = 0.0;
        for (int l = 0; l < terms; l++)
        {
            y = TLane.FusedMultiplyAdd(a[l], Load<TLane, TB>(b, 0), y);
            b += stride;
        }

        if (finish.Adds)
        {
            y = TLane.Load(ref *sums, 0) + y;
        }

        finish.Store(y, sums, 0, 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Load<TLane, T>(T* source, int index)
        where TLane : struct, ILane<TLane, double>
        where T : unmanaged =>
        typeof(T) == typeof(float) ? TLane.LoadFloats(ref *(float*)source, index) : TLane.Load(ref *(double*)source, index);
}
