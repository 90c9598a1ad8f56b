using System.Runtime.CompilerServices;

namespace HybridNet;

/// <content>The memory of operands and results of the rows that remain.</content>
internal static unsafe partial class Gemm
{
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

    /// <summary>The result in memory: element (i, j) is at data[i * rowStride + j * columnStride].</summary>
    private readonly struct Target(void* data, DType dtype, nint rowStride, nint columnStride)
    {
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
