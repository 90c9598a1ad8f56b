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
        new("CategoricalAccuracy", () => new CategoricalAccuracy(), "accuracy", "acc", "categorical_accuracy", "sparse_categorical_accuracy"),
        new("CategoricalAccuracy(binary=True)", () => new CategoricalAccuracy { IsBinary = true }, "binary_accuracy"),
        new("RegressionAccuracy", () => new RegressionAccuracy(), "regression_accuracy"),
        new("Precision", () => new Precision(), "precision"),
        new("Recall", () => new Recall(), "recall"),
        new("F1Score", () => new F1Score(), "f1_score", "f1"),
        new("R2", () => new R2(), "r2_score", "r2"));

    /// <summary>Returns the metric with a name; <c>accuracy</c> selects the metric that fits the loss, as in Keras.</summary>
    internal static NamedPart<IMetric> Metric(string name, ILoss? loss) => (NamedMetrics.Find(name), loss) switch
    {
        (var found, BinaryCrossentropyLoss) when IsAnyAccuracy(name) => found with { Name = "CategoricalAccuracy(binary=True)", Make = () => new CategoricalAccuracy { IsBinary = true } },
        (var found, MeanSquaredErrorLoss or MeanAbsoluteErrorLoss) when IsAnyAccuracy(name) => found with { Name = "RegressionAccuracy", Make = () => new RegressionAccuracy() },
        (var found, _) => found,
    };

    private static bool IsAnyAccuracy(string name) => NamedParts<IMetric>.Fold(name) is "accuracy" or "acc";
}
