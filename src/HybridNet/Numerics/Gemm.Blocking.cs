using System.Buffers;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>The loop over blocks of rows and of terms, with operands packed and widened to double.</content>
internal static unsafe partial class Gemm
{
    private const int RowsAtOnce = 8;

    /// <summary>Multiplications from which several threads compute a product: 5 microseconds of one thread.</summary>
    private const double WorthAThread = 131_072;

    /// <summary>Doubles of the scratch buffer that are allocated on the stack; larger buffers come from the array pool.</summary>
    private const int OnStack = 2048;

    /// <summary>Computes rows with several threads if the product is large. The sums of a row do not depend on other rows, so the bits are the same.</summary>
    private static void RunRows<TA, TB>(Operand<TA> a, Operand<TB> b, int rows, int columns, int terms, Target y, Matrix? bias, Blocks blocks)
        where TA : unmanaged
        where TB : unmanaged
    {
        int threads = (double)rows * columns * terms < WorthAThread ? 1 : Threads.Count;
        if (threads == 1)
        {
            Run(a, b, rows, columns, terms, y, bias, blocks);
            return;
        }

        int step = ((rows + threads - 1) / threads + RowsAtOnce - 1) / RowsAtOnce * RowsAtOnce;
        WorkerPool.Run(new RowParts<TA, TB>(new(a, b, rows, columns, terms, y, bias, blocks), step), (rows + step - 1) / step);
    }

    private static void Run<TA, TB>(Operand<TA> a, Operand<TB> b, int rows, int columns, int terms, Target y, Matrix? bias, Blocks blocks)
        where TA : unmanaged
        where TB : unmanaged
    {
        // Four columns fill a vector of 256 bits; a wider one would compute zeros.
        Kernel<TA, TB> kernel = new(a, b, rows, columns, terms, y, bias, blocks);
        VectorWidth.Run<Kernel<TA, TB>, double>(ref kernel, widest: columns <= SimdVector256<double>.Width ? 256 : 512);
    }

    /// <summary>
    /// Widens rows of a eight at a time and multiplies them by all columns of b; their sums are stored before the next eight rows.
    /// </summary>
    /// <remarks>
    /// Contiguous columns of b are read in place. Other columns, and the last ones that do not fill a vector, are packed contiguously first
    /// and padded with zeros.
    /// </remarks>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TVector, TA, TB>(in Kernel<TA, TB> kernel)
        where TVector : struct, ISimdVector<TVector, double>
        where TA : unmanaged
        where TB : unmanaged
    {
        Operand<TA> a = kernel.A;
        Operand<TB> b = kernel.B;
        (int rows, int columns, int terms) = (kernel.Rows, kernel.Columns, kernel.Terms);
        Target y = kernel.Y;
        Matrix? bias = kernel.Bias;
        Blocks blocks = kernel.Blocks;
        int full = columns / TVector.Width * TVector.Width;
        int direct = b.ColumnStride == 1 ? full : 0;
        int packed = (columns - direct + TVector.Width - 1) / TVector.Width * TVector.Width;
        int width = direct + packed;
        int wanted = Wanted(terms, packed, width);
        double[]? rented = wanted > OnStack ? ArrayPool<double>.Shared.Rent(wanted) : null;
        double* stack = stackalloc double[rented is null ? OnStack : 0];
        fixed (double* pool = rented)
        {
            double* panel = rented is null ? stack : pool;
            double* left = panel + (terms * packed);
            double* sums = left + (RowsAtOnce * terms);
            double* biases = bias is null ? null : sums + (RowsAtOnce * width);
            if (bias is not null)
            {
                Widening.Copy(bias, new Span<double>(biases, columns));
            }

            if (packed > 0)
            {
                Pack(b, direct, columns, terms, panel, packed);
            }

            for (int row = 0; row < rows; row += RowsAtOnce)
            {
                int count = Math.Min(RowsAtOnce, rows - row);
                Widen(a, row, count, terms, left);
                Finish finish = y.Row(row, biases);
                int first = 0;
                do
                {
                    int length = blocks.Next(terms - first);
                    Finish block = (first + length < terms ? default : finish).After(first);
                    var strip = new Operand<double>(left + first, terms, 1);
                    var packedB = new Operand<double>(panel - direct + (first * packed), packed, 1);
                    Sums<TVector, TB>(strip, count, b.From(first), 0, direct, length, sums, width, block);
                    if (direct < width)
                    {
                        Sums<TVector, double>(strip, count, packedB, direct, full, length, sums, width, block);
                        Sums<TVector, double>(strip, count, packedB, full, width, length, sums, width, default(Finish).After(first));
                    }

                    first += length;
                }
                while (first < terms);

                if (finish.Target is null || full < columns)
                {
                    y.Store(sums, width, row, count, finish.Target is null ? 0 : full, columns, biases);
                }
            }
        }

        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>Doubles for the packed columns of b, eight rows of a, their sums and the biases.</summary>
    private static int Wanted(int terms, int packed, int width)
    {
        long wanted = ((long)terms * packed) + ((long)RowsAtOnce * terms) + ((long)RowsAtOnce * width) + width;
        if (wanted > Array.MaxLength)
        {
            Throw.ProductTooLarge(terms, width, wanted);
        }

        return (int)wanted;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Pack<TB>(Operand<TB> b, int first, int columns, int terms, double* panel, int width)
        where TB : unmanaged
    {
        for (int l = 0; l < terms; l++)
        {
            for (int j = 0; j < width; j++)
            {
                panel[(l * width) + j] = first + j < columns ? b.At(l, first + j) : 0;
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
}
