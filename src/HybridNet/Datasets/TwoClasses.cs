namespace HybridNet;

/// <summary>What moons, circles and xor have in common: two classes, half the points each, an odd one in class 1.</summary>
internal static class TwoClasses
{
    internal static void Check(string what, int samples, double? noise)
    {
        if (samples < 0)
        {
            Throw.DataSamples(what, samples);
        }

        if (samples > Array.MaxLength / 2)
        {
            Throw.DataTooLarge(what, samples);
        }

        if (noise is < 0 || noise is { } deviation && !double.IsFinite(deviation))
        {
            Throw.DataNoise(what, noise.Value);
        }
    }

    /// <summary>The points of class 0 and then of class 1, or in a drawn order, and after that disturbed.</summary>
    internal static (Matrix Points, int[] Labels) Arrange(
        (double X, double Y)[] points, NumPyRandom random, bool shuffle, double? noise)
    {
        int[] order = shuffle ? random.Permutation(points.Length) : [.. Enumerable.Range(0, points.Length)];
        var arranged = new Matrix(points.Length, 2, DType.Float64);
        int[] labels = new int[points.Length];
        for (int i = 0; i < order.Length; i++)
        {
            (arranged[i, 0], arranged[i, 1]) = points[order[i]];
            labels[i] = order[i] < points.Length / 2 ? 0 : 1;
        }

        AddNoise(arranged, random, noise);
        return (arranged, labels);
    }

    /// <summary>Adds a normal draw times <paramref name="noise"/> to every coordinate, row after row; null draws nothing.</summary>
    internal static void AddNoise(Matrix points, NumPyRandom random, double? noise)
    {
        if (noise is not { } deviation)
        {
            return;
        }

        double[] drawn = new double[points.Length];
        random.FillNormal(drawn);
        Span<double> values = points.AsDoubleSpan();
        for (int i = 0; i < drawn.Length; i++)
        {
            values[i] += deviation * drawn[i];
        }
    }
}
