namespace HybridNet;

/// <summary>Sums of loss and metric over the batches of an epoch, like the accumulated sums of the book: in NumPy's dtype, in the order of the batches.</summary>
internal readonly record struct EpochSums
{
    /// <summary>Sum of the sample losses so far; Python's 0 before the first batch.</summary>
    public NumPyScalar Loss { get; init; }

    /// <summary>Number of samples so far.</summary>
    public int Samples { get; init; }

    /// <summary>Sum of the numerators of the metric, such as the number of correct predictions.</summary>
    public double Hits { get; init; }

    /// <summary>Sum of the denominators of the metric: number of comparisons, or number of rows.</summary>
    public double Compared { get; init; }

    internal NumPyScalar MeanLoss => Loss / Samples;

    internal double Accuracy => Compared == 0 ? double.NaN : Hits / Compared;

    /// <summary>Returns the sums including another batch.</summary>
    /// <param name="step">Loss and metric of the batch.</param>
    /// <param name="dividesByRows">Whether the metric divides by the number of rows, as the accumulated accuracies of the book; if false, by comparisons.</param>
    internal EpochSums With(StepResult step, bool dividesByRows = false) => new()
    {
        Loss = Loss + step.LossSum,
        Samples = Samples + step.Samples,
        Hits = Hits + step.Metric.Hits,
        Compared = Compared + (dividesByRows ? step.Metric.Samples : step.Metric.Comparisons),
    };
}
