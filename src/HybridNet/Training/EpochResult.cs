using System.Globalization;

namespace HybridNet;

/// <summary>The loss and metrics of one epoch. Numbers are computed in NumPy's dtypes and converted to double exactly.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Loss"><paramref name="DataLoss"/> + <paramref name="Penalty"/>.</param>
/// <param name="DataLoss">Mean of the sample losses; the losses of a batch are computed before its update.</param>
/// <param name="Penalty">L1 and L2 regularization after the last step; 0 without regularization.</param>
/// <param name="Accuracy">Metric over the epoch; NaN without a metric.</param>
/// <param name="LearningRate">Learning rate of the last step.</param>
/// <param name="ValidationLoss">Mean sample loss over the validation data, without regularization; NaN without validation data.</param>
/// <param name="ValidationAccuracy">Metric over the validation data; NaN without validation data or without a metric.</param>
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

    /// <summary>Names of the columns of a history, in the order of CSV logs, checkpoints and Python.</summary>
    internal static IReadOnlyList<string> Columns => _columns;

    /// <summary>Creates an epoch from its numbers in the order of <see cref="Columns"/>.</summary>
    internal static EpochResult Of(ReadOnlySpan<double> row) => new((int)row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7]);

    /// <summary>Returns the numbers of the epoch in the order of <see cref="Columns"/>.</summary>
    internal double[] Row() => [Epoch, Loss, DataLoss, Penalty, Accuracy, LearningRate, ValidationLoss, ValidationAccuracy];

    /// <summary>One line, such as <c>epoch 3: loss 0.9876, accuracy 0.543, learning rate 0.05</c>; numbers in the invariant culture.</summary>
    /// <returns>The text, without numbers that are NaN, and without the data loss if there is no regularization.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {Epoch}: loss {Loss:0.0000}{(Penalty == 0 ? "" : And("data loss", DataLoss))}{And("accuracy", Accuracy)}, learning rate {LearningRate:G6}"
        + $"{And("validation loss", ValidationLoss)}{And("validation accuracy", ValidationAccuracy)}");

    /// <summary>Formats an additional number of a line, in the invariant culture; an empty text for NaN.</summary>
    internal static string And(string name, double value) =>
        double.IsNaN(value) ? "" : string.Create(CultureInfo.InvariantCulture, $", {name} {value:0.0000}");
}
