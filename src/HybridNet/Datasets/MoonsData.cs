namespace HybridNet;

/// <summary>Two half circles that reach into each other: no straight line parts them.</summary>
public static class MoonsData
{
    /// <summary>With t evenly from 0 to pi, class 0 is (cos t, sin t) and class 1 is (1 - cos t, 0.5 - sin t).</summary>
    /// <param name="samples">Points of both classes together, 0 or more; an odd one goes to class 1.</param>
    /// <param name="random">Gives the order of the rows, then two normal draws a row, as far as they are asked for.</param>
    /// <param name="shuffle">Whether the rows come in a drawn order; else class 0 comes first.</param>
    /// <param name="noise">Deviation of the normal noise added to each coordinate; null draws none.</param>
    /// <returns>Points, shape (samples, 2), float64, and the class number of each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="samples"/> or <paramref name="noise"/> is negative, or the noise is not finite.
    /// </exception>
    /// <exception cref="ShapeException">There would be more points than a matrix holds.</exception>
    /// <remarks>Formulas, defaults and draws are those of scikit-learn's <c>make_moons</c>: the same state gives the same points.</remarks>
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
