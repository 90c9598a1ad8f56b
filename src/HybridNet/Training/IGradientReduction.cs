namespace HybridNet;

/// <summary>
/// The part of a training step between backward and optimizer: combines the gradients of several processes that train one model, each on its share of
/// the batch. A single process has none.
/// </summary>
internal interface IGradientReduction
{
    /// <summary>Replaces the gradients of this process with those of all processes.</summary>
    /// <param name="gradients">The gradients of all trainable parameters, in the order of the parameters.</param>
    void Reduce(GradientArena gradients);
}
