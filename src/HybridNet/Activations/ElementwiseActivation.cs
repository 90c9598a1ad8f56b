namespace HybridNet;

/// <summary>
/// What activations that treat every number alike share: any number of columns, output of the shape and dtype of the inputs.
/// </summary>
public abstract class ElementwiseActivation : IActivation
{
    private protected ElementwiseActivation()
    {
    }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public int OutputColumns(int inputColumns) => inputColumns;

    /// <inheritdoc/>
    public Matrix Forward(Matrix inputs, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(pass);
        Matrix output = pass.Begin(inputs, inputs.Columns, pass.Arithmetic.ResultType(inputs.DType));
        Forward(inputs, output, pass.Arithmetic);
        return output;
    }

    /// <inheritdoc/>
    public Matrix Backward(Matrix outputGradients, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(outputGradients);
        ArgumentNullException.ThrowIfNull(pass);
        Arithmetic arithmetic = pass.Arithmetic;
        Matrix kept = KeepsOutput ? pass.OutputOf(this) : pass.InputsOf(this);
        DType dtype = PassesGradients ? arithmetic.ResultType(outputGradients.DType) : arithmetic.ResultType(outputGradients.DType, kept.DType);
        Matrix inputGradients = pass.BeginBackward(this, outputGradients, dtype);
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

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    /// <summary>Whether backward is written in terms of the output instead of the inputs.</summary>
    internal virtual bool KeepsOutput => false;

    /// <summary>Whether backward passes numbers of the output gradients on, perhaps scaled, so that the dtype is theirs alone.</summary>
    internal virtual bool PassesGradients => false;

    private protected abstract void Forward(Matrix x, Matrix y, Arithmetic arithmetic);

    private protected abstract void Backward(Matrix kept, Matrix dy, Matrix dx, Arithmetic arithmetic);
}
