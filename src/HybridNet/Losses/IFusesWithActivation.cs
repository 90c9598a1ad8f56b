namespace HybridNet;

/// <summary>
/// A loss that has a simpler formula for its gradient combined with that of the last activation, such as cross-entropy with softmax. Training uses this
/// formula if the last layer is such an activation.
/// </summary>
public interface IFusesWithActivation : ILoss
{
    /// <summary>Whether the loss has a combined formula for an activation.</summary>
    /// <param name="activation">The last layer of a network.</param>
    /// <returns>True if <see cref="FusedBackward"/> replaces the backward passes of loss and activation.</returns>
    bool FusesWith(ILayer activation);

    /// <summary>Computes the gradient of the mean loss of the batch w.r.t. the inputs of the activation.</summary>
    /// <param name="output">Output of the activation, shape (batch, columns). Read only.</param>
    /// <param name="targets">One class number or one row per sample.</param>
    /// <param name="state">The state of this loss; overwritten.</param>
    /// <param name="context">Arithmetic, mode and random numbers.</param>
    /// <returns><see cref="LossState.Gradients"/>, shape of the output.</returns>
    /// <exception cref="ShapeException">Output and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    Matrix FusedBackward(Matrix output, Targets targets, LossState state, PassContext context);
}
