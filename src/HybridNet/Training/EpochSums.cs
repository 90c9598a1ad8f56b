namespace HybridNet;

/// <summary>What the batches of an epoch add up to, as the book's accumulated sums: in NumPy's dtype, one batch after the other.</summary>
internal readonly record struct EpochSums
{
    /// <summary>Sum of the sample losses so far; Python's 0 before the first batch.</summary>
    public NumPyScalar Loss { get; init; }

    /// <summary>Number of samples so far.</summary>
    public int Samples { get; init; }

    /// <summary>Sum of what the metric counted.</summary>
    public double Hits { get; init; }

    /// <summary>Sum of what the metric divides by: the samples that it saw, or what it counts in their place.</summary>
    public double Compared { get; init; }

    internal NumPyScalar MeanLoss => Loss / Samples;

    internal double Accuracy => Compared == 0 ? double.NaN : Hits / Compared;

    public static EpochSums operator +(EpochSums sums, StepResult step) => new()
    {
        Loss = sums.Loss + step.LossSum,
        Samples = sums.Samples + step.Samples,
        Hits = sums.Hits + step.Metric.Hits,
        Compared = sums.Compared + step.Metric.Samples,
    };
}
