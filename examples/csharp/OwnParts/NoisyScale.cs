using HybridNet;

namespace OwnParts;

/// <summary>
/// A custom layer with two parameters and a random draw: y[i, j] = x[i, j] (1 + n[i, j]) scale[j] + shift[j]. In training mode the noise n is normal
/// with the given standard deviation, in inference mode it is 0.
/// </summary>
public sealed class NoisyScale : Layer<NoisyScaleState>, IHasParameters, IDrawsRandomNumbers
{
    /// <summary>Creates a layer with scale 1 and shift 0, so that output = inputs in inference mode until it is trained.</summary>
    public NoisyScale(int columns, double deviation)
        : this(new Parameter(new Matrix(1, columns), "scale"), new Parameter(new Matrix(1, columns), "shift"), deviation) => Scale.Value.AsFloatSpan().Fill(1);

    private NoisyScale(Parameter scale, Parameter shift, double deviation) => (Scale, Shift, Deviation, Parameters) = (scale, shift, deviation, [scale, shift]);

    public override string Name => $"noisy scale {Scale.Value.Columns}";

    public Parameter Scale { get; }

    public Parameter Shift { get; }

    public double Deviation { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    public override int? InputColumns => Scale.Value.Columns;

    /// <summary>Registers the class for model files. Must be called once, before the first file is saved or loaded.</summary>
    public static void AddToFiles() => CustomParts.AddLayer<NoisyScale>(
        "NoisyScale",
        write: (layer, file) => file.Write("deviation", layer.Deviation),
        read: file => new(file.Parameter("scale"), file.Parameter("shift"), file.Number("deviation")));

    public override ILayer Clone() => new NoisyScale(Scale.Clone(), Shift.Clone(), Deviation);

    public override Matrix Forward(Matrix inputs, NoisyScaleState state, PassContext context)
    {
        Matrix output = state.BeginForward(inputs, inputs.Columns, inputs.DType);
        Matrix factors = state.Factors = Matrix.Reuse(state.Factors, inputs.Rows, inputs.Columns, DType.Float64);
        Span<double> drawn = factors.AsDoubleSpan();
        drawn.Clear();
        if (context.IsTraining)
        {
            context.RandomFor(this).FillNormal(drawn);
        }

        for (int i = 0; i < inputs.Rows; i++)
        {
            for (int j = 0; j < inputs.Columns; j++)
            {
                factors[i, j] = 1 + (Deviation * factors[i, j]);
                output[i, j] = (inputs[i, j] * factors[i, j] * Scale.Value[0, j]) + Shift.Value[0, j];
            }
        }

        return output;
    }

    /// <summary>With f = 1 + n: dScale[j] = sum over i of g x f, dShift[j] = sum over i of g, dx = g f scale.</summary>
    public override Matrix Backward(Matrix outputGradients, NoisyScaleState state, PassContext context)
    {
        Matrix x = state.InputsOf(this);
        Matrix factors = state.Factors!;
        Matrix inputGradients = state.BeginBackward(this, outputGradients, outputGradients.DType);
        Matrix ofScale = Scale.GradientBuffer(Scale.Value.DType);
        Matrix ofShift = Shift.GradientBuffer(Shift.Value.DType);
        for (int j = 0; j < x.Columns; j++)
        {
            (double scale, double shift) = (0, 0);
            for (int i = 0; i < x.Rows; i++)
            {
                double g = outputGradients[i, j];
                scale += g * x[i, j] * factors[i, j];
                shift += g;
                inputGradients[i, j] = g * factors[i, j] * Scale.Value[0, j];
            }

            (ofScale[0, j], ofShift[0, j]) = (scale, shift);
        }

        Scale.AddPenaltyGradient(context.Arithmetic);
        Shift.AddPenaltyGradient(context.Arithmetic);
        return inputGradients;
    }
}

/// <summary>The values that the layer saves for backward, in addition to inputs and output.</summary>
public sealed class NoisyScaleState : LayerState
{
    /// <summary>1 + n, shape of the inputs.</summary>
    public Matrix? Factors { get; set; }
}
