namespace HybridNet;

/// <summary>
/// One step of a network: a batch in, a batch out. A layer owns its parameters and nothing else; what a forward pass saves for backward is in a
/// <see cref="LayerState"/> of the caller, so that any number of threads may go forward through one layer at once, each with a state of its own. Backward
/// writes the gradients of the parameters: one thread at a time. A layer of your own derives from <see cref="Layer{TState}"/>.
/// </summary>
/// <remarks>
/// What only some layers have is an interface of its own: <see cref="IHasParameters"/>, <see cref="IDrawsRandomNumbers"/>.
/// </remarks>
public interface ILayer
{
    /// <summary>How the layer is called in error messages, such as <c>dense layer 2 -> 64</c>.</summary>
    string Name { get; }

    /// <summary>The number of columns that the layer takes; null if it takes any.</summary>
    int? InputColumns => null;

    /// <summary>The columns of the output for inputs of that many columns: the shape rule.</summary>
    /// <param name="inputColumns">Columns of the inputs.</param>
    /// <returns>Columns of the output.</returns>
    /// <exception cref="ShapeException">The layer takes another number of columns.</exception>
    int OutputColumns(int inputColumns);

    /// <summary>A new state for passes through this layer.</summary>
    /// <returns>An object of the class that the layer saves for backward.</returns>
    LayerState CreateState();

    /// <summary>Computes the output, and saves inputs, output and what backward needs in the state.</summary>
    /// <param name="inputs">Shape (batch, columns). Read only; the state keeps a reference.</param>
    /// <param name="state">From <see cref="CreateState"/>; overwritten.</param>
    /// <param name="context">How to compute.</param>
    /// <returns><see cref="LayerState.Output"/>, shape (batch, <see cref="OutputColumns"/>).</returns>
    /// <exception cref="ShapeException">The inputs have another number of columns than the layer takes.</exception>
    /// <exception cref="ArgumentException">The state is of another class.</exception>
    Matrix Forward(Matrix inputs, LayerState state, PassContext context);

    /// <summary>Computes dLoss/dInputs from dLoss/dOutput, and the gradients of the parameters.</summary>
    /// <param name="outputGradients">Shape of the output. Read only.</param>
    /// <param name="state">The state of the forward pass.</param>
    /// <param name="context">How to compute.</param>
    /// <returns><see cref="LayerState.InputGradients"/>, shape of the inputs.</returns>
    /// <exception cref="StateException">There was no forward pass with this state.</exception>
    /// <exception cref="ShapeException">
    /// The gradients have another shape than the output, or the state holds what is not of one forward pass of this layer.
    /// </exception>
    /// <exception cref="ArgumentException">The state is of another class.</exception>
    Matrix Backward(Matrix outputGradients, LayerState state, PassContext context);

    /// <summary>A layer that computes the same, with parameters of its own.</summary>
    /// <returns>
    /// A layer without parameters itself, because nothing in it changes; else a new layer with copies of all parameters
    /// (<see cref="Parameter.Clone"/>).
    /// </returns>
    /// <exception cref="StateException">The layer has parameters and does not implement this method.</exception>
    ILayer Clone() => this is IHasParameters ? throw Throw.NotCloneable(Name) : this;
}
