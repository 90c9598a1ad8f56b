namespace HybridNet;

/// <summary>
/// What a forward pass through one layer saves for backward, and the buffers of both. The caller holds it. A second pass with the same state overwrites
/// the first, in the same memory where the shapes are the same. A layer that saves more derives a class of its own and is a <see cref="Layer{TState}"/> of it.
/// </summary>
public class LayerState
{
    /// <summary>The inputs of the last forward pass.</summary>
    public Matrix? Inputs { get; set; }

    /// <summary>The output of the last forward pass. A matrix that is here already is overwritten if its shape and dtype fit, unless it is the inputs.</summary>
    public Matrix? Output { get; set; }

    /// <summary>
    /// dLoss/dInputs of the last backward pass. A matrix that is here already is overwritten if its shape and dtype fit, unless it is the gradients of
    /// the output.
    /// </summary>
    public Matrix? InputGradients { get; set; }

    /// <summary>Begins a forward pass: saves the inputs and provides the buffer of the output.</summary>
    /// <param name="inputs">Shape (batch, columns); the state keeps a reference.</param>
    /// <param name="outputColumns">Columns of the output, 0 or more.</param>
    /// <param name="dtype">The dtype of the output.</param>
    /// <returns><see cref="Output"/>, shape (batch, columns of the output), to be overwritten: its contents are undefined.</returns>
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
    /// <param name="layer">The layer, for its shape rule and its name.</param>
    /// <param name="outputGradients">dLoss/dOutput, of the shape of the output.</param>
    /// <param name="dtype">The dtype of the input gradients.</param>
    /// <returns><see cref="InputGradients"/>, shape of the inputs, to be overwritten: its contents are undefined.</returns>
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

    /// <summary>The inputs of the last forward pass, for backward.</summary>
    /// <param name="layer">The layer, for its name.</param>
    /// <returns><see cref="Inputs"/>.</returns>
    /// <exception cref="StateException">There was no forward pass.</exception>
    public Matrix InputsOf(ILayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Inputs ?? throw Throw.NoForward(layer.Name);
    }

    /// <summary>The output of the last forward pass, for backward.</summary>
    /// <param name="layer">The layer, for its shape rule and its name.</param>
    /// <returns><see cref="Output"/>.</returns>
    /// <exception cref="StateException">There was no forward pass.</exception>
    /// <exception cref="ShapeException">Output and inputs are not of one forward pass.</exception>
    public Matrix OutputOf(ILayer layer)
    {
        Matrix inputs = InputsOf(layer);
        return Saved(Output, "an output", layer, inputs.Rows, layer.OutputColumns(inputs.Columns)) ?? throw Throw.NoForward(layer.Name);
    }

    /// <summary>Such as <c>layer state, output (300, 3) float32</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Output is { } output ? $"layer state, output {output}" : "layer state, empty";

    /// <summary>A saved matrix, once it is clear that it belongs to the same forward pass as the inputs.</summary>
    private protected Matrix? Saved(Matrix? saved, string what, ILayer layer, int rows, int columns)
    {
        if (saved is not null && (saved.Rows != rows || saved.Columns != columns))
        {
            Throw.StateParts(layer.Name, Inputs!.Shape(), what, saved.Shape());
        }

        return saved;
    }
}
