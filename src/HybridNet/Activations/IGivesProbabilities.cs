namespace HybridNet;

/// <summary>An activation whose output is the probabilities of classes.</summary>
public interface IGivesProbabilities : IActivation
{
    /// <summary>The probability of each class.</summary>
    /// <param name="output">Output of this activation, shape (batch, columns).</param>
    /// <returns>A new matrix, float64, shape (batch, classes), whose rows sum to 1; null if an output of that many columns has no classes.</returns>
    Matrix? Probabilities(Matrix output);
}
