namespace HybridNet;

/// <summary>Two interleaving half circles, one per class; not linearly separable. The same data as scikit-learn's <c>make_moons</c>.</summary>
public static class MoonsData
{
    /// <summary>Creates the points: class 0 is (cos t, sin t) and class 1 is (1 - cos t, 0.5 - sin t), with t evenly spaced from 0 to pi.</summary>
    /// <param name="samples">Number of points of both classes together, at least 0; an odd one goes to class 1.</param>
    /// <param name="random">Draws the order of the rows if shuffled, then two normal numbers per row if there is noise.</param>
    /// <param name="shuffle">Whether the rows are shuffled; if not, class 0 comes first.</param>
    /// <param name="noise">Standard deviation of the normal noise added to each coordinate; null for no noise.</param>
    /// <returns>Points, shape (samples, 2), float64, and the class number of each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="samples"/> or <paramref name="noise"/> is negative, or the noise is not finite.
    /// </exception>
    /// <exception cref="ShapeException">There would be more points than a matrix can hold.</exception>
    /// <remarks>Formulas, defaults and draws are those of scikit-learn's <c>make_moons</c>: the same random state gives the same points.</remarks>
    public static (Matrix Points, int[] Labels) Create(int samples, NumPyRandom random, bool shuffle = true, double? noise = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        TwoClasses.Check("moons data", samples, noise);
        int first = samples / 2;
        (double, double)[] points =
        [
            .. Spacing.Even(0, Math.PI, first).Select(t => (Math.Cos(t), Math.Sin(t))),
            .. Spacing.Even(0, Math.PI, samples - first).Select(t => (1 - Math.Cos(t), 1 - Math.Sin(t) - 0.5)),
        ];
        return TwoClasses.Arrange(points, random, shuffle, noise);
    }
}
