using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>The innermost loops of products with one to a few rows.</content>
internal static unsafe partial class TiledGemm<T>
{
    /// <summary>A strip of four vectors of columns, one to three rows at a time: as many sums for the few rows of a narrow product. Floats of b are widened as they are read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FewRows<TVector, TFrom>(in Strip strip, TFrom* b, nint nextB)
        where TVector : struct, ISimdVector<TVector, T>
        where TFrom : unmanaged
    {
        int row = 0;
        for (; row + 3 <= strip.Rows && strip.Rows - row != 4; row += 3)
        {
            ThreeRows<TVector, TFrom>(in strip, row, b, nextB);
        }

        for (; row + 2 <= strip.Rows; row += 2)
        {
            TwoRows<TVector, TFrom>(in strip, row, b, nextB);
        }

        if (row < strip.Rows)
        {
            OneRow<TVector, TFrom>(in strip, row, b, nextB);
        }
    }

    /// <summary>A strip of one vector of columns, one or two rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneVector<TVector>(in Strip strip, T* b, nint nextB)
        where TVector : struct, ISimdVector<TVector, T>
    {
        nint nextA = strip.A.ColumnStride;
        for (int row = 0; row < strip.Rows; row++)
        {
            T* a = strip.A.Data + (row * strip.A.RowStride);
            T* source = b;
            TVector sum = 0.0;
            for (int l = strip.Terms; l > 0; l--)
            {
                sum = TVector.FusedMultiplyAdd(TVector.Broadcast(a[0]), TVector.Load(ref *source, 0), sum);
                a += nextA;
                source += nextB;
            }

            Store(sum, in strip, row, 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void ThreeRows<TVector, TFrom>(in Strip strip, int row, TFrom* b, nint nextB)
        where TVector : struct, ISimdVector<TVector, T>
        where TFrom : unmanaged
    {
        nint nextA = strip.A.ColumnStride;
        nint rowA = strip.A.RowStride;
        T* a = strip.A.Data + (row * rowA);
        TVector y00 = 0.0, y01 = y00, y02 = y00, y03 = y00, y10 = y00, y11 = y00, y12 = y00, y13 = y00, y20 = y00, y21 = y00, y22 = y00, y23 = y00;
        for (int l = strip.Terms; l > 0; l--)
        {
            TVector x0 = TVector.Broadcast(a[0]);
            TVector x1 = TVector.Broadcast(a[rowA]);
            TVector x2 = TVector.Broadcast(a[2 * rowA]);
            a += nextA;
            TVector column = Load<TVector, TFrom>(b, 0);
            y00 = TVector.FusedMultiplyAdd(x0, column, y00);
            y10 = TVector.FusedMultiplyAdd(x1, column, y10);
            y20 = TVector.FusedMultiplyAdd(x2, column, y20);
            column = Load<TVector, TFrom>(b, TVector.Width);
            y01 = TVector.FusedMultiplyAdd(x0, column, y01);
            y11 = TVector.FusedMultiplyAdd(x1, column, y11);
            y21 = TVector.FusedMultiplyAdd(x2, column, y21);
            column = Load<TVector, TFrom>(b, 2 * TVector.Width);
            y02 = TVector.FusedMultiplyAdd(x0, column, y02);
            y12 = TVector.FusedMultiplyAdd(x1, column, y12);
            y22 = TVector.FusedMultiplyAdd(x2, column, y22);
            column = Load<TVector, TFrom>(b, 3 * TVector.Width);
            y03 = TVector.FusedMultiplyAdd(x0, column, y03);
            y13 = TVector.FusedMultiplyAdd(x1, column, y13);
            y23 = TVector.FusedMultiplyAdd(x2, column, y23);
            b += nextB;
        }

        Store(y00, y01, y02, y03, in strip, row);
        Store(y10, y11, y12, y13, in strip, row + 1);
        Store(y20, y21, y22, y23, in strip, row + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void TwoRows<TVector, TFrom>(in Strip strip, int row, TFrom* b, nint nextB)
        where TVector : struct, ISimdVector<TVector, T>
        where TFrom : unmanaged
    {
        nint nextA = strip.A.ColumnStride;
        nint rowA = strip.A.RowStride;
        T* a = strip.A.Data + (row * rowA);
        TVector y00 = 0.0, y01 = y00, y02 = y00, y03 = y00, y10 = y00, y11 = y00, y12 = y00, y13 = y00;
        for (int l = strip.Terms; l > 0; l--)
        {
            TVector x0 = TVector.Broadcast(a[0]);
            TVector x1 = TVector.Broadcast(a[rowA]);
            a += nextA;
            TVector column = Load<TVector, TFrom>(b, 0);
            y00 = TVector.FusedMultiplyAdd(x0, column, y00);
            y10 = TVector.FusedMultiplyAdd(x1, column, y10);
            column = Load<TVector, TFrom>(b, TVector.Width);
            y01 = TVector.FusedMultiplyAdd(x0, column, y01);
            y11 = TVector.FusedMultiplyAdd(x1, column, y11);
            column = Load<TVector, TFrom>(b, 2 * TVector.Width);
            y02 = TVector.FusedMultiplyAdd(x0, column, y02);
            y12 = TVector.FusedMultiplyAdd(x1, column, y12);
            column = Load<TVector, TFrom>(b, 3 * TVector.Width);
            y03 = TVector.FusedMultiplyAdd(x0, column, y03);
            y13 = TVector.FusedMultiplyAdd(x1, column, y13);
            b += nextB;
        }

        Store(y00, y01, y02, y03, in strip, row);
        Store(y10, y11, y12, y13, in strip, row + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void OneRow<TVector, TFrom>(in Strip strip, int row, TFrom* b, nint nextB)
        where TVector : struct, ISimdVector<TVector, T>
        where TFrom : unmanaged
    {
        nint nextA = strip.A.ColumnStride;
        nint rowA = strip.A.RowStride;
        T* a = strip.A.Data + (row * rowA);
        TVector y00 = 0.0, y01 = y00, y02 = y00, y03 = y00;
        for (int l = strip.Terms; l > 0; l--)
        {
            TVector x0 = TVector.Broadcast(a[0]);
            a += nextA;
            TVector column = Load<TVector, TFrom>(b, 0);
            y00 = TVector.FusedMultiplyAdd(x0, column, y00);
            column = Load<TVector, TFrom>(b, TVector.Width);
            y01 = TVector.FusedMultiplyAdd(x0, column, y01);
            column = Load<TVector, TFrom>(b, 2 * TVector.Width);
            y02 = TVector.FusedMultiplyAdd(x0, column, y02);
            column = Load<TVector, TFrom>(b, 3 * TVector.Width);
            y03 = TVector.FusedMultiplyAdd(x0, column, y03);
            b += nextB;
        }

        Store(y00, y01, y02, y03, in strip, row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load<TVector, TFrom>(TFrom* source, nint index)
        where TVector : struct, ISimdVector<TVector, T>
        where TFrom : unmanaged =>
        typeof(TFrom) == typeof(T) ? TVector.Load(ref *(T*)source, index) : TVector.LoadFloats(ref *(float*)source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVector>(TVector sum0, TVector sum1, TVector sum2, TVector sum3, in Strip strip, int row)
        where TVector : struct, ISimdVector<TVector, T>
    {
        Store(sum0, in strip, row, 0);
        Store(sum1, in strip, row, TVector.Width);
        Store(sum2, in strip, row, 2 * TVector.Width);
        Store(sum3, in strip, row, 3 * TVector.Width);
    }
}
