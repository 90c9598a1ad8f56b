using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Activations, and the functions they are made of.</summary>
public static partial class NativeEntryPoints
{
    [UnmanagedCallersOnly]
    private static int Activate(ActivationKind kind, double setting, NumPyArray x, NumPyArray y, int arithmetic) => Guard(() =>
    {
        Matrix inputs = Shaped(kind, x);
        Matrix borrowed = y.Results(inputs.Rows, inputs.Columns);
        var pass = new Pass { Arithmetic = new Flags(arithmetic).Arithmetic, Output = borrowed };
        Written(kind.Make(setting).Forward(inputs, pass), borrowed);
    });

    /// <summary>Kept: the inputs, or the output of those written in terms of it.</summary>
    [UnmanagedCallersOnly]
    private static int ActivationBackward(
        ActivationKind kind, double setting, NumPyArray kept, NumPyArray gradients, NumPyArray inputGradients, int arithmetic) => Guard(() =>
    {
        Matrix left = Shaped(kind, kept);
        Matrix borrowed = inputGradients.Results(left.Rows, left.Columns);
        var pass = new Pass { Arithmetic = new Flags(arithmetic).Arithmetic, Inputs = left, Output = left, InputGradients = borrowed };
        Written(kind.Make(setting).Backward(gradients.Table(left.Rows, left.Columns), pass), borrowed);
    });

    /// <summary>Predictions: one column for softmax, else as many as the output.</summary>
    [UnmanagedCallersOnly]
    private static int Predictions(ActivationKind kind, NumPyArray output, NumPyArray predictions) => Guard(() =>
    {
        Matrix result = kind.Make(0).Predictions(Shaped(kind, output));
        result.CopyTo(predictions.Results(result.Rows, result.Columns));
    });

    /// <summary>Probabilities: float64; two columns for a single sigmoid.</summary>
    [UnmanagedCallersOnly]
    private static int ProbabilitiesOf(ActivationKind kind, NumPyArray output, NumPyArray probabilities) => Guard(() =>
    {
        Matrix result = Probabilities.Of(kind.Make(0), output.Table());
        result.CopyTo(probabilities.Results(result.Rows, result.Columns));
    });

    /// <summary>y = exp x or ln x, element by element, in the arithmetic's flavour.</summary>
    [UnmanagedCallersOnly]
    private static int Elementary(FunctionKind kind, NumPyArray x, NumPyArray y, int arithmetic) => Guard(() =>
    {
        Matrix from = x.Row();
        Matrix to = y.Results(1, from.Columns);
        Arithmetic computed = new Flags(arithmetic).Arithmetic;
        if (kind == FunctionKind.Exp)
        {
            computed.Apply(default(Exp), from, to);
        }
        else
        {
            computed.Apply(default(Log), from, to);
        }
    });

    /// <summary>Softmax is over rows; to the others a row is as good as a table.</summary>
    private static Matrix Shaped(ActivationKind kind, NumPyArray x) => kind.IsSoftmax ? x.Table() : x.Row();
}
