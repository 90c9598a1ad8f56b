using System.Runtime.InteropServices;

namespace HybridNet.Benchmarks;

/// <summary>Matrices to compute with, at the start of a cache line: a vector that crosses one takes twice as long, and only by chance.</summary>
internal static class Draw
{
    private const int CacheLine = 64;

    /// <summary>Standard normal numbers, always the same. The memory is never given back.</summary>
    internal static Matrix Matrix(int rows, int columns, DType dtype = DType.Float32)
    {
        Matrix numbers = Zeros(rows, columns, dtype);
        var random = new NumPyRandom(seed: 0);
        if (dtype == DType.Float32)
        {
            random.FillNormal(numbers.Span<float>());
        }
        else
        {
            random.FillNormal(numbers.Span<double>());
        }

        return numbers;
    }

    /// <summary>Zeros. The memory is never given back.</summary>
    internal static unsafe Matrix Zeros(int rows, int columns, DType dtype = DType.Float32)
    {
        void* memory = NativeMemory.AlignedAlloc((nuint)(rows * columns * dtype.Size()), CacheLine);
        Matrix zeros = HybridNet.Matrix.Borrow(memory, rows, columns, dtype);
        zeros.Clear();
        return zeros;
    }
}
