namespace HybridNet;

/// <summary>Extension methods for using losses without a state.</summary>
public static class LossExtensions
{
    /// <summary>Computes the loss of each sample.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="predictions">Shape (batch, columns). Read only.</param>
    /// <param name="targets">One class number or one row per sample.</param>
    /// <param name="arithmetic">The arithmetic; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <returns>A new matrix, shape (batch, 1).</returns>
    /// <exception cref="ShapeException">Predictions and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    public static Matrix Forward(this ILoss loss, Matrix predictions, Targets targets, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return loss.Forward(predictions, targets, new LossState(), PassContext.InferenceWith(arithmetic));
    }

    /// <summary>Computes the gradient of the mean loss of the batch w.r.t. the predictions.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="predictions">Shape (batch, columns). Read only.</param>
    /// <param name="targets">One class number or one row per sample.</param>
    /// <param name="arithmetic">The arithmetic; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <returns>A new matrix of the shape of the predictions.</returns>
    /// <exception cref="ShapeException">Predictions and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    public static Matrix Backward(this ILoss loss, Matrix predictions, Targets targets, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return loss.Backward(predictions, targets, new LossState(), PassContext.InferenceWith(arithmetic));
    }

    /// <summary>Computes the mean loss of a batch, without regularization.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="predictions">Shape (batch, columns). Read only.</param>
    /// <param name="targets">One class number or one row per sample.</param>
    /// <param name="arithmetic">The arithmetic; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <returns>The mean, rounded to the dtype of the sample losses; NaN for an empty batch.</returns>
    /// <exception cref="ShapeException">Predictions and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    public static double Calculate(this ILoss loss, Matrix predictions, Targets targets, Arithmetic? arithmetic = null) =>
        (arithmetic ?? Arithmetic.NumPy).Mean(loss.Forward(predictions, targets, arithmetic));
}
