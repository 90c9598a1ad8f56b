namespace HybridNet;

/// <summary>
/// F1 = 2 TP / (2 TP + FP + FN), the harmonic mean of precision and recall of a class; NaN if the class occurs neither in targets nor in predictions.
/// </summary>
public sealed class F1Score : ClassMetric
{
    /// <inheritdoc/>
    public override string Name => "F1 score";

    private protected override MetricCount Ratio(ClassCounts counts) =>
        MetricCount.Ratio(2.0 * counts.TruePositives, (2.0 * counts.TruePositives) + counts.FalsePositives + counts.FalseNegatives);
}
