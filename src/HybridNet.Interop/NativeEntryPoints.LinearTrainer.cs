using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Linear regression on one or more features; all arrays are float64.</summary>
public static partial class NativeEntryPoints
{
    /// <summary>
    /// The parameters are the weights followed by the bias, overwritten. There is one rate per parameter. The number of errors is the number of steps
    /// to make.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int LinearSteps(NumPyArray features, NumPyArray targets, NumPyArray parameters, NumPyArray rates, NumPyArray errors) => Guard(() =>
    {
        LinearTrainer trainer = Trainer(features, targets, parameters, rates);
        Span<double> stepErrors = errors.Results<double>();
        try
        {
            trainer.Step(stepErrors.Length).CopyTo(stepErrors);
        }
        finally
        {
            Span<double> changed = parameters.Results<double>(trainer.Weights.Length + 1);
            trainer.Weights.CopyTo(changed);
            changed[^1] = trainer.Bias;
        }
    });

    /// <summary>The results are the gradient w.r.t. weights and bias, followed by the error.</summary>
    [UnmanagedCallersOnly]
    private static int LinearState(NumPyArray features, NumPyArray targets, NumPyArray parameters, NumPyArray rates, NumPyArray results) => Guard(() =>
    {
        LinearTrainer trainer = Trainer(features, targets, parameters, rates);
        Span<double> numbers = results.Results<double>(trainer.Weights.Length + 2);
        (double[] weights, double bias) = trainer.Gradient();
        weights.CopyTo(numbers);
        numbers[^2] = bias;
        numbers[^1] = trainer.Error;
    });

    private static LinearTrainer Trainer(NumPyArray features, NumPyArray targets, NumPyArray parameters, NumPyArray rates)
    {
        Matrix x = features.Table();
        ReadOnlySpan<double> start = parameters.Results<double>(x.Columns + 1);
        ReadOnlySpan<double> learningRates = rates.Span<double>(x.Columns + 1);
        var trainer = new LinearTrainer(x, targets.Column(), learningRates[..^1], learningRates[^1]) { Bias = start[^1] };
        start[..^1].CopyTo(trainer.Weights);
        return trainer;
    }
}
