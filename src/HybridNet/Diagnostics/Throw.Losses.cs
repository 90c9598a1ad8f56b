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
    internal static void ClassOutOfRange(string loss, int sample, long label, int columns) => throw new ArgumentException(
        Text($"{loss}: the label of sample {sample} is {label}; predictions have {columns} columns, so labels are 0 to {columns - 1}. ")
        + "Number the classes from 0, or give the last layer one neuron for each class.");

    [DoesNotReturn]
    internal static void TargetNoProbability(string loss, int sample, int? column, double value) => throw new ArgumentException(
        Text($"{loss}: the target of sample {sample}{(column is { } j ? Text($", column {j},") : "")} is {value}; targets are 0 for no, 1 for yes, or a probability between. ")
        + "Number two classes 0 and 1; for more classes use softmax with one neuron for each class, and categorical cross-entropy.");

    [DoesNotReturn]
    internal static void TargetNoShare(string loss, int sample, int column, double value) => throw new ArgumentException(
        Text($"{loss}: the target of sample {sample}, column {column}, is {value}; a row of targets has probabilities of the classes, 0 to 1, with a sum of 1. ")
        + "Pass class numbers or one-hot rows; for numbers use mean squared error.");

    [DoesNotReturn]
    internal static void TargetSum(string loss, int sample, double sum) => throw new ArgumentException(
        Text($"{loss}: the targets of sample {sample} have the sum {sum:0.####}; a row of targets has probabilities of the classes, 0 to 1, with a sum of 1. ")
        + "Pass class numbers or one-hot rows; where a sample has several classes or none, use sigmoid and binary cross-entropy.");

    /// <summary>Names of classes in a text, the first of them.</summary>
    private static string Listed(int count, IEnumerable<string> names)
    {
        string listed = string.Join(", ", names.Take(5).Select(name => $"\"{name}\""));
        return listed.Length == 0 ? "" : $" ({listed}{(count > 5 ? ", ..." : "")})";
    }

    [DoesNotReturn]
    internal static void TooManyClasses(string loss, int classes, IEnumerable<string> names, int columns) => throw new ArgumentException(
        Text($"{loss}: the labels have {classes} classes{Listed(classes, names)}; the network has {columns} outputs, one for each class. ")
        + Text($"Give the last layer {classes} neurons."));

    [DoesNotReturn]
    internal static void TooFewClasses(string loss, int classes, IEnumerable<string> names, int columns) => throw new ArgumentException(
        Text($"{loss}: the labels have {(classes == 1 ? "1 class" : $"{classes} classes")}{Listed(classes, names)}; the network has {columns} outputs, ")
        + Text($"one for each class. Name all {columns} classes, or give the last layer one neuron for each class."));

    [DoesNotReturn]
    internal static void TooFewClassesForOne(string loss, IEnumerable<string> names) => throw new ArgumentException(
        $"{loss}: the labels have 1 class{Listed(1, names)}; a single output distinguishes 2. Name both classes.");

    [DoesNotReturn]
    internal static void TooManyClassesForOne(string loss, int classes, IEnumerable<string> names) => throw new ArgumentException(
        Text($"{loss}: the labels have {classes} classes{Listed(classes, names)}; a single output distinguishes 2. ")
        + Text($"Use softmax with {classes} neurons, and categorical cross-entropy."));

    [DoesNotReturn]
    internal static void LabelsAreTexts(string loss, int classes, IEnumerable<string> names) => throw new ArgumentException(
        Text($"{loss}: the labels are texts{Listed(classes, names)}; this loss takes numbers, one for each output. ")
        + "Pass rows of numbers; for one class a sample use softmax and categorical cross-entropy.");
}
