namespace HybridNet;

/// <summary>A layer without parameters that bends what passes through it, or turns it into probabilities.</summary>
public interface IActivation : ILayer
{
    /// <summary>What a network that ends in this activation predicts: a class number, 0 or 1, or the output itself.</summary>
    /// <param name="output">Output of this activation, shape (batch, columns).</param>
    /// <returns>Shape (batch, 1) for class numbers, else the shape of the output.</returns>
    Matrix Predictions(Matrix output);
}
