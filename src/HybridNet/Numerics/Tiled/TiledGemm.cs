using System.Numerics;

namespace HybridNet;

/// <summary>
/// Matrix products that are summed in <typeparamref name="T"/>: y[i, j] = sum over l of a[i, l] * b[l, j]. The terms are cut into <see cref="Blocks"/>; each
/// block is summed from its first term to its last by fused multiply-adds, and the blocks are added in order.
/// </summary>
/// <remarks>
/// Vector width, threads, tiles and the layout of the operands affect speed only. Operands of float32 may be summed in double: they are widened while they are
/// copied in the order in which the kernels read them, and the result may be rounded to float32 again.
/// </remarks>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe partial class TiledGemm<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>
    /// Multiplications from which several threads compute a product: 5 microseconds of one thread, in which another one that looks for work has begun.
    /// </summary>
    private static readonly double _worthAThread = 1_048_576 / sizeof(T);

    /// <summary>Columns of a part are a multiple of this: the widest strip has as many.</summary>
    private const int ColumnsOfAPart = 64;

    /// <summary>Rows of a part are a multiple of this, and so of the rows of every tile.</summary>
    private const int RowsOfAPart = 24;

    /// <summary>Computes a product, with several threads if it is large.</summary>
    internal static void Multiply(Product product)
    {
        if (product.Rows == 0 || product.Columns == 0)
        {
            return;
        }

        product = product.IsFasterTransposed && !product.HasFewColumns ? product.Transposed : product;
        int threads = (double)product.Rows * product.Columns * product.Terms < _worthAThread ? 1 : Threads.Count;
        if (threads > 1)
        {
            Parts parts = Parts.Of(in product, threads);
            WorkerPool.Run(in parts, parts.Count);
        }
        else
        {
            VectorWidth.Run<Product, T>(ref product);
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
            (int length, int multiple) = areRows ? (product.Rows, RowsOfAPart) : (product.Columns, ColumnsOfAPart);
            int step = ((length + threads - 1) / threads + multiple - 1) / multiple * multiple;
            return new(product, areRows, step, (length + step - 1) / step);
        }

        public void Run(int part)
        {
            int first = part * step;
            Product own = product;
            if (areRows)
            {
                (own.A, own.Y, own.Rows) = (own.A.From(first, 0), own.Y.From(first, 0), Math.Min(step, own.Rows - first));
                own.Bias = own.BiasFrom(first, 0);
                own.Mask = own.Mask.From(first, 0);
            }
            else
            {
                (own.B, own.Y, own.Columns) = (own.B.From(0, first), own.Y.From(0, first), Math.Min(step, own.Columns - first));
                own.Bias = own.BiasFrom(0, first);
                own.Mask = own.Mask.From(0, first);
            }

            VectorWidth.Run<Product, T>(ref own);
        }
    }

    /// <summary>
    /// A matrix in memory: element (i, j) is at data[i * RowStride + j * ColumnStride]. The elements are of type T, or floats.
    /// </summary>
    internal readonly struct Operand(void* data, nint rowStride, nint columnStride, bool isFloat)
    {
        internal readonly void* Memory = data;
        internal readonly nint RowStride = rowStride;
        internal readonly nint ColumnStride = columnStride;
        private readonly bool _isFloat = isFloat;

        /// <summary>A matrix of floats or doubles, contiguous rows of so many columns.</summary>
        internal Operand(void* data, Matrix matrix)
            : this(data, matrix.Columns, 1, matrix.DType == DType.Float32)
        {
        }

        /// <summary>The elements, if they are of type T.</summary>
        internal T* Data => (T*)Memory;

        /// <summary>The elements, if they are floats.</summary>
        internal float* Floats => (float*)Memory;

        /// <summary>Whether the elements are floats, and sums doubles.</summary>
        internal bool Widens => typeof(T) == typeof(double) && _isFloat;

        internal Operand Transposed => new(Memory, ColumnStride, RowStride, _isFloat);

        internal Operand From(int row, int column) =>
            new((byte*)Memory + (((row * RowStride) + (column * ColumnStride)) * (_isFloat ? sizeof(float) : sizeof(T))), RowStride, ColumnStride, _isFloat);
    }

    /// <summary>A product y = a b + bias for every vector width; of a transposed product, the bias is a column. The bias has the dtype of y.</summary>
    internal struct Product : ILoop<T>
    {
        internal Operand A;
        internal Operand B;
        internal Operand Y;
        internal int Rows;
        internal int Columns;
        internal int Terms;
        internal Blocks Blocks;
        internal void* Bias;

        /// <summary>Whether the result is rectified; only for a product that <see cref="Epilogue.FitsInto"/>, which is not computed transposed.</summary>
        internal bool Rectifies;

        /// <summary>Whether the result is 0 where <see cref="Mask"/> is not positive, as <see cref="Rectifies"/>.</summary>
        internal bool HasMask;

        /// <summary>Has the shape and the dtype of y.</summary>
        internal Operand Mask;

        internal readonly bool Finishes => Rectifies || HasMask;

        /// <summary>Whether this is a product as the transpose of the one that is wanted.</summary>
        internal bool IsTransposed;

        /// <summary>The bias of the rows and columns from a number on.</summary>
        internal readonly void* BiasFrom(int row, int column) => Bias == null ? null : (byte*)Bias + ((IsTransposed ? row : column) * (Rounds ? sizeof(float) : sizeof(T)));

        /// <summary>Whether sums of double are rounded to the floats of y.</summary>
        internal readonly bool Rounds => Y.Widens;

        /// <summary>Whether sums can be stored as they are: the columns of y are contiguous, and the bias is a row.</summary>
        internal readonly bool IsRowMajor => Y.ColumnStride == 1 && (!IsTransposed || Bias == null);

        /// <summary>y^T = b^T a^T: vectors run along the columns, so a product with few columns is faster transposed.</summary>
        internal readonly Product Transposed
        {
            get
            {
                Product transposed = this;
                (transposed.A, transposed.B, transposed.Y) = (B.Transposed, A.Transposed, Y.Transposed);
                (transposed.Rows, transposed.Columns, transposed.IsTransposed) = (Columns, Rows, !IsTransposed);
                return transposed;
            }
        }

        internal readonly bool IsFasterTransposed => Columns < Rows && Columns < (A.ColumnStride == 1 ? _narrowColumns / 2 : _narrowColumns);

        /// <summary>Whether <see cref="RunFewColumns"/> computes it, if there are rows for two vectors.</summary>
        internal readonly bool HasFewColumns =>
            Columns <= FewColumns && Rows >= 32 && Terms is >= 4 and <= FewTerms && Terms <= Blocks.Length && A.ColumnStride == 1 && Y.ColumnStride == 1 && !IsTransposed;

        void ILoop<T>.Run<TVector, TFunctions>()
        {
            if (!HasFewColumns)
            {
                TiledGemm<T>.Run<TVector>(in this);
            }
            else if (Rows >= 2 * TVector.Width)
            {
                RunFewColumns<TVector>(in this);
            }
            else
            {
                Product transposed = Transposed;
                TiledGemm<T>.Run<TVector>(in transposed);
            }
        }
    }
}
