namespace HybridNet;

/// <summary>A loss function: measures how much predictions differ from targets.</summary>
public interface ILoss
{
    /// <summary>The name of the loss in error messages, such as <c>mean squared error</c>.</summary>
    string Name { get; }

    /// <summary>Computes the loss of each sample.</summary>
    /// <param name="predictions">Shape (batch, columns). Read only.</param>
    /// <param name="targets">One class number or one row per sample.</param>
    /// <param name="state">Results and buffers of this loss; overwritten.</param>
    /// <param name="context">Arithmetic, mode and random numbers.</param>
    /// <returns><see cref="LossState.SampleLosses"/>, shape (batch, 1), in the dtype of NumPy's result.</returns>
    /// <exception cref="ShapeException">Predictions and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context);

    /// <summary>Computes the gradient of the mean loss of the batch w.r.t. the predictions. Does not require a forward pass.</summary>
    /// <param name="predictions">Shape (batch, columns). Read only.</param>
    /// <param name="targets">One class number or one row per sample.</param>
    /// <param name="state">Results and buffers of this loss; overwritten.</param>
    /// <param name="context">Arithmetic, mode and random numbers.</param>
    /// <returns><see cref="LossState.Gradients"/>, shape of the predictions.</returns>
    /// <exception cref="ShapeException">Predictions and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context);

    /// <summary>
    /// Throws if targets are invalid for this loss, such as a class number without an output column. Models call it before training, evaluation and
    /// gradient checks. The default implementation accepts all targets.
    /// </summary>
    /// <param name="targets">One class number or one row per sample.</param>
    /// <param name="columns">Number of columns of the predictions; null if not known.</param>
    /// <exception cref="ShapeException">The targets have another number of columns.</exception>
    /// <exception cref="ArgumentException">A target is out of range.</exception>
    void CheckTargets(Targets targets, int? columns)
    {
    }
}
