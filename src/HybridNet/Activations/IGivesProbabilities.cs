namespace HybridNet;

/// <summary>An activation whose outputs are probabilities, 0 to 1: the cross-entropies require it as the last layer.</summary>
public interface IGivesProbabilities : IActivation
{
    /// <summary>Computes the probability of each class.</summary>
    /// <param name="output">Output of this activation, shape (batch, columns).</param>
    /// <returns>A new float64 matrix of shape (batch, classes) whose rows sum to 1; null if the output does not have one distribution over classes per row.</returns>
    Matrix? Probabilities(Matrix output);
}
