namespace HybridNet;

/// <summary>What one batch gave, before the step it led to.</summary>
/// <param name="LossSum">Sum of the sample losses.</param>
/// <param name="Loss">Their mean.</param>
/// <param name="Penalty">The L1 and L2 penalties; Python's 0 where there are none.</param>
/// <param name="Samples">Number of samples.</param>
/// <param name="Metric">What the metric counted; nothing without a metric.</param>
internal readonly record struct StepResult(NumPyScalar LossSum, NumPyScalar Loss, NumPyScalar Penalty, int Samples, MetricCount Metric)
{
    /// <summary>The mean loss, penalties included.</summary>
    internal double TotalLoss => (Loss + Penalty).Value;

    /// <summary>Whether the mean loss is a finite number.</summary>
    internal bool IsFinite => double.IsFinite(TotalLoss);
}
