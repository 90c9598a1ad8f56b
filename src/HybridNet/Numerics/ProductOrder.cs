namespace HybridNet;

/// <summary>
/// The order in which the terms of a matrix product are added. OpenBLAS, which multiplies matrices for NumPy, cuts a long inner dimension
/// into blocks, adds up each block from its first term to its last, and adds the blocks; how long they are depends on the processor.
/// </summary>
/// <remarks>The order matters in the last bits of the float64 sum; after rounding to float32, to about one output in 50 million.</remarks>
public sealed record ProductOrder
{
    private const int MaxThreads = 64;

    /// <summary>The order of OpenBLAS' kernels for x86-64 with AVX2 (Haswell, Zen), on one thread.</summary>
    public static ProductOrder Default { get; } = new();

    /// <summary>From the first term to the last, without blocks.</summary>
    public static ProductOrder Straight { get; } = new() { BlockLength = int.MaxValue, PairsRows = false };

    /// <summary>Number of terms of a block, at least 1 (OpenBLAS' GEMM_Q).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int BlockLength
    {
        get;
        init => field = AtLeast(1, "the length of a block", value);
    } = 256;

    /// <summary>The length of the last block but one is a multiple of this, at least 1 (OpenBLAS' GEMM_UNROLL_M).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int BlockMultiple
    {
        get;
        init => field = AtLeast(1, "the multiple of a block", value);
    } = 4;

    /// <summary>Products of up to this many multiplications, 0 or more, are summed without blocks (the kernels for AVX-512 have small ones).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int WithoutBlocks
    {
        get;
        init => field = AtLeast(0, "the number of multiplications without blocks", value);
    }

    /// <summary>Whether rows are processed in pairs and the remaining row is summed in four chains (the kernel for AVX2).</summary>
    public bool PairsRows { get; init; } = true;

    /// <summary>Number of threads that OpenBLAS computes large products with, at least 1; the engine itself uses <see cref="HybridNet.Threads"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Threads
    {
        get;
        init => field = AtLeast(1, "the number of threads", value);
    } = 1;

    /// <summary>The orders of OpenBLAS' kernels for x86-64, AVX2, AVX-512, AVX, SSE4.2, SSE2; the last order has no blocks.</summary>
    private static ProductOrder[] Kernels { get; } =
    [
        Default,
        new() { BlockLength = 384, BlockMultiple = 16, WithoutBlocks = 1_000_000, PairsRows = false },
        new() { BlockMultiple = 8, PairsRows = false },
        new() { BlockMultiple = 2, PairsRows = false },
        new() { BlockLength = 128, PairsRows = false },
        Straight,
    ];

    /// <summary>Finds the order whose products equal those that another library computed.</summary>
    /// <param name="left">The first factors, float32; those of the first products are small, so that one thread computes them.</param>
    /// <param name="right">The second factors, float32.</param>
    /// <param name="products">The products, float64.</param>
    /// <returns>A known order that gives all of them, or the most from the first on; <see cref="Default"/> if none gives the first.</returns>
    internal static ProductOrder Matching(Matrix[] left, Matrix[] right, Matrix[] products)
    {
        (ProductOrder best, int most) = (Default, 0);
        foreach (ProductOrder kernel in Kernels)
        {
            int equal = 1;
            for (int attempt = 0; attempt <= MaxThreads && equal > 0; attempt++)
            {
                ProductOrder order = kernel with { Threads = attempt == 0 ? Environment.ProcessorCount : attempt };
                equal = 0;
                while (equal < products.Length && order.Gives(left[equal], right[equal], products[equal]))
                {
                    equal++;
                }

                (best, most) = equal > most ? (order, equal) : (best, most);
                if (most == products.Length)
                {
                    return best;
                }
            }
        }

        return best;
    }

    /// <summary>
    /// How the terms of a product are cut. OpenBLAS sums a single row or column in another order; the engine sums it without blocks.
    /// </summary>
    internal Blocks BlocksOf(int rows, int columns, int terms)
    {
        bool straight = terms <= BlockLength || rows == 1 || columns == 1 || (double)rows * columns * terms <= WithoutBlocks;
        return straight ? new(int.MaxValue, 1) : new(BlockLength, Grid(rows, columns, terms).IsThreaded ? 1 : BlockMultiple);
    }

    /// <summary>
    /// The pieces that the rows of a product are cut into before they are processed in pairs; no pieces where the order does not depend on them.
    /// </summary>
    internal RowPieces PiecesOf(int rows, int columns, int terms) =>
        PairsRows && rows > 1 && columns >= 4 && terms >= 8 && (Threads > 1 || rows % 2 != 0) ? Grid(rows, columns, terms) : default;

    private static int AtLeast(int least, string what, int value)
    {
        if (value < least)
        {
            Throw.ProductOrder(what, value, least);
        }

        return value;
    }

    private RowPieces Grid(int rows, int columns, int terms)
    {
        // OpenBLAS starts a thread for each of so many multiplications.
        const double Worth = 4 * 65536;
        double multiplications = (double)rows * columns * terms;
        int threads = Threads == 1 || multiplications < 2 * Worth ? 1 : (int)Math.Min(Threads, multiplications / Worth);
        return threads == 1 ? new(rows, columns, 1, 1, 1) : RowPieces.Of(rows, columns, threads);
    }

    private bool Gives(Matrix left, Matrix right, Matrix product)
    {
        var y = new Matrix(product.Rows, product.Columns, DType.Float64);
        Gemm.Multiply(left, false, right, false, y, null, this);
        return y.AsDoubleSpan().SequenceEqual(product.AsDoubleSpan());
    }
}

/// <summary>How the terms of one product are cut into blocks.</summary>
/// <param name="Length">Number of terms of a block.</param>
/// <param name="Multiple">What the length of the last block but one is a multiple of; 0 if every block but the last has the whole length.</param>
internal readonly record struct Blocks(int Length, int Multiple)
{
    /// <summary>The length of the next block. The remainder is halved rather than cut into a long block and a short one.</summary>
    internal int Next(int left)
    {
        if (left <= Length)
        {
            return left;
        }

        if (Multiple == 0)
        {
            return Length;
        }

        if (left - Length >= Length)
        {
            return Length;
        }

        // One thread rounds the half down before it takes the next multiple; several round it up. No block is longer than the others.
        long half = Multiple == 1 ? (left + 1L) / 2 : ((left / 2L) + Multiple - 1) / Multiple * Multiple;
        return (int)Math.Min(half, Length);
    }
}
