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

    /// <summary>
    /// Multiplications from which several threads compute a product: 5 microseconds of one thread, in which another one that looks for work has begun.
    /// </summary>
    private const double WorthAThread = 262_144;

    /// <summary>Columns of a part are a multiple of this: the widest strip has as many.</summary>
    private const int ColumnsOfAPart = 64;

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
        int threads = (double)product.Rows * product.Columns * product.Terms < WorthAThread ? 1 : Threads.Count;
        if (threads > 1)
        {
            Parts parts = Parts.Of(in product, threads);
            WorkerPool.Run(in parts, parts.Count);
        }
        else
        {
            VectorWidth.Run<Product, float>(ref product);
        }
    }

    /// <summary>The rows or the columns of a product, cut into parts that threads compute independently.</summary>
    private readonly struct Parts(Product product, bool areRows, int step, int count) : IParallelWork
    {
        internal int Count => count;

        /// <summary>Cuts the longer side, in multiples of what a tile has, so that no part has more edges than the whole.</summary>
        internal static Parts Of(in Product product, int threads)
        {
            bool areRows = product.Rows >= product.Columns;
            (int length, int multiple) = areRows ? (product.Rows, 2 * TileRows) : (product.Columns, ColumnsOfAPart);
            int step = ((length + threads - 1) / threads + multiple - 1) / multiple * multiple;
            return new(product, areRows, step, (length + step - 1) / step);
        }

        public void Run(int part)
        {
            int first = part * step;
            Product whole = product;
            Product own = areRows
                ? new(whole.A.From(first, 0), whole.B, whole.Y.From(first, 0), Math.Min(step, whole.Rows - first), whole.Columns, whole.Terms, whole.BiasFrom(first, 0), whole.IsTransposed)
                : new(whole.A, whole.B.From(0, first), whole.Y.From(0, first), whole.Rows, Math.Min(step, whole.Columns - first), whole.Terms, whole.BiasFrom(0, first), whole.IsTransposed);
            VectorWidth.Run<Product, float>(ref own);
        }
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

        /// <summary>Whether this is a product as the transpose of the one that is wanted.</summary>
        internal readonly bool IsTransposed = isTransposed;

        /// <summary>The bias of the rows and columns from a number on.</summary>
        internal float* BiasFrom(int row, int column) => Bias == null ? null : Bias + (IsTransposed ? row : column);

        /// <summary>Whether sums can be stored as they are: the columns of y are contiguous, and the bias is a row.</summary>
        internal bool IsRowMajor => Y.ColumnStride == 1 && (!IsTransposed || Bias == null);

        /// <summary>y^T = b^T a^T: vectors run along the columns, so a product with few columns is faster transposed.</summary>
        internal Product Transposed => new(B.Transposed, A.Transposed, Y.Transposed, Columns, Rows, Terms, Bias, !IsTransposed);

        internal bool IsFasterTransposed => Columns < NarrowColumns && Columns < Rows;

        void ILoop<float>.Run<TVector, TFunctions>() => FloatGemm.Run<TVector>(in this);
    }
}
