namespace HybridNet;

/// <summary>Loss and metric of one batch, before its update.</summary>
/// <param name="LossSum">Sum of the sample losses.</param>
/// <param name="Loss">Their mean.</param>
/// <param name="Penalty">L1 and L2 regularization; Python's 0 without regularization.</param>
/// <param name="Samples">Number of samples.</param>
/// <param name="Metric">Counts of the metric; empty without a metric.</param>
internal readonly record struct StepResult(NumPyScalar LossSum, NumPyScalar Loss, NumPyScalar Penalty, int Samples, MetricCount Metric)
{
    /// <summary>Mean loss with regularization.</summary>
    internal double TotalLoss => (Loss + Penalty).Value;

    /// <summary>Whether the mean loss is a finite number.</summary>
    internal bool IsFinite => double.IsFinite(TotalLoss);
}
