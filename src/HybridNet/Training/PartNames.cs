namespace HybridNet;

/// <summary>
/// The names of losses, optimizers, metrics and activations: class names, and the names of the book and of Keras. Case, spaces, hyphens and underscores are
/// ignored.
/// </summary>
internal static class PartNames
{
    /// <summary>The accuracy of each kind of targets: what <c>accuracy</c> alone means.</summary>
    private static readonly Dictionary<TargetKind, NamedPart<IMetric>> _accuracies = new()
    {
        [TargetKind.Class] = new("CategoricalAccuracy", () => new CategoricalAccuracy(), "categorical_accuracy", "accuracy", "acc", "sparse_categorical_accuracy"),
        [TargetKind.Labels] = new("CategoricalAccuracy(binary=True)", () => new CategoricalAccuracy { IsBinary = true }, "binary_accuracy"),
        [TargetKind.Numbers] = new("RegressionAccuracy", () => new RegressionAccuracy(), "regression_accuracy"),
    };

    private static readonly NamedPart<IMetric>[] _otherMetrics =
    [
        new("Precision", () => new Precision(), "precision"),
        new("Recall", () => new Recall(), "recall"),
        new("F1Score", () => new F1Score(), "f1_score", "f1"),
        new("R2", () => new R2(), "r2_score", "r2"),
    ];

    private static readonly NamedParts<IMetric> _metrics = new("accuracy", [.. _accuracies.Values, .. _otherMetrics]);

    internal static NamedParts<ILoss> Losses { get; } = new(
        "loss",
        new("CategoricalCrossentropyLoss", () => new CategoricalCrossentropyLoss(), "categorical_crossentropy", "sparse_categorical_crossentropy", "cross_entropy", "cce"),
        new("BinaryCrossentropyLoss", () => new BinaryCrossentropyLoss(), "binary_crossentropy", "bce"),
        new("SigmoidBinaryCrossentropyLoss", () => new SigmoidBinaryCrossentropyLoss(), "sigmoid_binary_crossentropy"),
        new("MeanSquaredErrorLoss", () => new MeanSquaredErrorLoss(), "mean_squared_error", "mse"),
        new("MeanAbsoluteErrorLoss", () => new MeanAbsoluteErrorLoss(), "mean_absolute_error", "mae"));

    internal static NamedParts<Optimizer> Optimizers { get; } = new(
        "optimizer",
        new("SGD", () => new Sgd(), "sgd"),
        new("AdaGrad", () => new AdaGrad(), "adagrad"),
        new("RMSprop", () => new RmsProp(), "rmsprop"),
        new("Adam", () => new Adam(), "adam"));

    internal static NamedParts<IActivation> Activations { get; } = new(
        "activation",
        [.. KnownActivation.All.Select(known => new NamedPart<IActivation>(known.Name, () => known.Make(known.Default), known.Names))]);

    /// <summary>Returns the metric with a name; <c>accuracy</c> selects the metric that fits the loss, as in Keras.</summary>
    internal static NamedPart<IMetric> Metric(string name, ILoss? loss) =>
        IsAnyAccuracy(name) ? _accuracies[(loss as IHasTargetKind)?.TargetKind ?? TargetKind.Class] : _metrics.Find(name);

    /// <summary>
    /// The metrics that fit targets of a kind and a number of outputs, as they are written in code: a name in quotation marks; a class, if it has a setting without
    /// default.
    /// </summary>
    internal static IEnumerable<string> MetricsFor(TargetKind kind, int columns)
    {
        foreach (NamedPart<IMetric> part in _otherMetrics.Prepend(_accuracies[kind]))
        {
            if (Fits(part.Make()))
            {
                yield return $"\"{part.Suggested}\"";
            }
        }

        if (Fits(new TopKAccuracy(1)))
        {
            yield return nameof(TopKAccuracy);
        }

        bool Fits(IMetric metric) => metric is IComparesKind comparing && comparing.Compares(kind, columns);
    }

    private static bool IsAnyAccuracy(string name) => NamedParts<IMetric>.Fold(name) is "accuracy" or "acc";
}
