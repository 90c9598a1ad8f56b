namespace HybridNet;

/// <summary>A quantity of an epoch that callbacks can monitor.</summary>
public enum MonitoredQuantity
{
    /// <summary>Training loss with regularization; lower is better.</summary>
    Loss,

    /// <summary>Metric over the training data; higher is better.</summary>
    Accuracy,

    /// <summary>Loss over the validation data; lower is better.</summary>
    ValidationLoss,

    /// <summary>Metric over the validation data; higher is better.</summary>
    ValidationAccuracy,
}

/// <summary>Names of the monitored quantities, and whether higher or lower is better.</summary>
internal static class MonitoredQuantities
{
    /// <summary>Returns the name of the quantity as a column of the history.</summary>
    internal static string Column(this MonitoredQuantity quantity) => quantity switch
    {
        MonitoredQuantity.Loss => "loss",
        MonitoredQuantity.Accuracy => "accuracy",
        MonitoredQuantity.ValidationLoss => "val_loss",
        _ => "val_accuracy",
    };

    /// <summary>Returns the name of the quantity for messages.</summary>
    internal static string Text(this MonitoredQuantity quantity) => quantity switch
    {
        MonitoredQuantity.Loss => "loss",
        MonitoredQuantity.Accuracy => "accuracy",
        MonitoredQuantity.ValidationLoss => "validation loss",
        _ => "validation accuracy",
    };

    /// <summary>Returns whether the quantity requires validation data.</summary>
    internal static bool IsOfValidation(this MonitoredQuantity quantity) => quantity is MonitoredQuantity.ValidationLoss or MonitoredQuantity.ValidationAccuracy;

    /// <summary>Returns the quantity of an epoch, negated if lower is better; negative infinity for NaN.</summary>
    internal static double Gain(this MonitoredQuantity quantity, EpochResult epoch)
    {
        double gain = quantity switch
        {
            MonitoredQuantity.Loss => -epoch.Loss,
            MonitoredQuantity.Accuracy => epoch.Accuracy,
            MonitoredQuantity.ValidationLoss => -epoch.ValidationLoss,
            _ => epoch.ValidationAccuracy,
        };
        return double.IsNaN(gain) ? double.NegativeInfinity : gain;
    }

    /// <summary>Returns the quantity of a column of the history.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column cannot be monitored.</exception>
    internal static MonitoredQuantity OfColumn(string column)
    {
        MonitoredQuantity[] all = [.. Enum.GetValues<MonitoredQuantity>().Where(quantity => quantity.Column() == column)];
        return all is [var quantity] ? quantity : throw new ArgumentOutOfRangeException(nameof(column));
    }
}
