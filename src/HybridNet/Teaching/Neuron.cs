using System.Globalization;
using System.Text;

namespace HybridNet;

/// <summary>A single artificial neuron, f(x) = rho(w.x + b), computed in double by plain loops.</summary>
/// <remarks>
/// For lessons: the result of every step is available. <see cref="DenseLayer"/> computes many neurons for many samples at once, with the same
/// results up to rounding. Source: the blog chapter on neural networks from scratch, equation (1).
/// </remarks>
/// <example><code>
/// var neuron = new Neuron([0.2, 0.8, -0.5, 1.0], bias: 2.0);
/// double output = neuron.Output([1.0, 2.0, 3.0, 2.5]);      // 4.8
/// </code></example>
public sealed class Neuron
{
    private readonly double[] _weights;

    /// <summary>Creates a neuron.</summary>
    /// <param name="weights">The weights w, one per input; copied.</param>
    /// <param name="bias">The bias b.</param>
    /// <param name="activation">The activation function rho; null for the identity.</param>
    public Neuron(ReadOnlySpan<double> weights, double bias = 0, Func<double, double>? activation = null)
    {
        _weights = weights.ToArray();
        Bias = bias;
        Activation = activation;
    }

    /// <summary>The weights w; can be set.</summary>
    public Span<double> Weights => _weights;

    /// <summary>The bias b.</summary>
    public double Bias { get; set; }

    /// <summary>The activation function rho; null for the identity.</summary>
    public Func<double, double>? Activation { get; set; }

    /// <summary>Creates a layer of neurons with the same inputs.</summary>
    /// <param name="weights">One row per neuron, all of the same length; copied.</param>
    /// <param name="biases">One bias per neuron.</param>
    /// <param name="activation">The activation function rho of every neuron; null for the identity.</param>
    /// <returns>The neurons, in order.</returns>
    /// <exception cref="ShapeException">
    /// The numbers of rows and biases differ, rows have different lengths, or a row is null.
    /// </exception>
    public static Neuron[] Layer(double[][] weights, ReadOnlySpan<double> biases, Func<double, double>? activation = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Length != biases.Length)
        {
            Throw.NeuronBiases(weights.Length, biases.Length);
        }

        var neurons = new Neuron[weights.Length];
        for (int i = 0; i < neurons.Length; i++)
        {
            double[] row = weights[i] ?? throw Throw.NeuronMissing(i);
            if (row.Length != weights[0].Length)
            {
                Throw.NeuronRagged(i, row.Length, weights[0].Length);
            }

            neurons[i] = new Neuron(row, biases[i], activation);
        }

        return neurons;
    }

    /// <summary>Computes the product of each connection: w[i] * x[i].</summary>
    /// <param name="inputs">The inputs x, one number per weight.</param>
    /// <returns>A new array, one product per input.</returns>
    /// <exception cref="ShapeException">The numbers of inputs and weights differ.</exception>
    public double[] Products(ReadOnlySpan<double> inputs)
    {
        Check(inputs);
        double[] products = new double[inputs.Length];
        for (int i = 0; i < products.Length; i++)
        {
            products[i] = _weights[i] * inputs[i];
        }

        return products;
    }

    /// <summary>Computes z = w[0] * x[0] + w[1] * x[1] + .. + b, in this order.</summary>
    /// <param name="inputs">The inputs x, one number per weight.</param>
    /// <returns>The weighted sum z.</returns>
    /// <exception cref="ShapeException">The numbers of inputs and weights differ.</exception>
    public double WeightedSum(ReadOnlySpan<double> inputs)
    {
        Check(inputs);
        double sum = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            sum += _weights[i] * inputs[i];
        }

        return sum + Bias;
    }

    /// <summary>Computes f(x) = rho(z), with z the <see cref="WeightedSum"/>.</summary>
    /// <param name="inputs">The inputs x, one number per weight.</param>
    /// <returns>The output.</returns>
    /// <exception cref="ShapeException">The numbers of inputs and weights differ.</exception>
    public double Output(ReadOnlySpan<double> inputs)
    {
        double sum = WeightedSum(inputs);
        return Activation is null ? sum : Activation(sum);
    }

    /// <summary>The formula with its numbers, such as <c>f(x) = rho(0.2 x1 - 0.5 x2 + 2)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var sum = new StringBuilder();
        for (int i = 0; i < _weights.Length; i++)
        {
            Append(sum, _weights[i]).Append(CultureInfo.InvariantCulture, $" x{i + 1}");
        }

        Append(sum, Bias);
        return Activation is null ? $"f(x) = {sum}" : $"f(x) = rho({sum})";
    }

    private static StringBuilder Append(StringBuilder sum, double term)
    {
        (string plus, string minus) = sum.Length == 0 ? ("", "-") : (" + ", " - ");
        return sum.Append(term < 0 ? minus : plus).Append(CultureInfo.InvariantCulture, $"{(term < 0 ? -term : term)}");
    }

    private void Check(ReadOnlySpan<double> inputs)
    {
        if (inputs.Length != _weights.Length)
        {
            Throw.NeuronInputs(inputs.Length, _weights.Length);
        }
    }
}
