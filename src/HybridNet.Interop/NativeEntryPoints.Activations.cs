using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Activations, and the functions they use: exp and log.</summary>
public static partial class NativeEntryPoints
{
    [UnmanagedCallersOnly]
    private static int Activate(ActivationKind kind, double setting, NumPyArray x, NumPyArray y, int arithmetic) => Guard(() =>
    {
        Matrix inputs = Shaped(kind, x);
        Forward(kind, setting, inputs, y.Results(inputs.Rows, inputs.Columns), arithmetic);
    });

    internal static void Forward(ActivationKind kind, double setting, Matrix inputs, Matrix output, int arithmetic)
    {
        IActivation activation = kind.Make(setting);
        LayerState state = activation.CreateState();
        state.Output = output;
        CheckInPlace(activation.Forward(inputs, state, new Flags(arithmetic).Context), output);
    }

    /// <summary>The saved array is the inputs of forward, or its output if the derivative is written in terms of the output.</summary>
    [UnmanagedCallersOnly]
    private static int ActivationBackward(
        ActivationKind kind, double setting, NumPyArray saved, NumPyArray gradients, NumPyArray inputGradients, int arithmetic) => Guard(() =>
    {
        Matrix left = Shaped(kind, saved);
        Backward(kind, setting, left, gradients.Table(left.Rows, left.Columns), inputGradients.Results(left.Rows, left.Columns), arithmetic);
    });

    internal static void Backward(ActivationKind kind, double setting, Matrix saved, Matrix gradients, Matrix inputGradients, int arithmetic)
    {
        IActivation activation = kind.Make(setting);
        LayerState state = activation.CreateState();
        (state.Inputs, state.Output, state.InputGradients) = (saved, saved, inputGradients);
        CheckInPlace(activation.Backward(gradients, state, new Flags(arithmetic).Context), inputGradients);
    }

    /// <summary>The predictions have one column for softmax, otherwise as many columns as the output.</summary>
    [UnmanagedCallersOnly]
    private static int Predictions(ActivationKind kind, NumPyArray output, NumPyArray predictions) => Guard(() =>
    {
        Matrix result = kind.Make(0).Predictions(Shaped(kind, output));
        result.CopyTo(predictions.Results(result.Rows, result.Columns));
    });

    /// <summary>The probabilities are float64; they have two columns for a single sigmoid.</summary>
    [UnmanagedCallersOnly]
    private static int ProbabilitiesOf(ActivationKind kind, NumPyArray output, NumPyArray probabilities) => Guard(() =>
    {
        Matrix result = Probabilities.Of(kind.Make(0), output.Table());
        result.CopyTo(probabilities.Results(result.Rows, result.Columns));
    });

    /// <summary>y = exp x or ln x, element-wise, in the flavour of the arithmetic.</summary>
    [UnmanagedCallersOnly]
    private static int Elementary(FunctionKind kind, NumPyArray x, NumPyArray y, int arithmetic) => Guard(() =>
    {
        Matrix from = x.Row();
        Matrix to = y.Results(1, from.Columns);
        Arithmetic numerics = new Flags(arithmetic).Arithmetic;
        if (kind == FunctionKind.Exp)
        {
            numerics.Apply(default(Exp), from, to);
        }
        else
        {
            numerics.Apply(default(Log), from, to);
        }
    });

    /// <summary>Softmax is computed per row; the others are element-wise and read the array as one row.</summary>
    private static Matrix Shaped(ActivationKind kind, NumPyArray x) => kind.IsSoftmax ? x.Table() : x.Row();
}
