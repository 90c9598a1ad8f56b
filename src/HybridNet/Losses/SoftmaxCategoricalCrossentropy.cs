namespace HybridNet;

/// <summary>
/// Softmax and categorical cross-entropy combined, with the gradient dLoss/dx = (softmax(x) - y) / batch.
/// Source: book chapter 9.
/// </summary>
public sealed class SoftmaxCategoricalCrossentropy
{
    /// <summary>The softmax activation.</summary>
    public SoftmaxActivation Activation { get; } = new();

    /// <summary>The loss function.</summary>
    public CategoricalCrossentropyLoss Loss { get; } = new();

    /// <summary>Computes the probabilities and their mean loss.</summary>
    /// <param name="inputs">Shape (batch, classes). Read only.</param>
    /// <param name="targets">Class numbers or one-hot rows.</param>
    /// <param name="state">The state of the softmax; afterward its output holds the probabilities.</param>
    /// <param name="context">Arithmetic, mode and random numbers.</param>
    /// <returns>The mean loss of the batch.</returns>
    /// <exception cref="ShapeException">Inputs and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    public double Forward(Matrix inputs, Targets targets, SoftmaxState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Loss.Calculate(Activation.Forward(inputs, state, context), targets, context.Arithmetic);
    }

    /// <summary>dLoss/dInputs[i, j] = (p[i, j] - 1 if j is the class of i, else p[i, j]) / batch. The class of a one-hot row is its largest column.</summary>
    /// <param name="probabilities">Output of the softmax, shape (batch, classes). Read only.</param>
    /// <param name="targets">Class numbers or one-hot rows.</param>
    /// <param name="inputGradients">A matrix to overwrite, of the shape and dtype of the probabilities; a new one if not given.</param>
    /// <param name="arithmetic">The arithmetic; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <returns>Shape and dtype of the probabilities.</returns>
    /// <exception cref="ShapeException">Probabilities and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    public Matrix Backward(Matrix probabilities, Targets targets, Matrix? inputGradients = null, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        return Loss.FusedBackward(probabilities, targets, new() { Gradients = inputGradients }, PassContext.InferenceWith(arithmetic));
    }

    /// <summary>The names of both parts.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Activation} and {Loss}";
}
