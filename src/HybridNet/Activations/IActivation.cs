namespace HybridNet;

/// <summary>A layer without parameters that bends what passes through it, or turns it into probabilities.</summary>
public interface IActivation : ILayer
{
    /// <summary>What a network that ends in this activation predicts: a class number, 0 or 1, or the output itself.</summary>
    /// <param name="output">Output of this activation, shape (batch, columns).</param>
    /// <param name="predictions">A matrix to overwrite, if it has the shape and dtype of the result; a new one if not.</param>
    /// <param name="arithmetic">How numbers are computed; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <returns>Shape (batch, 1) for class numbers, else the shape of the output, or the output itself; in its dtype.</returns>
    Matrix Predictions(Matrix output, Matrix? predictions = null, Arithmetic? arithmetic = null);
}
