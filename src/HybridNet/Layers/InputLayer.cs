namespace HybridNet;

/// <summary>A layer that returns its inputs. In the book it precedes the first layer of a model. Source: book chapter 18.</summary>
public sealed class InputLayer : Layer<LayerState>
{
    /// <inheritdoc/>
    public override string Name => "input layer";

    /// <summary>output = inputs, the same matrix.</summary>
    /// <inheritdoc/>
    public override Matrix Forward(Matrix inputs, LayerState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        state.Inputs = inputs;
        return state.Output = inputs;
    }

    /// <summary>dInputs = g, a copy.</summary>
    /// <inheritdoc/>
    public override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(outputGradients);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        Matrix inputGradients = state.BeginBackward(this, outputGradients, outputGradients.DType);
        outputGradients.CopyTo(inputGradients);
        return inputGradients;
    }
}
