using System.Globalization;

namespace HybridNet;

/// <summary>Writes every epoch as a row of a CSV file; what is written stays, should the process end.</summary>
public sealed class CsvLog : TrainingCallback
{
    private const string Header = "epoch,loss,data_loss,reg_loss,accuracy,learning_rate,val_loss,val_accuracy";

    private readonly string _path;

    /// <summary>A log that is written while the model trains.</summary>
    /// <param name="path">The file. A run that goes on from a checkpoint goes on there; another run overwrites it.</param>
    public CsvLog(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        _path = path;
    }

    /// <inheritdoc/>
    protected internal override void OnTrainingBegin(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        File.WriteAllLines(_path, [Header, .. run.History.Skip(run.FirstEpoch).Select(Row)]);
    }

    /// <inheritdoc/>
    protected internal override void OnEpochEnd(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        File.AppendAllLines(_path, [Row(run.History[^1])]);
    }

    /// <summary>What is not there is an empty field.</summary>
    private static string Row(EpochResult epoch) => string.Join(
        ',',
        new[]
        {
            epoch.Epoch, epoch.Loss, epoch.DataLoss, epoch.Penalty, epoch.Accuracy, epoch.LearningRate, epoch.ValidationLoss, epoch.ValidationAccuracy,
        }.Select(number => double.IsNaN(number) ? "" : number.ToString("R", CultureInfo.InvariantCulture)));
}
