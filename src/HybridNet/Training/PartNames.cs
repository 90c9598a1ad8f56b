namespace HybridNet;

/// <summary>
/// The names of losses, optimizers, metrics and activations: class names, and the names of the book and of Keras. Case, spaces, hyphens and underscores are
/// ignored.
/// </summary>
internal static class PartNames
{
    internal static NamedParts<ILoss> Losses { get; } = new(
        "loss",
        new("CategoricalCrossentropyLoss", () => new CategoricalCrossentropyLoss(), "categorical_crossentropy", "sparse_categorical_crossentropy", "cross_entropy", "cce"),
        new("BinaryCrossentropyLoss", () => new BinaryCrossentropyLoss(), "binary_crossentropy", "bce"),
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

    private static NamedParts<IMetric> NamedMetrics { get; } = new(
        "accuracy",
        new("CategoricalAccuracy", () => new CategoricalAccuracy(), "categorical_accuracy", "accuracy", "acc", "sparse_categorical_accuracy"),
        new("CategoricalAccuracy(binary=True)", () => new CategoricalAccuracy { IsBinary = true }, "binary_accuracy"),
        new("RegressionAccuracy", () => new RegressionAccuracy(), "regression_accuracy"),
        new("Precision", () => new Precision(), "precision"),
        new("Recall", () => new Recall(), "recall"),
        new("F1Score", () => new F1Score(), "f1_score", "f1"),
        new("R2", () => new R2(), "r2_score", "r2"));

    /// <summary>Returns the metric with a name; <c>accuracy</c> selects the metric that fits the loss, as in Keras.</summary>
    internal static NamedPart<IMetric> Metric(string name, ILoss? loss) => NamedMetrics.Find(IsAnyAccuracy(name) ? AccuracyFor((loss as IHasTargetKind)?.TargetKind) : name);

    /// <summary>The names of the metrics that fit targets of a kind and a number of outputs; the class name of a metric that requires a setting.</summary>
    internal static IEnumerable<string> MetricsFor(TargetKind kind, int columns)
    {
        foreach (NamedPart<IMetric> part in NamedMetrics.All.Append(new("", () => new TopKAccuracy(1), nameof(TopKAccuracy))))
        {
            string name = part.Others[0];
            bool isOtherAccuracy = name.EndsWith("_accuracy", StringComparison.Ordinal) && name != AccuracyFor(kind);
            if (!isOtherAccuracy && part.Make() is IComparesKind metric && metric.Compares(kind, columns))
            {
                yield return part.Name.Length == 0 ? name : $"\"{name}\"";
            }
        }
    }

    private static string AccuracyFor(TargetKind? kind) => kind switch
    {
        TargetKind.Labels => "binary_accuracy",
        TargetKind.Numbers => "regression_accuracy",
        _ => "categorical_accuracy",
    };

    private static bool IsAnyAccuracy(string name) => NamedParts<IMetric>.Fold(name) is "accuracy" or "acc";
}
