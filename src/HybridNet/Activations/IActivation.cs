namespace HybridNet;

/// <summary>An activation function: a layer without parameters that computes a non-linear function of its inputs, such as ReLU or softmax.</summary>
public interface IActivation : ILayer
{
    /// <summary>Converts the output of a network that ends in this activation to predictions: class numbers, 0 or 1, or the output itself.</summary>
    /// <param name="output">Output of this activation, shape (batch, columns).</param>
    /// <param name="predictions">A matrix to overwrite if it has the shape and dtype of the result; otherwise a new matrix is created.</param>
    /// <param name="arithmetic">The arithmetic; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <returns>Class numbers of shape (batch, 1), or a matrix of the shape of the output; in the dtype of the output.</returns>
    Matrix Predictions(Matrix output, Matrix? predictions = null, Arithmetic? arithmetic = null);
}
