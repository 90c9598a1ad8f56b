using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void NeuronInputs(int inputs, int weights) => throw new ShapeException(
        $"neuron: {inputs} inputs arrive; it has {weights} weights. Pass one input for each weight.");

    internal static ShapeException NeuronMissing(int row) => new(
        $"layer of neurons: row {row} of the weights is null; every neuron needs its row. Pass an array for each neuron.");

    [DoesNotReturn]
    internal static void NeuronRagged(int row, int length, int columns) => throw new ShapeException(
        $"layer of neurons: row {row} has {length} weights, row 0 has {columns}; neurons of one layer take the same inputs. "
        + "Make all rows equally long.");

    [DoesNotReturn]
    internal static void NeuronBiases(int rows, int biases) => throw new ShapeException(
        $"layer of neurons: {rows} rows of weights and {biases} biases arrived; each neuron has one of both. "
        + "Pass as many biases as rows.");

    [DoesNotReturn]
    internal static void LinearShapes(string features, string targets, int rates) => throw new ShapeException(
        Text($"linear trainer: features are {features}, targets are {targets}, {rates} rates of weights arrived; ")
        + "(samples, features) of one or more need (samples, 1) and one rate for each feature. Pass one target a sample.");

    [DoesNotReturn]
    internal static void LinearSample(int numbers, int features) => throw new ShapeException(
        Text($"linear trainer: a sample has {numbers} numbers; there are {features} features. Pass one number for each."));

    [DoesNotReturn]
    internal static void LinearSteps(int steps) => throw new ArgumentOutOfRangeException(
        null, Text($"linear trainer: {steps} steps are asked for; 0 or more can be. Pass how many steps to go."));

    [DoesNotReturn]
    internal static void LinearDiverged(int step, double error) => throw new DivergenceException(
        Text($"linear trainer: after step {step} the error would be {error}; it must be finite. ")
        + "The step was taken back; lower the rates, or standardize the features.");
}
