using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    internal static ShapeException OneClassManyPredictions(string metric, string predictions, string targets) => new(
        $"{metric}: predictions are {predictions}, targets are {targets}; a class number is compared with one prediction. "
        + "Give every sample a row of targets, or predict one class for each.");

    [DoesNotReturn]
    internal static void NotOneHot(string metric, string predictions, string targets) => throw new ShapeException(
        $"{metric}: predictions are {predictions}, targets are {targets}; rows of targets count by their largest column, which needs two "
        + "columns or more and one predicted class for each row. Say that the accuracy is binary to compare number by number, or pass class numbers.");

    internal static StateException NoPrecision(string metric) => new(
        $"{metric}: no precision is known; it is a 250th of the standard deviation of all training targets. "
        + "Prepare the metric with these targets, or set the precision.");

    [DoesNotReturn]
    internal static void TopK(int k) => throw new ArgumentOutOfRangeException(
        null, Text($"top-k accuracy: k is {k}; a sample has 1 guess or more. Pass how many of the largest outputs may hold the right class."));

    [DoesNotReturn]
    internal static void TopKBeyond(string metric, int k, int classes) => throw new ArgumentException(
        Text($"{metric}: k is {k}; there are {classes} classes, and a sample has at most one guess per class. Set k to {classes} or less."));

    internal static ArgumentException MetricMisfit(string where, string metric, string loss, int columns, string targets, IEnumerable<string> fitting) => new(
        Text($"model, {where}: the metric is {metric}, the loss is {loss} of {columns} {(columns == 1 ? "output" : "outputs")}; ")
        + $"a metric is required that compares {targets}. Set one that fits: {string.Join(", ", fitting)}.");

    [DoesNotReturn]
    internal static void NoClasses(string metric, string outputs) => throw new ShapeException(
        $"{metric}: outputs are {outputs}; there must be two columns or more, one for each class. "
        + "Pass what the network gives, not the classes predicted from it; give its last layer one neuron for each class.");

    [DoesNotReturn]
    internal static void NoClassPrediction(string metric, string predictions) => throw new ShapeException(
        $"{metric}: predictions are {predictions}; they must be (batch, 1), one class for each sample. "
        + "Let the last layer be softmax, or one sigmoid.");

    [DoesNotReturn]
    internal static void ClassBeyond(string metric, int @class, int classes) => throw new ArgumentException(
        Text($"{metric}: the class is {@class}; there are {classes} classes, 0 to {classes - 1}. Set a class that there is."));

    internal static ArgumentException NoClassNumber(string metric, string what, int sample, double value, int? classes) => new(
        Text($"{metric}: the {what} of sample {sample} is {value}; ")
        + (classes is { } count ? Text($"it must be a class number, 0 to {count - 1}. ") : "it must be a class number, 0 or more. ")
        + "Number the classes 0, 1, 2 and so on, and pass classes, not probabilities.");

    internal static StateException NoMeans(string metric) => new(
        $"{metric}: no means are known; they are those of the columns of all training targets. Prepare the metric with these targets, or set the means.");

    [DoesNotReturn]
    internal static void MeansColumns(string metric, int means, string targets) => throw new ShapeException(
        Text($"{metric}: {means} means are known, targets are {targets}; each column has one mean. ")
        + "Set the means to null to have them computed again, or pass targets of the columns that were trained on.");

    [DoesNotReturn]
    internal static void ConfusionCount(int predictions, int targets) => throw new ShapeException(
        Text($"confusion matrix: {predictions} predictions and {targets} targets arrived; each sample has one of both. ")
        + "Pass both of the same samples.");

    [DoesNotReturn]
    internal static void ConfusionColumns(string predictions) => throw new ShapeException(
        $"confusion matrix: predictions are {predictions}; they must be (batch, 1), one class for each sample. "
        + "Pass what the output activation predicts, or the column of the largest probability.");

    [DoesNotReturn]
    internal static void ConfusionClasses(int classes, int most) => throw new ArgumentException(
        Text($"confusion matrix: the number of classes is {classes}; it must be 0 to {most:N0}. ")
        + "Number the classes 0, 1, 2 and so on.");

    [DoesNotReturn]
    internal static void ConfusionRange(string what, int sample, int number, int classes) => throw new ArgumentException(
        Text($"confusion matrix: the {what} of sample {sample} is {number}; with {classes} classes it is 0 to {classes - 1}. ")
        + "Number the classes from 0, or pass more of them.");

    [DoesNotReturn]
    internal static void AucColumns(string scores) => throw new ShapeException(
        $"ROC AUC: scores are {scores}; they must be (batch, 1), or (batch, 2) with the score of class 1 in the second column. "
        + "Compare one class with the rest at a time.");

    [DoesNotReturn]
    internal static void AucTarget(int sample, double target) => throw new ArgumentException(
        Text($"ROC AUC: the target of sample {sample} is {target}; targets are 0 or 1. Compare one class with the rest at a time."));

    [DoesNotReturn]
    internal static void ConfusionNames(int names, int classes) => throw new ArgumentException(
        Text($"confusion matrix: {names} class names arrived for {classes} classes. Pass one name for each class."));

    internal static ArgumentException NoClass(string what, int sample, double value) => new(
        Text($"confusion matrix: the {what} of sample {sample} is {value}; class numbers are whole. ")
        + "Pass class numbers, such as the column of the largest probability.");
}
