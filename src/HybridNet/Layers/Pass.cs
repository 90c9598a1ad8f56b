namespace HybridNet;

/// <summary>
/// What one pass through one layer is computed with and leaves behind. Whoever makes the pass owns it; a second pass through the same layer
/// overwrites what the first left, in the same memory where the shapes are the same.
/// </summary>
public sealed class Pass
{
    private readonly List<Matrix?> _scratch = [];

    /// <summary>How numbers are computed.</summary>
    public Arithmetic Arithmetic
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = Arithmetic.NumPy;

    /// <summary>Whether the pass is part of training: dropout drops, then.</summary>
    public bool Training { get; init; }

    /// <summary>Where dropout draws from.</summary>
    public NumPyRandom? Random { get; init; }

    /// <summary>The inputs of the last forward pass.</summary>
    public Matrix? Inputs { get; set; }

    /// <summary>
    /// The output of the last forward pass. A matrix of fitting shape and dtype that stands here already is overwritten, unless it is the
    /// inputs.
    /// </summary>
    public Matrix? Output { get; set; }

    /// <summary>What dropout multiplied the inputs with: 0 or 1 / (1 - rate), float64.</summary>
    public Matrix? Mask { get; set; }

    /// <summary>
    /// dLoss/dInputs of the last backward pass. A matrix of fitting shape and dtype that stands here already is overwritten, unless it is
    /// the gradients that arrive.
    /// </summary>
    public Matrix? InputGradients { get; set; }

    /// <summary>
    /// Whether backward has to give the gradients of the inputs: the first layer of a network may leave them out, nobody reads them.
    /// </summary>
    internal bool NeedsInputGradients { get; set; } = true;

    /// <summary>Keeps the inputs and makes room for the output: how forward begins in a layer.</summary>
    /// <param name="inputs">Shape (batch, columns); the pass keeps a reference.</param>
    /// <param name="outputColumns">Columns of the output, 0 or more.</param>
    /// <param name="dtype">The dtype of the output.</param>
    /// <returns><see cref="Output"/>, shape (batch, columns of the output), to be overwritten: what stands in it is undefined.</returns>
    public Matrix Begin(Matrix inputs, int outputColumns, DType dtype)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        // What passed through an input layer is its own output, and belongs to whoever gave it.
        Matrix? present = ReferenceEquals(Output, Inputs) ? null : Output;
        Output = Fitting(present, inputs.Rows, outputColumns, dtype, inputs);
        Inputs = inputs;
        return Output;
    }

    /// <summary>
    /// Makes room for the input gradients, once it is clear that they belong to the last forward pass: how backward begins in a layer.
    /// </summary>
    /// <param name="layer">The layer, for its shape rule and its name.</param>
    /// <param name="outputGradients">What arrives, of the shape of the output.</param>
    /// <param name="dtype">The dtype of the input gradients.</param>
    /// <returns><see cref="InputGradients"/>, shape of the inputs, to be overwritten: what stands in it is undefined.</returns>
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

        return InputGradients = Fitting(InputGradients, inputs.Rows, inputs.Columns, dtype, outputGradients);
    }

    /// <summary>Room for the losses of a batch: how forward begins in a loss.</summary>
    /// <param name="dtype">The dtype of the losses.</param>
    /// <param name="batch">Number of samples.</param>
    /// <returns><see cref="Output"/>, shape (batch, 1), to be overwritten: what stands in it is undefined.</returns>
    public Matrix SampleLosses(DType dtype, int batch) => Output = Fitting(Output, batch, 1, dtype);

    /// <summary>Room for the gradients of a loss: how backward begins in a loss.</summary>
    /// <param name="predictions">Shape (batch, columns).</param>
    /// <param name="dtype">The dtype of the gradients.</param>
    /// <returns><see cref="InputGradients"/>, shape of the predictions, to be overwritten: what stands in it is undefined.</returns>
    public Matrix LossGradients(Matrix predictions, DType dtype)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return InputGradients = Fitting(InputGradients, predictions.Rows, predictions.Columns, dtype, predictions);
    }

    /// <summary>
    /// Room for a step on the way, whose numbers nobody needs afterward; what stands in it is undefined. Each step of one method takes a
    /// slot of its own, counted from 0.
    /// </summary>
    internal Matrix Scratch(int slot, int rows, int columns, DType dtype)
    {
        while (_scratch.Count <= slot)
        {
            _scratch.Add(null);
        }

        return (_scratch[slot] = Fitting(_scratch[slot], rows, columns, dtype))!;
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

    internal Matrix OutputOf(ILayer layer)
    {
        Matrix inputs = InputsOf(layer);
        return Kept(Output, "an output", layer, inputs.Rows, layer.OutputColumns(inputs.Columns)) ?? throw Throw.NoForward(layer.Name);
    }

    /// <summary>The mask of the last forward pass; null if that was none of training.</summary>
    internal Matrix? MaskOf(ILayer layer)
    {
        Matrix inputs = InputsOf(layer);
        return Kept(Mask, "a mask", layer, inputs.Rows, inputs.Columns);
    }

    /// <summary>The given matrix if it has that shape and dtype and is not being read, else a new one.</summary>
    internal static Matrix Fitting(Matrix? present, int rows, int columns, DType dtype, Matrix? read = null) =>
        present is not null && Has(present, rows, columns) && present.DType == dtype && !ReferenceEquals(present, read)
            ? present
            : new(rows, columns, dtype);

    /// <summary>What is left of a forward pass, once it is clear that it is of the same one as the inputs.</summary>
    private Matrix? Kept(Matrix? present, string what, ILayer layer, int rows, int columns)
    {
        if (present is not null && !Has(present, rows, columns))
        {
            Throw.PassParts(layer.Name, Inputs!.Shape(), what, present.Shape());
        }

        return present;
    }

    private static bool Has(Matrix matrix, int rows, int columns) => matrix.Rows == rows && matrix.Columns == columns;
}
