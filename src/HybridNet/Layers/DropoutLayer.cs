using System.Globalization;

namespace HybridNet;

/// <summary>
/// In training, each input is kept with probability 1 - rate and then divided by that probability, else set to 0; otherwise inputs pass
/// unchanged. Source: book chapter 15.
/// </summary>
public sealed class DropoutLayer : Layer<DropoutState>, IDrawsRandomNumbers
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
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"dropout layer {1 - KeepProbability:0.###}");

    /// <summary>A layer by the share it keeps, which 1 - (1 - share) would not give back exactly.</summary>
    internal static DropoutLayer Keeping(double probability) => new() { KeepProbability = probability };

    /// <summary>
    /// output = inputs * mask in training, mask = Binomial(1, 1 - rate) / (1 - rate) drawn as float64, so output is float64; else a copy of
    /// the inputs, and nothing is drawn.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="StateException">The context is training mode and has no random generator.</exception>
    public override Matrix Forward(Matrix inputs, DropoutState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        Arithmetic arithmetic = context.Arithmetic;
        if (!context.IsTraining)
        {
            state.Mask = null;
            Matrix copy = state.BeginForward(inputs, inputs.Columns, arithmetic.ResultType(inputs.DType));
            inputs.CopyTo(copy);
            return copy;
        }

        NumPyRandom random = context.RandomFor(this);
        Matrix mask = state.Mask = Matrix.Reuse(state.Mask, inputs.Rows, inputs.Columns, DType.Float64, inputs);
        random.FillBernoulli(KeepProbability, mask.AsDoubleSpan());
        arithmetic.Apply(new DivideBy(KeepProbability), mask, mask);
        Matrix output = state.BeginForward(inputs, inputs.Columns, arithmetic.ResultType(inputs.DType, mask.DType));
        arithmetic.Apply(default(Multiply), inputs, mask, output);
        return output;
    }

    /// <summary>dInputs = g * mask; a copy of g after a forward pass in inference mode.</summary>
    /// <inheritdoc/>
    public override Matrix Backward(Matrix outputGradients, DropoutState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(outputGradients);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        Matrix? mask = state.MaskOf(this);
        Arithmetic arithmetic = context.Arithmetic;
        DType arriving = outputGradients.DType;
        Matrix inputGradients = state.BeginBackward(
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
}
