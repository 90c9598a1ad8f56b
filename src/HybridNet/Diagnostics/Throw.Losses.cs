using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    internal static ArgumentException LabelsWithoutModel() => new(
        "targets: they are text labels, which only a model turns into class numbers. Pass class numbers, or train and evaluate with a model.");

    [DoesNotReturn]
    internal static void TargetCount(string loss, string predictions, string targets, int samples, int count) => throw new ShapeException(
        $"{loss}: predictions are {predictions}, targets are {targets}; {samples} samples need {samples} targets, {count} arrived. "
        + "Pass predictions first and targets second, of the same batch.");

    [DoesNotReturn]
    internal static void OneHotColumns(string loss, string predictions, string targets, int columns) => throw new ShapeException(
        $"{loss}: predictions are {predictions}, one-hot targets are {targets}; both need {columns} columns, one for each class. "
        + "Pass class numbers, or one-hot rows with as many columns as the network has outputs.");

    [DoesNotReturn]
    internal static void TargetColumns(string loss, string predictions, string targets, int columns) => throw new ShapeException(
        $"{loss}: predictions are {predictions}, targets are {targets}; both need {columns} columns. "
        + "Reshape the targets to the shape of the predictions.");

    [DoesNotReturn]
    internal static void TargetsFirst(string loss, string predictions, string targets) => throw new ShapeException(
        $"{loss}: predictions are {predictions}, targets are {targets}; predictions have one column for each class and come first. "
        + "Swap the two arguments, or give the last layer one neuron for each class.");

    [DoesNotReturn]
    internal static void ClassOutOfRange(string loss, int sample, int label, int columns) => throw new ArgumentException(
        Text($"{loss}: the label of sample {sample} is {label}; predictions have {columns} columns, so labels are 0 to {columns - 1}. ")
        + "Number the classes from 0, or give the last layer one neuron for each class.");
}
