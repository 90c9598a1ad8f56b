namespace HybridNet;

/// <summary>
/// Base class of element-wise activations: any number of columns; the output has the shape and dtype of the inputs.
/// </summary>
public abstract class ElementwiseActivation : Layer<LayerState>, ISavesForBackward
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
        Matrix saved = KeepsOutput ? state.OutputOf(this) : state.InputsOf(this);
        DType dtype = PassesGradients ? arithmetic.ResultType(outputGradients.DType) : arithmetic.ResultType(outputGradients.DType, saved.DType);
        Matrix inputGradients = state.BeginBackward(this, outputGradients, dtype);
        Backward(saved, outputGradients, inputGradients, arithmetic);
        return inputGradients;
    }

    bool ISavesForBackward.KeepsOutput => KeepsOutput;

    bool ISavesForBackward.PassesGradients => PassesGradients;

    /// <summary>Returns the output itself; nothing is copied.</summary>
    /// <inheritdoc/>
    public virtual Matrix Predictions(Matrix output, Matrix? predictions = null, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        return output;
    }

    /// <summary>Whether backward uses the output; if false, it uses the inputs.</summary>
    internal virtual bool KeepsOutput => false;

    /// <summary>Whether the input gradients are output gradients, scaled or set to 0; then their dtype depends only on that of the output gradients.</summary>
    internal virtual bool PassesGradients => false;

    private protected abstract void Forward(Matrix x, Matrix y, Arithmetic arithmetic);

    private protected abstract void Backward(Matrix saved, Matrix dy, Matrix dx, Arithmetic arithmetic);
}
