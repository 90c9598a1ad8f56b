namespace HybridNet;

/// <summary>
/// Matrix products of float32: y[i, j] = sum over l of a[i, l] * b[l, j]. The terms are cut into equal blocks of at most 512; each block is summed from
/// its first term to its last by fused multiply-adds, and the blocks are added in order.
/// </summary>
/// <remarks>
/// The order depends on the number of terms alone. Vector width, threads, tiles and the layout of the operands affect speed only, and a row of a batch
/// has the same bits as the row alone.
/// </remarks>
internal static unsafe partial class FloatGemm
{
    /// <summary>Largest number of terms that are summed without an intermediate sum: shorter blocks round less, longer ones store less.</summary>
    internal const int MaxBlock = 512;

    /// <summary>y = a b, or y = a b + bias. All matrices are float32.</summary>
    /// <param name="a">Shape (rows, terms), or (terms, rows) if <paramref name="transposeA"/>.</param>
    /// <param name="transposeA">Whether a is used transposed.</param>
    /// <param name="b">Shape (terms, columns), or (columns, terms) if <paramref name="transposeB"/>.</param>
    /// <param name="transposeB">Whether b is used transposed.</param>
    /// <param name="y">Shape (rows, columns). Overwritten; neither a nor b.</param>
    /// <param name="bias">Shape (1, columns), or none.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    internal static void Multiply(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix y, Matrix? bias = null)
    {
        Gemm.Check(a, transposeA, b, transposeB, y, bias);
        fixed (float* dataA = &a.First<float>())
        fixed (float* dataB = &b.First<float>())
        fixed (float* dataY = &y.First<float>())
        fixed (float* dataBias = bias is null ? [] : bias.Span<float>())
        {
            var left = new Operand(dataA, a.Columns, 1);
            var right = new Operand(dataB, b.Columns, 1);
            left = transposeA ? left.Transposed : left;
            right = transposeB ? right.Transposed : right;
            int terms = transposeA ? a.Rows : a.Columns;
            Product product = new(left, right, new(dataY, y.Columns, 1), y.Rows, y.Columns, terms, bias is null ? null : dataBias);
            Multiply(product);
        }
    }

    private static void Multiply(Product product)
    {
        if (product.Rows == 0 || product.Columns == 0)
        {
            return;
        }

        product = product.IsFasterTransposed ? product.Transposed : product;
        VectorWidth.Run<Product, float>(ref product);
    }

    /// <summary>A matrix in memory: element (i, j) is at data[i * RowStride + j * ColumnStride].</summary>
    private readonly struct Operand(float* data, nint rowStride, nint columnStride)
    {
        internal readonly float* Data = data;
        internal readonly nint RowStride = rowStride;
        internal readonly nint ColumnStride = columnStride;

        internal Operand Transposed => new(Data, ColumnStride, RowStride);

        internal Operand From(int row, int column) => new(Data + (row * RowStride) + (column * ColumnStride), RowStride, ColumnStride);
    }

    /// <summary>A product y = a b + bias for every vector width; of a transposed product, the bias is a column.</summary>
    private readonly struct Product(Operand a, Operand b, Operand y, int rows, int columns, int terms, float* bias, bool isTransposed = false)
        : ILoop<float>
    {
        internal readonly Operand A = a;
        internal readonly Operand B = b;
        internal readonly Operand Y = y;
        internal readonly int Rows = rows;
        internal readonly int Columns = columns;
        internal readonly int Terms = terms;
        internal readonly float* Bias = bias;

        /// <summary>Whether sums can be stored as they are: the columns of y are contiguous, and the bias is a row.</summary>
        internal bool IsRowMajor => Y.ColumnStride == 1 && (!isTransposed || Bias == null);

        /// <summary>y^T = b^T a^T: vectors run along the columns, so a product with few columns is faster transposed.</summary>
        internal Product Transposed => new(B.Transposed, A.Transposed, Y.Transposed, Columns, Rows, Terms, Bias, !isTransposed);

        internal bool IsFasterTransposed => Columns < NarrowColumns && Columns < Rows;

        void ILoop<float>.Run<TVector, TFunctions>() => FloatGemm.Run<TVector>(in this);
    }
}
