namespace HybridNet;

/// <summary>Arms of a spiral, one for each class: nnfs' <c>spiral_data</c>, to the bit.</summary>
public static class SpiralData
{
    /// <summary>
    /// Class k winds outwards: (r sin 2.5t, r cos 2.5t), r evenly from 0 to 1, t evenly from 4k to 4(k + 1) plus 0.2 times a normal draw.
    /// </summary>
    /// <param name="samples">Points of each class, 0 or more.</param>
    /// <param name="classes">0 to 256; nnfs keeps labels in bytes.</param>
    /// <param name="random">Gives one normal draw for each point, class by class.</param>
    /// <param name="dtype">Of the points: Float32 as after <c>nnfs.init()</c>, Float64 as NumPy without it.</param>
    /// <param name="noiseDType">What the draws are rounded to, <paramref name="dtype"/> if null. Float32 under Float64 points is what nnfs
    /// gives when its <c>init</c> is called twice, with float32 and then with float64.</param>
    /// <returns>Points, shape (samples * classes, 2), class after class, and the class number of each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> or <paramref name="classes"/> is out of range.</exception>
    /// <exception cref="ShapeException">There would be more points than a matrix holds.</exception>
    /// <remarks>Source: the nnfs package, after A. Karpathy's CS231n case study.</remarks>
    /// <example><code>
    /// var (points, labels) = SpiralData.Create(samples: 100, classes: 3, new NumPyRandom(seed: 0));
    /// </code></example>
    public static (Matrix Points, int[] Labels) Create(
        int samples, int classes, NumPyRandom random, DType dtype = DType.Float32, DType? noiseDType = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        Matrix points = ClassRows.Points("spiral data", samples, classes, dtype);
        var noise = new ClassNoise(noiseDType ?? dtype, dtype);
        double[] radius = Spacing.Even(0, 1, samples);
        for (int k = 0; k < classes; k++)
        {
            double[] angle = Spacing.Even(4 * k, 4 * (k + 1), samples);
            double[] disturbance = noise.Draw(random, samples, 0.2);
            for (int i = 0; i < samples; i++)
            {
                double turned = (angle[i] + disturbance[i]) * 2.5;
                points[(samples * k) + i, 0] = radius[i] * Math.Sin(turned);
                points[(samples * k) + i, 1] = radius[i] * Math.Cos(turned);
            }
        }

        return (points, ClassRows.Labels(samples, classes));
    }
}
