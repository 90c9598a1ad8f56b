namespace HybridNet;

/// <summary>Clouds side by side, one for each class: nnfs' <c>vertical_data</c>, to the bit.</summary>
public static class VerticalData
{
    /// <summary>Class k is a cloud around (k / 3, 0.5): each coordinate is its center plus 0.1 times a normal draw.</summary>
    /// <param name="samples">Points of each class, 0 or more.</param>
    /// <param name="classes">0 to 256; nnfs keeps labels in bytes.</param>
    /// <param name="random">Gives, class by class, the draws of all first coordinates, then those of all second ones.</param>
    /// <param name="dtype">Of the points: Float32 as after <c>nnfs.init()</c>, Float64 as NumPy without it.</param>
    /// <param name="noiseDType">What the draws are rounded to, <paramref name="dtype"/> if null. Float32 under Float64 points is what nnfs
    /// gives when its <c>init</c> is called twice, with float32 and then with float64.</param>
    /// <returns>Points, shape (samples * classes, 2), class after class, and the class number of each row.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> or <paramref name="classes"/> is out of range.</exception>
    /// <exception cref="ShapeException">There would be more points than a matrix holds.</exception>
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
