using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Softmax and argmax of rows of two to seven columns, with a vector of rows at a time: some rows are transposed, so that each column is contiguous. The operations
/// of an element and their order are those of the other implementations, and so are the bits.
/// </summary>
internal static unsafe class FewColumns
{
    /// <summary>From so many columns on, a row is summed in eight chains.</summary>
    private const int Most = 7;

    /// <summary>Rows that are transposed together.</summary>
    private const int Tile = 128;

    /// <summary>Rows are filled up to a multiple of this: floats of the widest vector.</summary>
    private const int Multiple = 16;

    internal static bool Has(Matrix x) => x.Columns is > 1 and <= Most && x.Rows >= 8;

    /// <summary>y = softmax(x) of each row; both have one dtype; y may be x.</summary>
    internal static void Softmax(Matrix x, Matrix y, FunctionSet functions, bool multiplies)
    {
        if (x.DType == DType.Float32)
        {
            Softmax<float>(x, y, functions, multiplies);
        }
        else
        {
            Softmax<double>(x, y, functions, multiplies);
        }
    }

    /// <summary>y[i] = the column of the largest number of row i, as <see cref="Maxima.ColumnOfEachRow"/>; y has the dtype of x.</summary>
    internal static void ArgMax(Matrix x, Matrix y)
    {
        if (x.DType == DType.Float32)
        {
            ArgMax<float>(x, y);
        }
        else
        {
            ArgMax<double>(x, y);
        }
    }

    [SkipLocalsInit]
    private static void Softmax<T>(Matrix x, Matrix y, FunctionSet functions, bool multiplies)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int columns = x.Columns;
        T* tile = stackalloc T[Most * Tile];
        fixed (T* source = x.Span<T>())
        fixed (T* target = y.Span<T>())
        {
            for (int row = 0; row < x.Rows; row += Tile)
            {
                int rows = Math.Min(Tile, x.Rows - row);
                int stride = (rows + Multiple - 1) / Multiple * Multiple;
                Gather(source + ((nint)row * columns), rows, columns, tile, stride);
                Centered<T> centered = new(tile, stride, columns);
                VectorWidth.Run<Centered<T>, T>(ref centered);
                var numbers = new Span<T>(tile, columns * stride);
                Elementwise.Apply<Exp, T>(default, numbers, numbers, functions);
                Shares<T> shares = new(tile, stride, columns, multiplies);
                VectorWidth.Run<Shares<T>, T>(ref shares);
                Scatter(tile, stride, rows, columns, target + ((nint)row * columns));
            }
        }
    }

    [SkipLocalsInit]
    private static void ArgMax<T>(Matrix x, Matrix y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int columns = x.Columns;
        T* tile = stackalloc T[(Most + 1) * Tile];
        fixed (T* source = x.Span<T>())
        {
            for (int row = 0; row < x.Rows; row += Tile)
            {
                int rows = Math.Min(Tile, x.Rows - row);
                int stride = (rows + Multiple - 1) / Multiple * Multiple;
                Gather(source + ((nint)row * columns), rows, columns, tile, stride);
                Largest<T> largest = new(tile, stride, columns);
                VectorWidth.Run<Largest<T>, T>(ref largest);
                new Span<T>(tile + (columns * stride), rows).CopyTo(y.Span<T>()[row..]);
            }
        }
    }

    /// <summary>tile[j, i] = x[i, j]; the rows that do not exist are copies of the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Gather<T>(T* x, int rows, int columns, T* tile, int stride)
        where T : unmanaged
    {
        for (int j = 0; j < columns; j++)
        {
            T* source = x + j;
            T* target = tile + (j * stride);
            for (int i = 0; i < rows; i++)
            {
                target[i] = *source;
                source += columns;
            }

            new Span<T>(target + rows, stride - rows).Fill(x[j]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Scatter<T>(T* tile, int stride, int rows, int columns, T* y)
        where T : unmanaged
    {
        for (int j = 0; j < columns; j++)
        {
            T* source = tile + (j * stride);
            T* target = y + j;
            for (int i = 0; i < rows; i++)
            {
                *target = source[i];
                target += columns;
            }
        }
    }

    /// <summary>Subtracts the largest number of each row. A NaN may be ignored: it makes the sum of its row NaN.</summary>
    private readonly struct Centered<T>(T* tile, int stride, int columns) : ILoop<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TVector, TFunctions>()
        {
            for (int i = 0; i < stride; i += TVector.Width)
            {
                var largest = TVector.Load(ref *tile, i);
                for (int j = 1; j < columns; j++)
                {
                    var number = TVector.Load(ref *tile, (j * stride) + i);
                    largest = TVector.IfLess(largest, number, number, largest);
                }

                for (int j = 0; j < columns; j++)
                {
                    (TVector.Load(ref *tile, (j * stride) + i) - largest).Store(ref *tile, (j * stride) + i);
                }
            }
        }
    }

    /// <summary>Divides each number by the sum of its row, or multiplies it by the reciprocal.</summary>
    private readonly struct Shares<T>(T* tile, int stride, int columns, bool multiplies) : ILoop<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TVector, TFunctions>()
        {
            TVector one = 1.0;
            for (int i = 0; i < stride; i += TVector.Width)
            {
                TVector sum = 0.0;
                for (int j = 0; j < columns; j++)
                {
                    sum += TVector.Load(ref *tile, (j * stride) + i);
                }

                TVector factor = one / sum;
                for (int j = 0; j < columns; j++)
                {
                    var number = TVector.Load(ref *tile, (j * stride) + i);
                    (multiplies ? number * factor : number / sum).Store(ref *tile, (j * stride) + i);
                }
            }
        }
    }

    /// <summary>The column of the largest number of each row, stored behind the columns: the first of equal ones; a NaN is the largest.</summary>
    private readonly struct Largest<T>(T* tile, int stride, int columns) : ILoop<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        void ILoop<T>.Run<TVector, TFunctions>()
        {
            for (int i = 0; i < stride; i += TVector.Width)
            {
                var largest = TVector.Load(ref *tile, i);
                TVector best = 0.0;
                for (int j = 1; j < columns; j++)
                {
                    // Another number is taken unless it is at most the largest so far, or that is NaN.
                    var number = TVector.Load(ref *tile, (j * stride) + i);
                    TVector column = (double)j;
                    best = TVector.IfLessOrEqual(number, largest, best, TVector.IfEqual(largest, largest, column, best));
                    largest = TVector.IfLessOrEqual(number, largest, largest, TVector.IfEqual(largest, largest, number, largest));
                }

                best.Store(ref *tile, (columns * stride) + i);
            }
        }
    }
}
