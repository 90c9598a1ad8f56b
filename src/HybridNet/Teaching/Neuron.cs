using System.Globalization;
using System.Text;

namespace HybridNet;

/// <summary>A single artificial neuron, f(x) = rho(w.x + b), computed in double by plain loops, one product after the other.</summary>
/// <remarks>
/// For looking inside: every step can be asked for. <see cref="DenseLayer"/> computes many neurons for many samples at once, with the same
/// numbers up to their last bits. Source: the blog chapter on neural networks from scratch, equation (1).
/// </remarks>
/// <example><code>
/// var neuron = new Neuron([0.2, 0.8, -0.5, 1.0], bias: 2.0);
/// double output = neuron.Output([1.0, 2.0, 3.0, 2.5]);      // 4.8
/// </code></example>
public sealed class Neuron
{
    private readonly double[] _weights;

    /// <summary>A neuron with one weight for each input.</summary>
    /// <param name="weights">w, one for each input; copied.</param>
    /// <param name="bias">b.</param>
    /// <param name="activation">rho; null leaves the weighted sum as it is.</param>
    public Neuron(ReadOnlySpan<double> weights, double bias = 0, Func<double, double>? activation = null)
    {
        _weights = weights.ToArray();
        Bias = bias;
        Activation = activation;
    }

    /// <summary>w, to read and to write.</summary>
    public Span<double> Weights => _weights;

    /// <summary>b, what the neuron adds whatever its inputs are.</summary>
    public double Bias { get; set; }

    /// <summary>rho, what is done to the weighted sum; null for nothing.</summary>
    public Func<double, double>? Activation { get; set; }

    /// <summary>Neurons that take the same inputs: one for each row of weights.</summary>
    /// <param name="weights">A row for each neuron, all of one length; copied.</param>
    /// <param name="biases">A bias for each neuron.</param>
    /// <param name="activation">rho of every neuron; null leaves the weighted sums as they are.</param>
    /// <returns>The neurons, in order.</returns>
    /// <exception cref="ShapeException">
    /// The rows of weights are not as many as the biases, they differ in length, or one is null.
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

    /// <summary>What each connection carries: w[i] * x[i].</summary>
    /// <param name="inputs">x, one number for each weight.</param>
    /// <returns>A new array, one product for each input.</returns>
    /// <exception cref="ShapeException">There are not as many inputs as weights.</exception>
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

    /// <summary>z = w[0] * x[0] + w[1] * x[1] + .. + b: from 0, one product after the other, the bias last.</summary>
    /// <param name="inputs">x, one number for each weight.</param>
    /// <returns>z.</returns>
    /// <exception cref="ShapeException">There are not as many inputs as weights.</exception>
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

    /// <summary>f(x) = rho(z), z the <see cref="WeightedSum"/>.</summary>
    /// <param name="inputs">x, one number for each weight.</param>
    /// <returns>What the neuron passes on.</returns>
    /// <exception cref="ShapeException">There are not as many inputs as weights.</exception>
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
