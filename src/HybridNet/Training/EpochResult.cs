using System.Globalization;

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
    double ValidationAccuracy)
{
    private static readonly string[] _columns =
        ["epoch", "loss", "data_loss", "reg_loss", "accuracy", "learning_rate", "val_loss", "val_accuracy"];

    /// <summary>The columns of a history in order, as in CSV logs, checkpoints and Python.</summary>
    internal static IReadOnlyList<string> Columns => _columns;

    /// <summary>An epoch from its numbers in the order of <see cref="Columns"/>.</summary>
    internal static EpochResult Of(ReadOnlySpan<double> row) => new((int)row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7]);

    /// <summary>The numbers of the epoch in the order of <see cref="Columns"/>.</summary>
    internal double[] Row() => [Epoch, Loss, DataLoss, Penalty, Accuracy, LearningRate, ValidationLoss, ValidationAccuracy];

    /// <summary>One line, such as <c>epoch 3: loss 0.9876, accuracy 0.543, learning rate 0.05</c>; numbers in the invariant culture.</summary>
    /// <returns>The text; what is NaN or 0 because there is none of it is left out.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {Epoch}: loss {Loss:0.0000}{(Penalty == 0 ? "" : And("data loss", DataLoss))}{And("accuracy", Accuracy)}, learning rate {LearningRate:G6}"
        + $"{And("validation loss", ValidationLoss)}{And("validation accuracy", ValidationAccuracy)}");

    /// <summary>A further number of a line in the invariant culture; nothing for NaN.</summary>
    internal static string And(string name, double value) =>
        double.IsNaN(value) ? "" : string.Create(CultureInfo.InvariantCulture, $", {name} {value:0.0000}");
}
