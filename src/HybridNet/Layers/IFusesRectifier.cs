namespace HybridNet;

/// <summary>An activation that is the rectifier max(0, x), whose output tells which gradients pass.</summary>
internal interface IRectifies : ILayer
{
}

/// <summary>
/// A layer that computes a rectifier together with its matrix products: after it in the forward pass, before it in the backward pass. The bits are those of
/// separate passes.
/// </summary>
internal interface IFusesRectifier : ILayer
{
    /// <summary>Forward through this layer and the rectifier after it; the output of this layer is the rectified one.</summary>
    /// <inheritdoc cref="ILayer.Forward"/>
    Matrix ForwardRectified(Matrix inputs, LayerState state, PassContext context);

    /// <summary>Backward through this layer and the rectifier before it.</summary>
    /// <param name="outputGradients">Shape of the output. Read only.</param>
    /// <param name="state">The state of the forward pass.</param>
    /// <param name="context">Arithmetic, mode and random numbers.</param>
    /// <param name="rectified">The output of the rectifier, which are the inputs of this layer.</param>
    /// <returns>The gradients with respect to the inputs of the rectifier.</returns>
    Matrix BackwardRectified(Matrix outputGradients, LayerState state, PassContext context, Matrix rectified);
}
