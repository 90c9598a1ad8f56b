namespace HybridNet;

/// <summary>The exclusive or (XOR) as points in a square: the classic problem that a single neuron cannot learn.</summary>
public static class XorData
{
    /// <summary>Creates points that are uniformly distributed in the square from -1 to 1; class 1 if exactly one coordinate is greater than 0.</summary>
    /// <param name="samples">Number of points, at least 0.</param>
    /// <param name="random">Draws two uniform numbers u per row, used as 2u - 1; then two normal numbers per row if there is noise.</param>
    /// <param name="noise">Standard deviation of the normal noise added to each coordinate after labeling, so that some labels are wrong; null for
    /// no noise.</param>
    /// <returns>Points, shape (samples, 2), float64, and the class number of each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="samples"/> or <paramref name="noise"/> is negative, or the noise is not finite.
    /// </exception>
    /// <exception cref="ShapeException">There would be more points than a matrix can hold.</exception>
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
