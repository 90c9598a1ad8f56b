namespace HybridNet;

/// <summary>How far predictions are from their targets.</summary>
public interface ILoss
{
    /// <summary>How the loss is called in error messages, such as <c>mean squared error</c>.</summary>
    string Name { get; }

    /// <summary>The loss of every sample.</summary>
    /// <param name="predictions">Shape (batch, columns). Read only.</param>
    /// <param name="targets">One class number or one row for each sample.</param>
    /// <param name="state">Results and buffers of this loss; overwritten.</param>
    /// <param name="context">How to compute.</param>
    /// <returns><see cref="LossState.SampleLosses"/>, shape (batch, 1), in the dtype NumPy gives.</returns>
    /// <exception cref="ShapeException">Predictions and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context);

    /// <summary>dLoss/dPredictions of the mean loss of the batch; no forward pass is needed before.</summary>
    /// <param name="predictions">Shape (batch, columns). Read only.</param>
    /// <param name="targets">One class number or one row for each sample.</param>
    /// <param name="state">Results and buffers of this loss; overwritten.</param>
    /// <param name="context">How to compute.</param>
    /// <returns><see cref="LossState.Gradients"/>, shape of the predictions.</returns>
    /// <exception cref="ShapeException">Predictions and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context);

    /// <summary>
    /// Refuses targets that the loss cannot mean, such as a class without an output. A model calls it before the first step of a fit, an
    /// evaluation or a gradient check; if not defined, all targets are accepted.
    /// </summary>
    /// <param name="targets">One class number or one row for each sample.</param>
    /// <param name="columns">Columns of the predictions; null if they are not known.</param>
    /// <exception cref="ShapeException">The targets have another number of columns.</exception>
    /// <exception cref="ArgumentException">A target is out of range.</exception>
    void CheckTargets(Targets targets, int? columns)
    {
    }
}
