namespace HybridNet;

/// <summary>
/// recall = TP / (TP + FN): the share of the samples of a class that are predicted as it; NaN if there is no sample of it.
/// </summary>
public sealed class Recall : ClassMetric
{
    /// <inheritdoc/>
    public override string Name => "recall";

    private protected override MetricCount Ratio(ClassCounts counts) => MetricCount.Ratio(counts.TruePositives, counts.TruePositives + counts.FalseNegatives);
}
