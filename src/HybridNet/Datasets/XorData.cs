namespace HybridNet;

/// <summary>The exclusive or, as points of a square: the classic table that no single neuron learns.</summary>
public static class XorData
{
    /// <summary>Points even in the square from -1 to 1; class 1 where exactly one coordinate is above 0.</summary>
    /// <param name="samples">Points, 0 or more.</param>
    /// <param name="random">Gives two uniform draws u a row, taken as 2u - 1; then, if there is noise, two normal draws a row.</param>
    /// <param name="noise">Deviation of the normal noise added to each coordinate after labeling, so that some points come to lie on the
    /// wrong side; null draws none.</param>
    /// <returns>Points, shape (samples, 2), float64, and the class number of each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="samples"/> or <paramref name="noise"/> is negative, or the noise is not finite.
    /// </exception>
    /// <exception cref="ShapeException">There would be more points than a matrix holds.</exception>
    public static (Matrix Points, int[] Labels) Create(int samples, NumPyRandom random, double? noise = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        TwoClasses.Check("xor data", samples, noise);
        var points = new Matrix(samples, 2, DType.Float64);
        random.FillUniform(points.AsDoubleSpan());
        foreach (ref double value in points.AsDoubleSpan())
        {
            value = (2 * value) - 1;
        }

        int[] labels = [.. Enumerable.Range(0, samples).Select(i => points[i, 0] > 0 != points[i, 1] > 0 ? 1 : 0)];
        TwoClasses.AddNoise(points, random, noise);
        return (points, labels);
    }
}
