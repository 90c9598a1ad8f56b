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

    /// <summary>Sum of what the metric divides by: the comparisons that it made, or the rows that it saw.</summary>
    public double Compared { get; init; }

    internal NumPyScalar MeanLoss => Loss / Samples;

    internal double Accuracy => Compared == 0 ? double.NaN : Hits / Compared;

    /// <summary>The sums with those of one more batch.</summary>
    /// <param name="step">Loss and metric of the batch.</param>
    /// <param name="dividesByRows">Whether the metric divides by rows, as the book's accumulated accuracies; else by comparisons.</param>
    internal EpochSums With(StepResult step, bool dividesByRows = false) => new()
    {
        Loss = Loss + step.LossSum,
        Samples = Samples + step.Samples,
        Hits = Hits + step.Metric.Hits,
        Compared = Compared + (dividesByRows ? step.Metric.Samples : step.Metric.Comparisons),
    };
}
