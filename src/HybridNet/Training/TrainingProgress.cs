namespace HybridNet;

/// <summary>How far training is; reported at most ten times a second, and once at the end.</summary>
/// <param name="Epoch">The epoch under way, 1 for the first.</param>
/// <param name="Epochs">The epoch it ends with.</param>
/// <param name="Step">Steps done of that epoch.</param>
/// <param name="Steps">Steps an epoch has.</param>
/// <param name="Loss">Mean loss of the last batch, penalties included.</param>
/// <param name="Accuracy">The metric of the last batch; NaN without a metric.</param>
/// <param name="LearningRate">Of the last step.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, double Loss, double Accuracy, double LearningRate);
