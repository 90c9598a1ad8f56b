namespace HybridNet;

/// <summary>
/// recall = TP / (TP + FN): the share of the samples of a class that were predicted as this class; NaN if there are no such samples.
/// </summary>
public sealed class Recall : ClassMetric
{
    /// <inheritdoc/>
    public override string Name => "recall";

    private protected override MetricCount Ratio(ClassCounts counts) => MetricCount.Ratio(counts.TruePositives, counts.TruePositives + counts.FalseNegatives);
}
