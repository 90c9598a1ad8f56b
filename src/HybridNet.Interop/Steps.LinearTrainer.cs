using System.Runtime.InteropServices;

namespace HybridNet.Interop;

public static unsafe partial class Steps
{
    /// <summary>Arrays, all float64: features; targets; the weights and then the bias, overwritten; a rate for each; the error after each step.</summary>
    [UnmanagedCallersOnly]
    private static int LinearSteps(
        double* features, int rows, int columns, double* targets, int targetRows, double* parameters, double* rates, int count, double* errors) => Guard(() =>
    {
        LinearTrainer trainer = Trainer(features, rows, columns, targets, targetRows, parameters, rates);
        try
        {
            trainer.Step(count).CopyTo(new Span<double>(errors, count));
        }
        finally
        {
            trainer.Weights.CopyTo(new Span<double>(parameters, columns));
            parameters[columns] = trainer.Bias;
        }
    });

    /// <summary>Arrays as of <see cref="LinearSteps"/>; gradient of weights and bias, then the error.</summary>
    [UnmanagedCallersOnly]
    private static int LinearState(
        double* features, int rows, int columns, double* targets, int targetRows, double* parameters, double* rates, double* results) => Guard(() =>
    {
        LinearTrainer trainer = Trainer(features, rows, columns, targets, targetRows, parameters, rates);
        (double[] weights, double bias) = trainer.Gradient();
        weights.CopyTo(new Span<double>(results, columns));
        results[columns] = bias;
        results[columns + 1] = trainer.Error;
    });

    private static LinearTrainer Trainer(
        double* features, int rows, int columns, double* targets, int targetRows, double* parameters, double* rates)
    {
        var trainer = new LinearTrainer(
            Matrix.Lend((byte*)features, rows, columns, DType.Float64),
            Matrix.Lend((byte*)targets, targetRows, 1, DType.Float64),
            new ReadOnlySpan<double>(rates, columns),
            rates[columns])
        { Bias = parameters[columns] };
        new ReadOnlySpan<double>(parameters, columns).CopyTo(trainer.Weights);
        return trainer;
    }
}
