namespace HybridNet;

/// <summary>
/// Softmax and categorical cross-entropy as one step, whose gradient is simple: dLoss/dx = (softmax(x) - y) / batch.
/// Source: book chapter 9.
/// </summary>
public sealed class SoftmaxCategoricalCrossentropy
{
    /// <summary>The softmax.</summary>
    public SoftmaxActivation Activation { get; } = new();

    /// <summary>The loss of its output.</summary>
    public CategoricalCrossentropyLoss Loss { get; } = new();

    /// <summary>Computes the probabilities and their mean loss.</summary>
    /// <param name="inputs">Shape (batch, classes). Read only.</param>
    /// <param name="targets">Class numbers or one-hot rows.</param>
    /// <param name="pass">How to compute; its output holds the probabilities afterward.</param>
    /// <returns>The mean loss of the batch.</returns>
    /// <exception cref="ShapeException">Inputs and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    public double Forward(Matrix inputs, Targets targets, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        return Loss.Calculate(Activation.Forward(inputs, pass), targets, pass.Arithmetic);
    }

    /// <summary>dLoss/dInputs[i, j] = (p[i, j] - 1 for the class of i) / batch; one-hot targets count by their largest column.</summary>
    /// <param name="probabilities">Output of the softmax, shape (batch, classes). Read only.</param>
    /// <param name="targets">Class numbers or one-hot rows.</param>
    /// <param name="inputGradients">A matrix to overwrite, of the shape and dtype of the probabilities; a new one if not given.</param>
    /// <param name="arithmetic">How numbers are computed; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <returns>Shape and dtype of the probabilities.</returns>
    /// <exception cref="ShapeException">Probabilities and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    public Matrix Backward(Matrix probabilities, Targets targets, Matrix? inputGradients = null, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        arithmetic ??= Arithmetic.NumPy;
        targets.CheckClasses(Loss.Name, probabilities);
        Matrix gradients = Pass.Fitting(inputGradients, probabilities.Rows, probabilities.Columns, arithmetic.ResultType(probabilities.DType));
        probabilities.CopyTo(gradients);
        Matrix? classes = targets.Values is null ? null : Activation.Predictions(targets.Values, null, arithmetic);
        for (int i = 0; i < gradients.Rows; i++)
        {
            gradients[i, classes is null ? targets.Classes[i] : (int)classes[i, 0]] -= 1;
        }

        arithmetic.Apply(new DivideBy(gradients.Rows), gradients, gradients);
        return gradients;
    }
}
