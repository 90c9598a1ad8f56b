namespace HybridNet;

/// <summary>
/// The order in which the terms of a matrix product are added. OpenBLAS, which multiplies matrices for NumPy, cuts a long inner dimension
/// into blocks, adds up each block from its first term to its last, and adds the blocks; how long they are depends on the processor.
/// </summary>
/// <remarks>The order matters in the last bits of the float64 sum; after rounding to float32, to about one output in 50 million.</remarks>
public sealed record ProductOrder
{
    /// <summary>The order of OpenBLAS' kernels for x86-64 with AVX2 (Haswell, Zen), on one thread.</summary>
    public static ProductOrder Default { get; } = new();

    /// <summary>From the first term to the last, without blocks.</summary>
    public static ProductOrder Straight { get; } = new() { BlockLength = int.MaxValue, PairsRows = false };

    /// <summary>Number of terms of a block, at least 1 (OpenBLAS' GEMM_Q).</summary>
    public int BlockLength { get; init; } = 256;

    /// <summary>The length of the last block but one is a multiple of this, at least 1 (OpenBLAS' GEMM_UNROLL_M).</summary>
    public int BlockMultiple { get; init; } = 4;

    /// <summary>Products of up to this many multiplications are summed without blocks (the kernels for AVX-512 have small ones).</summary>
    public int WithoutBlocks { get; init; }

    /// <summary>Whether rows are taken in pairs, and a row that is left over is summed in four chains (the kernel for AVX2).</summary>
    public bool PairsRows { get; init; } = true;

    /// <summary>Number of threads that OpenBLAS computes large products with, at least 1. The engine itself uses one.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The orders of OpenBLAS' kernels for x86-64, first for AVX2, then AVX-512, AVX, SSE4.2, SSE2; last the straight one.</summary>
    private static ProductOrder[] Kernels { get; } =
    [
        Default,
        new() { BlockLength = 384, BlockMultiple = 16, WithoutBlocks = 1_000_000, PairsRows = false },
        new() { BlockMultiple = 8, PairsRows = false },
        new() { BlockMultiple = 2, PairsRows = false },
        new() { BlockLength = 128, PairsRows = false },
        Straight,
    ];

    /// <summary>The order that gives the products which another library has computed.</summary>
    /// <param name="products">float32 factors and their float64 products; the first ones are small, so that one thread computes them.</param>
    /// <returns>A known order with which the most products from the first on have the same bits; null if not even the first has.</returns>
    /// <exception cref="ShapeException">A product has not the shape of its factors.</exception>
    public static ProductOrder? Matching(IReadOnlyList<(Matrix A, Matrix B, Matrix Product)> products)
    {
        ArgumentNullException.ThrowIfNull(products);
        ProductOrder? best = null;
        int most = 0;
        int[] threads = [1, Environment.ProcessorCount, .. Enumerable.Range(2, 63)];
        foreach (ProductOrder kernel in Kernels)
        {
            foreach (int count in threads)
            {
                ProductOrder order = kernel with { Threads = count };
                int equal = products.TakeWhile(order.Gives).Count();
                if (equal > most)
                {
                    (best, most) = (order, equal);
                }

                if (equal == products.Count)
                {
                    return order;
                }

                if (equal == 0)
                {
                    break;
                }
            }
        }

        return best;
    }

    /// <summary>How the terms of a product are cut. A single row or column has an order of its own in OpenBLAS, and is summed straight here.</summary>
    internal Blocks BlocksOf(int rows, int columns, int terms)
    {
        bool straight = rows == 1 || columns == 1 || terms <= BlockLength || (double)rows * columns * terms <= WithoutBlocks;
        return straight ? new(int.MaxValue, 1) : new(BlockLength, Grid(rows, columns, terms).IsThreaded ? 1 : BlockMultiple);
    }

    /// <summary>The pieces that the rows of a product are cut into before they are taken in pairs; none if that does not matter.</summary>
    internal RowPieces PiecesOf(int rows, int columns, int terms) =>
        PairsRows && rows > 1 && columns >= 4 && terms >= 8 ? Grid(rows, columns, terms) : default;

    private RowPieces Grid(int rows, int columns, int terms)
    {
        // A thread is worth its start for so many multiplications.
        const double Worth = 4 * 65536;
        double multiplications = (double)rows * columns * terms;
        return RowPieces.Of(rows, columns, multiplications <= Worth ? 1 : (int)Math.Min(Threads, multiplications / Worth));
    }

    private bool Gives((Matrix A, Matrix B, Matrix Product) product)
    {
        var y = new Matrix(product.Product.Rows, product.Product.Columns, DType.Float64);
        Products.Multiply(product.A, false, product.B, false, y, null, this);
        return y.AsDoubleSpan().SequenceEqual(product.Product.AsDoubleSpan());
    }
}

/// <summary>How the terms of one product are cut into blocks.</summary>
/// <param name="Length">Number of terms of a block.</param>
/// <param name="Multiple">What the length of the last block but one is a multiple of.</param>
internal readonly record struct Blocks(int Length, int Multiple)
{
    /// <summary>The length of the next block. What is left is halved rather than cut into a long block and a short one.</summary>
    internal int Next(int left)
    {
        if (left <= Length)
        {
            return left;
        }

        // One thread rounds the half down before it takes the next multiple; several round it up.
        return left - Length >= Length ? Length : Multiple == 1 ? (left + 1) / 2 : ((left / 2) + Multiple - 1) / Multiple * Multiple;
    }
}
