namespace HybridNet;

/// <summary>What one epoch of training gave. Numbers are NumPy's, in its dtypes, widened exactly.</summary>
/// <param name="Epoch">1 for the first.</param>
/// <param name="Loss"><paramref name="DataLoss"/> + <paramref name="Penalty"/>.</param>
/// <param name="DataLoss">The mean of the sample losses, each from before the step its batch led to.</param>
/// <param name="Penalty">The L1 and L2 penalties after the last step; 0 without any.</param>
/// <param name="Accuracy">The metric over the epoch; NaN without a metric.</param>
/// <param name="LearningRate">Of the last step.</param>
/// <param name="ValidationLoss">The mean sample loss of the validation data, without penalties; NaN without such data.</param>
/// <param name="ValidationAccuracy">The metric over the validation data; NaN without such data or without a metric.</param>
public readonly record struct EpochResult(
    int Epoch,
    double Loss,
    double DataLoss,
    double Penalty,
    double Accuracy,
    double LearningRate,
    double ValidationLoss,
    double ValidationAccuracy);
