namespace HybridNet;

/// <summary>Point clouds side by side, one per class: the same bits as <c>vertical_data</c> of nnfs.</summary>
public static class VerticalData
{
    /// <summary>Creates the points: class k has the center (k / 3, 0.5), and each coordinate is that of the center plus 0.1 times a normal draw.</summary>
    /// <param name="samples">Number of points per class, at least 0.</param>
    /// <param name="classes">Number of classes, 0 to 256; nnfs stores labels in bytes.</param>
    /// <param name="random">Draws, class by class, all first coordinates, then all second coordinates.</param>
    /// <param name="dtype">The dtype of the points: Float32 as after <c>nnfs.init()</c>, Float64 as in NumPy without it.</param>
    /// <param name="noiseDType">The dtype to which draws are rounded; <paramref name="dtype"/> if null. Float32 with Float64 points is the result of
    /// nnfs after two calls of <c>init</c>, with float32 and then with float64.</param>
    /// <returns>Points, shape (samples * classes, 2), class by class, and the class number of each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> or <paramref name="classes"/> is out of range.</exception>
    /// <exception cref="ShapeException">There would be more points than a matrix can hold.</exception>
    /// <remarks>Source: the nnfs package.</remarks>
    public static (Matrix Points, int[] Labels) Create(
        int samples, int classes, NumPyRandom random, DType dtype = DType.Float32, DType? noiseDType = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        Matrix points = ClassRows.Points("vertical data", samples, classes, dtype);
        var noise = new ClassNoise(noiseDType ?? dtype, dtype);
        for (int k = 0; k < classes; k++)
        {
            double[] x = noise.Draw(random, samples, 0.1, k / 3.0);
            double[] y = noise.Draw(random, samples, 0.1, 0.5);
            for (int i = 0; i < samples; i++)
            {
                points[(samples * k) + i, 0] = x[i];
                points[(samples * k) + i, 1] = y[i];
            }
        }

        return (points, ClassRows.Labels(samples, classes));
    }
}
