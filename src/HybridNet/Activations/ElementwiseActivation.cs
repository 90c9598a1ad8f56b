namespace HybridNet;

/// <summary>
/// What activations that treat every number alike share: any number of columns, output of the shape and dtype of the inputs.
/// </summary>
public abstract class ElementwiseActivation : Layer<LayerState>, IActivation
{
    private protected ElementwiseActivation()
    {
    }

    /// <inheritdoc/>
    public sealed override Matrix Forward(Matrix inputs, LayerState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        Matrix output = state.BeginForward(inputs, inputs.Columns, context.Arithmetic.ResultType(inputs.DType));
        Forward(inputs, output, context.Arithmetic);
        return output;
    }

    /// <inheritdoc/>
    public sealed override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(outputGradients);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        Arithmetic arithmetic = context.Arithmetic;
        Matrix kept = KeepsOutput ? state.OutputOf(this) : state.InputsOf(this);
        DType dtype = PassesGradients ? arithmetic.ResultType(outputGradients.DType) : arithmetic.ResultType(outputGradients.DType, kept.DType);
        Matrix inputGradients = state.BeginBackward(this, outputGradients, dtype);
        Backward(kept, outputGradients, inputGradients, arithmetic);
        return inputGradients;
    }

    /// <summary>The output itself; nothing is copied.</summary>
    /// <inheritdoc/>
    public virtual Matrix Predictions(Matrix output, Matrix? predictions = null, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output;
    }

    /// <summary>Whether backward is written in terms of the output instead of the inputs.</summary>
    internal virtual bool KeepsOutput => false;

    /// <summary>Whether backward passes numbers of the output gradients on, perhaps scaled, so that the dtype is theirs alone.</summary>
    internal virtual bool PassesGradients => false;

    private protected abstract void Forward(Matrix x, Matrix y, Arithmetic arithmetic);

    private protected abstract void Backward(Matrix kept, Matrix dy, Matrix dx, Arithmetic arithmetic);
}
