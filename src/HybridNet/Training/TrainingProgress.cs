using System.Globalization;

namespace HybridNet;

/// <summary>Training progress; reported at most ten times a second, and once at the end.</summary>
/// <param name="Epoch">The current epoch, from 1.</param>
/// <param name="Epochs">Number of epochs.</param>
/// <param name="Step">Completed steps of that epoch.</param>
/// <param name="Steps">Steps per epoch.</param>
/// <param name="Loss">Mean loss of the last batch, with regularization; after the epoch has ended, the loss of the epoch.</param>
/// <param name="Accuracy">Metric of the last batch, or of the epoch after it has ended; NaN without a metric.</param>
/// <param name="LearningRate">Learning rate of the last step.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, double Loss, double Accuracy, double LearningRate)
{
    /// <summary>A text such as <c>epoch 3 of 100, step 2 of 5: loss 0.4567, accuracy 0.8900</c>; numbers in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {Epoch} of {Epochs}, step {Step} of {Steps}: loss {Loss:0.0000}{EpochResult.And("accuracy", Accuracy)}");
}
