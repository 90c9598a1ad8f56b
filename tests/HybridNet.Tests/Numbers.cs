namespace HybridNet.Tests;

/// <summary>What formulas are fed: drawn numbers, and those at which formulas break.</summary>
internal static class Numbers
{
    private static readonly double[] Critical =
    [
        0, -0.0, 1, -1, 0.5, 2, -2.5, 1e-7, 1 - 1e-7, 0.9999999, 1e-38, -1e-38, 1e-45, -1e-45, 1.17549435e-38, 3e38, -3e38, 1e-300, 1e300,
        88.72, 88.7228, 88.72283935546875, 88.72284, 89, 1000, -87.3, -103.97, -103.97208, -103.97208404541016, -104, -1000, -1.0397208,
        0.70710677, 0.70710678, 0.7071068, 1.4142135, 0.34657359, -0.34657359, 709.78, 709.79, -745.13, -745.14, 5e-324,
        double.Epsilon * 100, double.MaxValue, double.MinValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    /// <summary>Critical numbers and drawn ones of many sizes, in no order; 101 of them.</summary>
    internal static readonly double[] All = Mix();

    /// <summary>A window of as many numbers; another <paramref name="start"/> puts the critical ones into other places.</summary>
    internal static T[] Window<T>(int count, int start)
    {
        var window = new T[count];
        for (int i = 0; i < count; i++)
        {
            double value = All[(start + i) % All.Length];
            window[i] = typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;
        }

        return window;
    }

    /// <summary>The same window as a matrix of one dtype.</summary>
    internal static Matrix Window(int rows, int columns, DType dtype, int start) =>
        Matrix.From(Window<double>(rows * columns, start), rows, columns).As(dtype);

    /// <summary>scale * N(0, 1), the same for the same seed.</summary>
    internal static Matrix Normal(int rows, int columns, DType dtype, int seed, double scale = 1)
    {
        var values = new double[rows * columns];
        new NumPyRandom(seed).FillNormal(values);
        return Matrix.From(values.Select(value => scale * value).ToArray(), rows, columns).As(dtype);
    }

    /// <summary>A copy with rows and columns exchanged.</summary>
    internal static Matrix Transposed(Matrix x)
    {
        var transposed = new Matrix(x.Columns, x.Rows, x.DType);
        for (int i = 0; i < x.Rows; i++)
        {
            for (int j = 0; j < x.Columns; j++)
            {
                transposed[j, i] = x[i, j];
            }
        }

        return transposed;
    }

    private static double[] Mix()
    {
        var random = new NumPyRandom(seed: 7);
        double[] drawn = Enumerable.Range(0, 101 - Critical.Length).Select(i => random.NextNormal() * Math.Pow(10, (i % 9) - 5)).ToArray();
        double[] all = [.. Critical, .. drawn];
        random.Shuffle<double>(all);
        return all;
    }
}
