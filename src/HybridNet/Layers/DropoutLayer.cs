using System.Globalization;

namespace HybridNet;

/// <summary>
/// In training, each input is kept with probability 1 - rate and then divided by that probability, else set to 0; otherwise inputs pass
/// unchanged. Source: book chapter 15.
/// </summary>
public sealed class DropoutLayer : ILayer
{
    /// <summary>A layer that drops a share of its inputs.</summary>
    /// <param name="rate">Share of inputs that are dropped, 0 or more and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside that range.</exception>
    public DropoutLayer(double rate)
    {
        KeepProbability = 1 - Setting.DropoutRate.Check("dropout layer", rate);
    }

    private DropoutLayer()
    {
    }

    /// <summary>1 - rate: the share of inputs that pass.</summary>
    public double KeepProbability { get; internal set; }

    /// <inheritdoc/>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"dropout layer {1 - KeepProbability:0.###}");

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public int OutputColumns(int inputColumns) => inputColumns;

    /// <summary>A layer by the share it keeps, which 1 - (1 - share) would not give back exactly.</summary>
    internal static DropoutLayer Keeping(double probability) => new() { KeepProbability = probability };

    /// <summary>
    /// output = inputs * mask in training, mask = Binomial(1, 1 - rate) / (1 - rate) drawn as float64, so output is float64; else a copy of
    /// the inputs, and nothing is drawn.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="StateException">The pass is one of training and has no random generator.</exception>
    public Matrix Forward(Matrix inputs, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(pass);
        Arithmetic arithmetic = pass.Arithmetic;
        if (!pass.Training)
        {
            pass.Mask = null;
            Matrix copy = pass.Begin(inputs, inputs.Columns, arithmetic.ResultType(inputs.DType));
            inputs.CopyTo(copy);
            return copy;
        }

        NumPyRandom random = pass.Random ?? throw Throw.NoRandom(Name);
        Matrix mask = pass.Mask = Pass.Fitting(pass.Mask, inputs.Rows, inputs.Columns, DType.Float64, inputs);
        random.FillBernoulli(KeepProbability, mask.AsDoubleSpan());
        arithmetic.Apply(new DivideBy(KeepProbability), mask, mask);
        Matrix output = pass.Begin(inputs, inputs.Columns, arithmetic.ResultType(inputs.DType, mask.DType));
        arithmetic.Apply(default(Multiply), inputs, mask, output);
        return output;
    }

    /// <summary>dInputs = g * mask; a copy of g if the forward pass was none of training.</summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix outputGradients, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(outputGradients);
        ArgumentNullException.ThrowIfNull(pass);
        Matrix? mask = pass.MaskOf(this);
        Arithmetic arithmetic = pass.Arithmetic;
        DType arriving = outputGradients.DType;
        Matrix inputGradients = pass.BeginBackward(
            this, outputGradients, mask is null ? arithmetic.ResultType(arriving) : arithmetic.ResultType(arriving, mask.DType));
        if (mask is null)
        {
            outputGradients.CopyTo(inputGradients);
        }
        else
        {
            arithmetic.Apply(default(Multiply), outputGradients, mask, inputGradients);
        }

        return inputGradients;
    }

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;
}
