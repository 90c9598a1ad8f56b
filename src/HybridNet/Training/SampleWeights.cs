using System.Numerics;

namespace HybridNet;

/// <summary>
/// Sample weights: a sample of weight 2 counts as two samples. Each row is multiplied by weight * batch size / sum of the weights of the batch, in the
/// dtype of the row. Equal weights change nothing.
/// </summary>
internal static class SampleWeights
{
    /// <summary>Multiplies each row by its weight, in place.</summary>
    /// <param name="weights">One weight per row, 0 or more; if empty, the rows do not change.</param>
    /// <param name="rows">Sample losses, or gradients of a mean loss.</param>
    /// <param name="scale">Factor of the weights; null for <see cref="ScaleOf"/> these weights.</param>
    internal static void Apply(ReadOnlySpan<double> weights, Matrix rows, double? scale = null)
    {
        if (weights.IsEmpty)
        {
            return;
        }

        double factor = scale ?? ScaleOf(weights);
        if (rows.DType == DType.Float32)
        {
            Apply(weights, factor, rows.Span<float>(), rows.Columns);
        }
        else
        {
            Apply(weights, factor, rows.Span<double>(), rows.Columns);
        }
    }

    /// <summary>Returns the factor that makes the mean of the weights 1, whose sum has NumPy's order; 0 if all weights are 0.</summary>
    /// <param name="weights">One weight per row, 0 or more.</param>
    internal static double ScaleOf(ReadOnlySpan<double> weights)
    {
        double sum = Sums.Pairwise(weights);
        return sum > 0 ? weights.Length / sum : 0;
    }

    private static void Apply<T>(ReadOnlySpan<double> weights, double scale, Span<T> rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < weights.Length; i++)
        {
            T factor = T.CreateTruncating(weights[i] * scale);
            foreach (ref T value in rows.Slice(i * columns, columns))
            {
                value *= factor;
            }
        }
    }
}
