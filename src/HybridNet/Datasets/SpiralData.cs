namespace HybridNet;

/// <summary>Arms of a spiral, one per class: the same bits as <c>spiral_data</c> of nnfs.</summary>
public static class SpiralData
{
    /// <summary>
    /// Creates the points: class k is (r sin 2.5t, r cos 2.5t), with r evenly spaced from 0 to 1, and t evenly spaced from 4k to 4(k + 1) plus 0.2
    /// times a normal draw.
    /// </summary>
    /// <param name="samples">Number of points per class, at least 0.</param>
    /// <param name="classes">Number of classes, 0 to 256; nnfs stores labels in bytes.</param>
    /// <param name="random">Draws one normal number per point, class by class.</param>
    /// <param name="dtype">The dtype of the points: Float32 as after <c>nnfs.init()</c>, Float64 as in NumPy without it.</param>
    /// <param name="noiseDType">The dtype to which draws are rounded; <paramref name="dtype"/> if null. Float32 with Float64 points is the result of
    /// nnfs after two calls of <c>init</c>, with float32 and then with float64.</param>
    /// <returns>Points, shape (samples * classes, 2), class by class, and the class number of each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> or <paramref name="classes"/> is out of range.</exception>
    /// <exception cref="ShapeException">There would be more points than a matrix can hold.</exception>
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
