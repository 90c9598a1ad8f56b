using System.Globalization;

namespace HybridNet;

/// <summary>How far training is; reported at most ten times a second, and once at the end.</summary>
/// <param name="Epoch">The epoch under way, 1 for the first.</param>
/// <param name="Epochs">The epoch it ends with.</param>
/// <param name="Step">Steps done of that epoch.</param>
/// <param name="Steps">Steps an epoch has.</param>
/// <param name="Loss">Mean loss of the last batch, penalties included; once its epoch has ended, of the epoch.</param>
/// <param name="Accuracy">The metric of the last batch, or of its epoch once that has ended; NaN without a metric.</param>
/// <param name="LearningRate">Of the last step.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, double Loss, double Accuracy, double LearningRate)
{
    /// <summary>Such as <c>epoch 3 of 100, step 2 of 5: loss 0.4567, accuracy 0.8900</c>; numbers in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {Epoch} of {Epochs}, step {Step} of {Steps}: loss {Loss:0.0000}{EpochResult.And("accuracy", Accuracy)}");
}
