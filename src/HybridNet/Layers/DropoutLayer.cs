using System.Globalization;

namespace HybridNet;

/// <summary>
/// Dropout: in training mode, each input is kept with probability 1 - rate and divided by that probability, otherwise set to 0. In inference mode,
/// output = inputs. Source: book chapter 15.
/// </summary>
public sealed class DropoutLayer : Layer<DropoutState>, IDrawsRandomNumbers, ICopiesSettings
{
    /// <summary>Creates a dropout layer.</summary>
    /// <param name="rate">Probability of dropping an input, 0 or more and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside that range.</exception>
    public DropoutLayer(double rate)
    {
        KeepProbability = 1 - Setting.DropoutRate.Check("dropout layer", rate);
    }

    private DropoutLayer()
    {
    }

    /// <summary>1 - rate: the probability of keeping an input.</summary>
    public double KeepProbability { get; internal set; }

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"dropout layer {1 - KeepProbability:0.###}");

    void ICopiesSettings.CopySettings(ILayer other) => KeepProbability = ((DropoutLayer)other).KeepProbability;

    /// <summary>Creates a layer from its keep probability p, because 1 - (1 - p) is not exactly p.</summary>
    internal static DropoutLayer Keeping(double probability) => new() { KeepProbability = probability };

    /// <summary>
    /// In training mode, output = inputs * mask with mask = Binomial(1, 1 - rate) / (1 - rate). In NumPy's arithmetic the mask is float64, and so is the
    /// output; in the fast arithmetic both are float32. In inference mode the output is a copy of the inputs, and no random numbers are drawn.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="StateException">The context is in training mode and has no random generator.</exception>
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
        Matrix mask = state.Mask = Matrix.Reuse(state.Mask, inputs.Rows, inputs.Columns, arithmetic.DTypeOfMasks, inputs);
        if (mask.DType == DType.Float64)
        {
            random.FillMask(KeepProbability, mask.Span<double>(), 1 / KeepProbability);
        }
        else
        {
            random.FillMask(KeepProbability, mask.Span<float>(), (float)(1 / KeepProbability));
        }

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
        DType gradientType = outputGradients.DType;
        Matrix inputGradients = state.BeginBackward(
            this, outputGradients, mask is null ? arithmetic.ResultType(gradientType) : arithmetic.ResultType(gradientType, mask.DType));
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
