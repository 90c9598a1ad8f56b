namespace HybridNet;

/// <summary>A circle within a circle: no straight line parts them.</summary>
public static class CirclesData
{
    /// <summary>With t evenly once round, class 0 is (cos t, sin t) and class 1 is factor * (cos t, sin t).</summary>
    /// <param name="samples">Points of both classes together, 0 or more; an odd one goes to class 1.</param>
    /// <param name="random">Gives the order of the rows, then two normal draws a row, as far as they are asked for.</param>
    /// <param name="shuffle">Whether the rows come in a drawn order; else class 0 comes first.</param>
    /// <param name="noise">Deviation of the normal noise added to each coordinate; null draws none.</param>
    /// <param name="factor">Radius of the inner circle, 0 to below 1.</param>
    /// <returns>Points, shape (samples, 2), float64, and the class number of each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="samples"/>, <paramref name="noise"/> or <paramref name="factor"/> is out of range.
    /// </exception>
    /// <exception cref="ShapeException">There would be more points than a matrix holds.</exception>
    /// <remarks>
    /// Formulas, defaults and draws are those of scikit-learn's <c>make_circles</c>: the same state gives the same points.
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
