namespace HybridNet;

/// <summary>
/// A loss whose gradient, together with that of the activation before it, is one simpler formula. Training uses it where the last layer is such an
/// activation.
/// </summary>
public interface IFusesWithActivation : ILoss
{
    /// <summary>Whether there is a formula for an activation.</summary>
    /// <param name="activation">The last layer of a network.</param>
    /// <returns>True if <see cref="FusedBackward"/> replaces the backward passes of both.</returns>
    bool FusesWith(ILayer activation);

    /// <summary>dLoss/dInputs of the activation, of the mean loss of the batch.</summary>
    /// <param name="output">Output of the activation, shape (batch, columns). Read only.</param>
    /// <param name="targets">One class number or one row for each sample.</param>
    /// <param name="state">The state of this loss; overwritten.</param>
    /// <param name="context">How to compute.</param>
    /// <returns><see cref="LossState.Gradients"/>, shape of the output.</returns>
    /// <exception cref="ShapeException">Output and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    Matrix FusedBackward(Matrix output, Targets targets, LossState state, PassContext context);
}
