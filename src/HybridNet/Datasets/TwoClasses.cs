namespace HybridNet;

/// <summary>Shared code of moons, circles and xor: two classes with half of the points each; an odd point is in class 1.</summary>
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

    /// <summary>Shuffles the points, which are those of class 0 followed by those of class 1, and adds noise.</summary>
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

    /// <summary>Adds a normal draw times <paramref name="noise"/> to every coordinate, row by row; null draws nothing.</summary>
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
