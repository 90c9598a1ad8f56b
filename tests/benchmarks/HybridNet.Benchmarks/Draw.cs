namespace HybridNet.Benchmarks;

/// <summary>Numbers to compute with.</summary>
internal static class Draw
{
    /// <summary>Standard normal numbers, always the same.</summary>
    internal static Matrix Matrix(int rows, int columns, DType dtype = DType.Float32)
    {
        var random = new NumPyRandom(seed: 0);
        var numbers = new Matrix(rows, columns, dtype);
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
}
