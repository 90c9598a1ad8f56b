namespace HybridNet;

/// <summary>
/// A layer of a network: computes an output batch from an input batch. Custom layers derive from <see cref="Layer{TState}"/>.
/// </summary>
/// <remarks>
/// A layer owns only its parameters. The forward pass saves values for backward in a <see cref="LayerState"/> that the caller holds, so any number of
/// threads may call forward of one layer at the same time, each with its own state. Backward writes the gradients of the parameters, so only one thread
/// may call it at a time. Optional capabilities are separate interfaces: <see cref="IHasParameters"/>, <see cref="IDrawsRandomNumbers"/>.
/// </remarks>
public interface ILayer
{
    /// <summary>The name of the layer in error messages and summaries, such as <c>dense layer 2 -> 64</c>.</summary>
    string Name { get; }

    /// <summary>The required number of input columns; null if any number is valid.</summary>
    int? InputColumns => null;

    /// <summary>Returns the number of output columns for a number of input columns.</summary>
    /// <param name="inputColumns">Number of columns of the inputs.</param>
    /// <returns>Number of columns of the output.</returns>
    /// <exception cref="ShapeException">The layer requires another number of columns.</exception>
    int OutputColumns(int inputColumns);

    /// <summary>Creates a state for forward and backward passes of this layer.</summary>
    /// <returns>A new, empty state of the class that this layer uses.</returns>
    LayerState CreateState();

    /// <summary>Forward pass: computes the output; saves inputs, output and all values that backward needs in the state.</summary>
    /// <param name="inputs">Shape (batch, columns). Read only; the state keeps a reference.</param>
    /// <param name="state">From <see cref="CreateState"/>; overwritten.</param>
    /// <param name="context">Arithmetic, mode and random numbers.</param>
    /// <returns><see cref="LayerState.Output"/>, shape (batch, <see cref="OutputColumns"/>).</returns>
    /// <exception cref="ShapeException">The inputs have another number of columns than the layer requires.</exception>
    /// <exception cref="ArgumentException">The state is of another class.</exception>
    Matrix Forward(Matrix inputs, LayerState state, PassContext context);

    /// <summary>Backward pass (backpropagation): computes dLoss/dInputs from dLoss/dOutput, and the gradients of the parameters.</summary>
    /// <param name="outputGradients">Shape of the output. Read only.</param>
    /// <param name="state">The state of the forward pass.</param>
    /// <param name="context">Arithmetic, mode and random numbers.</param>
    /// <returns><see cref="LayerState.InputGradients"/>, shape of the inputs.</returns>
    /// <exception cref="StateException">There was no forward pass with this state.</exception>
    /// <exception cref="ShapeException">
    /// The gradients have another shape than the output, or the matrices of the state do not belong to one forward pass of this layer.
    /// </exception>
    /// <exception cref="ArgumentException">The state is of another class.</exception>
    Matrix Backward(Matrix outputGradients, LayerState state, PassContext context);

    /// <summary>Copies the layer and its parameters.</summary>
    /// <returns>
    /// A new layer with copies of all parameters (<see cref="Parameter.Clone"/>). A layer without parameters returns itself, because it is immutable.
    /// </returns>
    /// <exception cref="StateException">The layer has parameters and does not implement this method.</exception>
    ILayer Clone() => this is IHasParameters ? throw Throw.NotCloneable(Name) : this;
}
