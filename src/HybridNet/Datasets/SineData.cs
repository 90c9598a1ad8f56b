namespace HybridNet;

/// <summary>One period of the sine, for regression: the same bits as <c>sine_data</c> of nnfs.</summary>
public static class SineData
{
    /// <summary>Creates x[i] = i / samples and y[i] = sin(2 pi x[i]). Nothing is drawn.</summary>
    /// <param name="samples">Number of points, at least 0.</param>
    /// <returns>Inputs and targets, each of shape (samples, 1), float64, as in nnfs with any default dtype;
    /// <see cref="Matrix.As"/> converts them to float32.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="samples"/> is negative.</exception>
    /// <exception cref="ShapeException">There would be more points than a matrix can hold.</exception>
    /// <remarks>Source: the nnfs package.</remarks>
    public static (Matrix Inputs, Matrix Targets) Create(int samples = 1000)
    {
        if (samples < 0)
        {
            Throw.DataSamples("sine data", samples);
        }

        var inputs = new Matrix(samples, 1, DType.Float64);
        var targets = new Matrix(samples, 1, DType.Float64);
        for (int i = 0; i < samples; i++)
        {
            double x = (double)i / samples;
            inputs[i, 0] = x;
            targets[i, 0] = Math.Sin(2 * Math.PI * x);
        }

        return (inputs, targets);
    }
}
