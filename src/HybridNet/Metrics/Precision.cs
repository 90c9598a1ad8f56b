namespace HybridNet;

/// <summary>
/// precision = TP / (TP + FP): the share of correct predictions among all predictions of a class; NaN if the class was never predicted.
/// </summary>
public sealed class Precision : ClassMetric
{
    /// <inheritdoc/>
    public override string Name => "precision";

    private protected override MetricCount Ratio(ClassCounts counts) => MetricCount.Ratio(counts.TruePositives, counts.TruePositives + counts.FalsePositives);
}
