namespace HybridNet;

/// <summary>
/// precision = TP / (TP + FP): the share of the samples predicted as a class that are of it; NaN if none was predicted as it.
/// </summary>
public sealed class Precision : ClassMetric
{
    /// <inheritdoc/>
    public override string Name => "precision";

    private protected override MetricCount Ratio(ClassCounts counts) => MetricCount.Ratio(counts.TruePositives, counts.TruePositives + counts.FalsePositives);
}
