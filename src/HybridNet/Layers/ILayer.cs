namespace HybridNet;

/// <summary>
/// One step of a network: a batch in, a batch out. It owns its parameters and nothing else; what a pass leaves behind is in the
/// <see cref="Pass"/>, so that any number of threads may go forward through one layer at once, each with a pass of its own. Backward writes
/// the gradients of the parameters: one thread at a time.
/// </summary>
public interface ILayer
{
    /// <summary>How the layer is called in error messages, such as <c>dense layer 2 -> 64</c>.</summary>
    string Name { get; }

    /// <summary>The parameters that training changes; none for most layers.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The columns that come out for inputs of that many columns: the shape rule.</summary>
    /// <param name="inputColumns">Columns of the inputs.</param>
    /// <returns>Columns of the output.</returns>
    /// <exception cref="ShapeException">The layer takes another number of columns.</exception>
    int OutputColumns(int inputColumns);

    /// <summary>Computes the output and leaves inputs, output and what backward needs in the pass.</summary>
    /// <param name="inputs">Shape (batch, columns). Read only; the pass keeps a reference.</param>
    /// <param name="pass">How to compute, and where to leave what was computed.</param>
    /// <returns><see cref="Pass.Output"/>, shape (batch, <see cref="OutputColumns"/>).</returns>
    /// <exception cref="ShapeException">The inputs have another number of columns than the layer takes.</exception>
    Matrix Forward(Matrix inputs, Pass pass);

    /// <summary>Computes dLoss/dInputs from dLoss/dOutput, and the gradients of the parameters.</summary>
    /// <param name="outputGradients">Shape of the output. Read only.</param>
    /// <param name="pass">The pass that <see cref="Forward"/> filled.</param>
    /// <returns><see cref="Pass.InputGradients"/>, shape of the inputs.</returns>
    /// <exception cref="StateException">Forward was not called with this pass.</exception>
    /// <exception cref="ShapeException">
    /// The gradients have another shape than the output, or the pass holds what is not of one forward pass of this layer.
    /// </exception>
    Matrix Backward(Matrix outputGradients, Pass pass);

    /// <summary>A layer that computes the same, with parameters of its own.</summary>
    /// <returns>
    /// A layer without parameters itself, for it holds nothing that changes; else a new layer with copies of all parameters
    /// (<see cref="Parameter.Clone"/>).
    /// </returns>
    /// <exception cref="StateException">The layer has parameters and does not implement this method.</exception>
    ILayer Clone() => Parameters.Count == 0 ? this : throw Throw.NotCloneable(Name);
}
