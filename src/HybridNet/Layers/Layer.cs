using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// The base class of layers. A derived class defines the name, forward and backward, and <see cref="OutputColumns"/> if the output has another number of
/// columns than the inputs.
/// </summary>
/// <typeparam name="TState">Class of the values that forward saves for backward; <see cref="LayerState"/> if inputs and output are enough.</typeparam>
public abstract class Layer<TState> : ILayer
    where TState : LayerState, new()
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public virtual int? InputColumns => null;

    /// <summary>Returns the number of output columns for a number of input columns: the same number, unless overridden.</summary>
    /// <inheritdoc/>
    public virtual int OutputColumns(int inputColumns) => inputColumns;

    /// <summary>Creates a state for forward and backward passes of this layer.</summary>
    /// <returns>A new, empty state.</returns>
    public TState CreateState() => new();

    /// <inheritdoc cref="ILayer.Forward"/>
    public abstract Matrix Forward(Matrix inputs, TState state, PassContext context);

    /// <inheritdoc cref="ILayer.Backward"/>
    public abstract Matrix Backward(Matrix outputGradients, TState state, PassContext context);

    /// <inheritdoc cref="ILayer.Clone"/>
    public virtual ILayer Clone() => this is IHasParameters ? throw Throw.NotCloneable(Name) : this;

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    /// <inheritdoc/>
    LayerState ILayer.CreateState() => new TState();

    /// <inheritdoc/>
    Matrix ILayer.Forward(Matrix inputs, LayerState state, PassContext context) => Forward(inputs, Typed(state), context);

    /// <inheritdoc/>
    Matrix ILayer.Backward(Matrix outputGradients, LayerState state, PassContext context) => Backward(outputGradients, Typed(state), context);

    private TState Typed(LayerState state)
    {
        // The exact class is compared inline; a cast to a type parameter is a call (a prediction of one sample goes through this once per layer).
        if (state is not null && state.GetType() == typeof(TState))
        {
            return Unsafe.As<TState>(state);
        }

        ArgumentNullException.ThrowIfNull(state);
        return state as TState ?? throw Throw.StateType(Name, state.GetType().Name, typeof(TState).Name);
    }
}
