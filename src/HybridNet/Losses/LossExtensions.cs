namespace HybridNet;

/// <summary>Shortcuts for losses.</summary>
public static class LossExtensions
{
    /// <summary>The mean loss of a batch, without penalties.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="predictions">Shape (batch, columns). Read only.</param>
    /// <param name="targets">One class number or one row for each sample.</param>
    /// <param name="arithmetic">How numbers are computed; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <returns>The mean, rounded to the dtype of the sample losses; NaN for an empty batch.</returns>
    /// <exception cref="ShapeException">Predictions and targets do not fit together.</exception>
    public static double Calculate(this ILoss loss, Matrix predictions, Targets targets, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return Sums.Mean(loss.Forward(predictions, targets, arithmetic));
    }
}
