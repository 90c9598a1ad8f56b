using System.Globalization;

namespace HybridNet;

/// <summary>
/// Linear regression, y = sum_j w[j] x[j] + b, fitted by hand or by gradient descent with one learning rate per weight and one for the bias, in float64.
/// </summary>
/// <remarks>
/// A step is w[j] -= rate[j] * mean_i(e[i] x[i,j]), b -= biasRate * mean_i(e[i]), with e[i] = prediction - target from the old values: the gradient
/// of the mean squared error without its factor 2. Separate rates make it possible to use features in raw units, such as square feet, without scaling.
/// </remarks>
/// <example><code>
/// var (areas, prices) = HousePrices.ThreeHouses();
/// var line = new LinearTrainer(areas, prices, weightRates: [1e-8], biasRate: 1);
/// line.Step(100);
/// Console.WriteLine($"{line.Weights[0]} x + {line.Bias}: {line.Error}");
/// </code></example>
public sealed class LinearTrainer
{
    private readonly double[] _features;
    private readonly double[] _targets;
    private readonly double[] _rates;
    private readonly double _biasRate;
    private readonly double[] _weights;

    /// <summary>Creates a trainer with weights and bias 0.</summary>
    /// <param name="features">Shape (samples, features), at least one of both. Copied.</param>
    /// <param name="targets">Shape (samples, 1). Copied.</param>
    /// <param name="weightRates">The learning rate of each weight.</param>
    /// <param name="biasRate">The learning rate of the bias.</param>
    /// <exception cref="ShapeException">There are no samples, no features, not one target per sample, or not one rate per feature.</exception>
    public LinearTrainer(Matrix features, Matrix targets, ReadOnlySpan<double> weightRates, double biasRate)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        if (features.Length == 0 || targets.Columns != 1 || targets.Rows != features.Rows || weightRates.Length != features.Columns)
        {
            Throw.LinearShapes(features.Shape(), targets.Shape(), weightRates.Length);
        }

        _features = features.As(DType.Float64).AsDoubleSpan().ToArray();
        _targets = targets.As(DType.Float64).AsDoubleSpan().ToArray();
        _rates = weightRates.ToArray();
        _biasRate = biasRate;
        _weights = new double[weightRates.Length];
    }

    /// <summary>The weight of each feature; can be set.</summary>
    public Span<double> Weights => _weights;

    /// <summary>The bias b, which is added to the weighted sum.</summary>
    public double Bias { get; set; }

    /// <summary>The mean squared error, (1 / n) sum_i e[i]^2, without a factor 1/2.</summary>
    public double Error
    {
        get
        {
            double sum = 0;
            for (int i = 0; i < _targets.Length; i++)
            {
                double e = Predict(Row(i)) - _targets[i];
                sum += e * e;
            }

            return sum / _targets.Length;
        }
    }

    /// <summary>Computes the prediction for one sample, sum_j w[j] x[j] + b.</summary>
    /// <param name="sample">One number per feature.</param>
    /// <returns>The prediction.</returns>
    /// <exception cref="ShapeException">The numbers of elements and features differ.</exception>
    public double Predict(ReadOnlySpan<double> sample)
    {
        if (sample.Length != _weights.Length)
        {
            Throw.LinearSample(sample.Length, _weights.Length);
        }

        double sum = 0;
        for (int j = 0; j < sample.Length; j++)
        {
            sum += _weights[j] * sample[j];
        }

        return sum + Bias;
    }

    /// <summary>Computes the gradient of the error: 2 mean_i(e[i] x[i,j]) w.r.t. each weight, 2 mean_i(e[i]) w.r.t. the bias.</summary>
    /// <returns>The gradient w.r.t. the weights, a new array, and w.r.t. the bias.</returns>
    public (double[] Weights, double Bias) Gradient()
    {
        var means = new double[_weights.Length];
        double bias = Means(means);
        return (Array.ConvertAll(means, mean => 2 * mean), 2 * bias);
    }

    /// <summary>Makes steps of gradient descent.</summary>
    /// <param name="steps">Number of steps, at least 0.</param>
    /// <returns>The error after each step.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative.</exception>
    /// <exception cref="DivergenceException">The error is no longer finite; weights and bias are those before that step.</exception>
    public double[] Step(int steps = 1)
    {
        if (steps < 0)
        {
            Throw.LinearSteps(steps);
        }

        var errors = new double[steps];
        var means = new double[_weights.Length];
        for (int step = 0; step < steps; step++)
        {
            errors[step] = StepOnce(means, step);
        }

        return errors;
    }

    /// <summary>Such as <c>linear trainer of 2 features, 10 samples</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"linear trainer of {_weights.Length} features, {_targets.Length} samples");

    private double StepOnce(double[] means, int step)
    {
        (double[] weights, double bias) = (_weights.ToArray(), Bias);
        double mean = Means(means);
        for (int j = 0; j < means.Length; j++)
        {
            _weights[j] -= _rates[j] * means[j];
        }

        Bias -= _biasRate * mean;
        double error = Error;
        if (!double.IsFinite(error))
        {
            weights.CopyTo(_weights, 0);
            Bias = bias;
            Throw.LinearDiverged(step + 1, error);
        }

        return error;
    }

    /// <summary>Writes mean_i(e[i] x[i,j]) of every feature; returns mean_i(e[i]).</summary>
    private double Means(double[] means)
    {
        Array.Clear(means);
        double sum = 0;
        for (int i = 0; i < _targets.Length; i++)
        {
            ReadOnlySpan<double> x = Row(i);
            double e = Predict(x) - _targets[i];
            sum += e;
            for (int j = 0; j < means.Length; j++)
            {
                means[j] += e * x[j];
            }
        }

        for (int j = 0; j < means.Length; j++)
        {
            means[j] /= _targets.Length;
        }

        return sum / _targets.Length;
    }

    private ReadOnlySpan<double> Row(int i) => _features.AsSpan(i * _weights.Length, _weights.Length);
}
