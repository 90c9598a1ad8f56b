using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>The memory of operands and results, and how a kernel stores its sums.</content>
internal static unsafe partial class Gemm
{
    /// <summary>A matrix product for every vector width.</summary>
    private readonly struct Kernel<TA, TB>(Operand<TA> a, Operand<TB> b, int rows, int columns, int terms, Target y, Matrix? bias, Blocks blocks) : ILoop<double>
        where TA : unmanaged
        where TB : unmanaged
    {
        internal readonly Operand<TA> A = a;
        internal readonly Operand<TB> B = b;
        internal readonly int Rows = rows;
        internal readonly int Columns = columns;
        internal readonly int Terms = terms;
        internal readonly Target Y = y;
        internal readonly Matrix? Bias = bias;
        internal readonly Blocks Blocks = blocks;

        void ILoop<double>.Run<TVector, TFunctions>() => Gemm.Run<TVector, TA, TB>(in this);
    }

    /// <summary>The rows of a product, cut into parts that threads compute independently.</summary>
    private readonly struct RowParts<TA, TB>(Kernel<TA, TB> whole, int step) : IParallelWork
        where TA : unmanaged
        where TB : unmanaged
    {
        public void Run(int part)
        {
            int first = part * step;
            int rows = Math.Min(step, whole.Rows - first);
            Gemm.Run(whole.A.From(first), whole.B, rows, whole.Columns, whole.Terms, whole.Y.From(first), whole.Bias, whole.Blocks);
        }
    }

    /// <summary>An operand in memory: element (i, j) is at data[i * RowStride + j * ColumnStride].</summary>
    private readonly struct Operand<T>(T* data, nint rowStride, nint columnStride)
        where T : unmanaged
    {
        internal readonly T* Data = data;
        internal readonly nint RowStride = rowStride;
        internal readonly nint ColumnStride = columnStride;

        internal Operand<T> Transposed => new(Data, ColumnStride, RowStride);

        internal Operand<T> From(int row) => new(Data + (row * RowStride), RowStride, ColumnStride);

        internal double At(int row, int column)
        {
            T* element = Data + (row * RowStride) + (column * ColumnStride);
            return typeof(T) == typeof(float) ? *(float*)element : *(double*)element;
        }
    }

    /// <summary>
    /// How a kernel stores the sums of a block of terms. It adds the sums of earlier blocks, which are in the scratch buffer. After the last block,
    /// contiguous float32 rows are rounded, biased and stored; other sums go to the scratch buffer.
    /// </summary>
    private readonly struct Finish(float* target, nint rowStride, double* bias, bool adds = false)
    {
        internal readonly float* Target = target;
        internal readonly bool Adds = adds;

        internal Finish After(int terms) => new(Target, rowStride, bias, terms > 0);

        internal Finish Row(int row) => Target == null ? this : new(Target + (row * rowStride), rowStride, bias, Adds);

        internal Finish At(int row, int column) =>
            Target == null ? this : new(Target + (row * rowStride) + column, rowStride, bias == null ? null : bias + column, Adds);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Store<TVector>(TVector sum, double* sums, int offset, int row, int column)
            where TVector : struct, ISimdVector<TVector, double>
        {
            if (Target == null)
            {
                sum.Store(ref *sums, offset);
                return;
            }

            if (bias != null)
            {
                // The sum of two floats, added in double and rounded to float, is their float sum.
                sum = TVector.RoundToFloat(sum) + TVector.Load(ref *bias, column);
            }

            sum.StoreFloats(ref *Target, (row * rowStride) + column);
        }
    }

    /// <summary>The result in memory: element (i, j) is at data[i * rowStride + j * columnStride].</summary>
    private readonly struct Target(void* data, DType dtype, nint rowStride, nint columnStride)
    {
        internal Target From(int row) => new((byte*)data + (row * rowStride * dtype.Size()), dtype, rowStride, columnStride);

        internal Finish Row(int row, double* bias) =>
            dtype == DType.Float32 && columnStride == 1 ? new((float*)data + (row * rowStride), rowStride, bias) : default;

        /// <summary>Rounds, biases and stores columns first to last - 1 of rows whose sums are in the scratch buffer.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        internal void Store(double* sums, int width, int row, int rows, int first, int last, double* bias)
        {
            for (int i = 0; i < rows; i++)
            {
                double* source = sums + (i * width);
                for (int j = first; j < last; j++)
                {
                    nint offset = ((row + i) * rowStride) + (j * columnStride);
                    if (dtype == DType.Float32)
                    {
                        ((float*)data)[offset] = bias == null ? (float)source[j] : (float)source[j] + (float)bias[j];
                    }
                    else
                    {
                        ((double*)data)[offset] = bias == null ? source[j] : source[j] + bias[j];
                    }
                }
            }
        }
    }
}
