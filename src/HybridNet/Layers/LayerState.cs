namespace HybridNet;

/// <summary>
/// The values that a forward pass of one layer saves for backward, and the buffers of both passes. The caller holds it. The next pass with the same state
/// overwrites it and reuses its memory if the shapes are equal. A layer that saves more values derives its own class and is a
/// <see cref="Layer{TState}"/> of this class.
/// </summary>
public class LayerState
{
    /// <summary>The inputs of the last forward pass.</summary>
    public Matrix? Inputs { get; set; }

    /// <summary>
    /// The output of the last forward pass. The next pass overwrites this matrix if it has the right shape and dtype and is not the matrix of the inputs.
    /// </summary>
    public Matrix? Output { get; set; }

    /// <summary>
    /// dLoss/dInputs of the last backward pass. The next pass overwrites this matrix if it has the right shape and dtype and is not the matrix of the
    /// output gradients.
    /// </summary>
    public Matrix? InputGradients { get; set; }

    /// <summary>Begins a forward pass: saves the inputs and provides the buffer of the output.</summary>
    /// <param name="inputs">Shape (batch, columns); the state keeps a reference.</param>
    /// <param name="outputColumns">Number of columns of the output, 0 or more.</param>
    /// <param name="dtype">The dtype of the output.</param>
    /// <returns><see cref="Output"/>, shape (batch, columns of the output); its contents are undefined.</returns>
    public Matrix BeginForward(Matrix inputs, int outputColumns, DType dtype)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        // The output of an input layer is its inputs, which belong to the caller.
        Matrix? present = ReferenceEquals(Output, Inputs) ? null : Output;
        Output = Matrix.Reuse(present, inputs.Rows, outputColumns, dtype, inputs);
        Inputs = inputs;
        return Output;
    }

    /// <summary>Begins a backward pass: checks that the gradients belong to the last forward pass, and provides the buffer of the input gradients.</summary>
    /// <param name="layer">The layer; its shape is checked, and its name is used in errors.</param>
    /// <param name="outputGradients">dLoss/dOutput, of the shape of the output.</param>
    /// <param name="dtype">The dtype of the input gradients.</param>
    /// <returns><see cref="InputGradients"/>, shape of the inputs; its contents are undefined.</returns>
    /// <exception cref="StateException">There was no forward pass.</exception>
    /// <exception cref="ShapeException">The gradients have another shape than the output.</exception>
    public Matrix BeginBackward(ILayer layer, Matrix outputGradients, DType dtype)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(outputGradients);
        Matrix inputs = InputsOf(layer);
        int columns = layer.OutputColumns(inputs.Columns);
        if (outputGradients.Rows != inputs.Rows || outputGradients.Columns != columns)
        {
            Throw.GradientShape(layer.Name, outputGradients.Shape(), inputs.Rows, columns);
        }

        return InputGradients = Matrix.Reuse(InputGradients, inputs.Rows, inputs.Columns, dtype, outputGradients);
    }

    /// <summary>Returns the inputs of the last forward pass, for backward.</summary>
    /// <param name="layer">The layer; its name is used in errors.</param>
    /// <returns><see cref="Inputs"/>.</returns>
    /// <exception cref="StateException">There was no forward pass.</exception>
    public Matrix InputsOf(ILayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Inputs ?? throw Throw.NoForward(layer.Name);
    }

    /// <summary>Returns the output of the last forward pass, for backward.</summary>
    /// <param name="layer">The layer; its shape is checked, and its name is used in errors.</param>
    /// <returns><see cref="Output"/>.</returns>
    /// <exception cref="StateException">There was no forward pass.</exception>
    /// <exception cref="ShapeException">Output and inputs do not belong to the same forward pass.</exception>
    public Matrix OutputOf(ILayer layer)
    {
        Matrix inputs = InputsOf(layer);
        return Saved(Output, "an output", layer, inputs.Rows, layer.OutputColumns(inputs.Columns)) ?? throw Throw.NoForward(layer.Name);
    }

    /// <summary>Such as <c>layer state, output (300, 3) float32</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Output is { } output ? $"layer state, output {output}" : "layer state, empty";

    /// <summary>Returns a saved matrix; throws if its shape shows that it does not belong to the same forward pass as the inputs.</summary>
    private protected Matrix? Saved(Matrix? saved, string what, ILayer layer, int rows, int columns)
    {
        if (saved is not null && (saved.Rows != rows || saved.Columns != columns))
        {
            Throw.StateParts(layer.Name, Inputs!.Shape(), what, saved.Shape());
        }

        return saved;
    }
}
