namespace HybridNet.Tests;

/// <summary>The second oracle of every backward pass: central differences in double, which know no formula of the gradient.</summary>
internal static class Slopes
{
    /// <summary>Products in double, as of NumPy without <c>nnfs.init()</c>: float32 products would drown the differences.</summary>
    internal static readonly NumPyArithmetic Double = new() { ProductDType = null };

    /// <summary>Passes with such products.</summary>
    internal static readonly PassContext InDouble = new() { Arithmetic = Double };

    /// <summary>(f(x + h) - f(x - h)) / 2h for each number of x in turn, which comes back as it was.</summary>
    internal static Matrix Of(Matrix x, Func<double> f, double h = 1e-6)
    {
        var slopes = new Matrix(x.Rows, x.Columns, DType.Float64);
        for (int i = 0; i < x.Rows; i++)
        {
            for (int j = 0; j < x.Columns; j++)
            {
                double value = x[i, j];
                x[i, j] = value + h;
                double above = f();
                x[i, j] = value - h;
                double below = f();
                x[i, j] = value;
                slopes[i, j] = (above - below) / (2 * h);
            }
        }

        return slopes;
    }

    /// <summary>Sum over i, j of a[i, j] * b[i, j]: with b the gradients that arrive, the loss whose gradients they are.</summary>
    internal static double Dot(Matrix a, Matrix b)
    {
        double sum = 0;
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < a.Columns; j++)
            {
                sum += a[i, j] * b[i, j];
            }
        }

        return sum;
    }
}
