namespace HybridNet;

/// <summary>Two concentric circles, one per class; not linearly separable. The same data as scikit-learn's <c>make_circles</c>.</summary>
public static class CirclesData
{
    /// <summary>Creates the points: class 0 is (cos t, sin t) and class 1 is factor * (cos t, sin t), with t evenly spaced over the circle.</summary>
    /// <param name="samples">Number of points of both classes together, at least 0; an odd one goes to class 1.</param>
    /// <param name="random">Draws the order of the rows if shuffled, then two normal numbers per row if there is noise.</param>
    /// <param name="shuffle">Whether the rows are shuffled; if not, class 0 comes first.</param>
    /// <param name="noise">Standard deviation of the normal noise added to each coordinate; null for no noise.</param>
    /// <param name="factor">Radius of the inner circle, at least 0 and less than 1.</param>
    /// <returns>Points, shape (samples, 2), float64, and the class number of each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="samples"/>, <paramref name="noise"/> or <paramref name="factor"/> is out of range.
    /// </exception>
    /// <exception cref="ShapeException">There would be more points than a matrix can hold.</exception>
    /// <remarks>
    /// Formulas, defaults and draws are those of scikit-learn's <c>make_circles</c>: the same random state gives the same points.
    /// </remarks>
    public static (Matrix Points, int[] Labels) Create(
        int samples, NumPyRandom random, bool shuffle = true, double? noise = null, double factor = 0.8)
    {
        ArgumentNullException.ThrowIfNull(random);
        TwoClasses.Check("circles data", samples, noise);
        if (!(factor is >= 0 and < 1))
        {
            Throw.CircleFactor(factor);
        }

        int first = samples / 2;
        (double, double)[] points =
        [
            .. Spacing.Even(0, 2 * Math.PI, first, withStop: false).Select(t => (Math.Cos(t), Math.Sin(t))),
            .. Spacing.Even(0, 2 * Math.PI, samples - first, withStop: false).Select(t => (Math.Cos(t) * factor, Math.Sin(t) * factor)),
        ];
        return TwoClasses.Arrange(points, random, shuffle, noise);
    }
}
