namespace HybridNet;

/// <summary>What one pass through one layer is computed with and leaves behind. Whoever makes the pass owns it; a second pass reuses its memory.</summary>
public sealed class Pass
{
    /// <summary>How numbers are computed.</summary>
    public Arithmetic Arithmetic { get; init; } = Arithmetic.NumPy;

    /// <summary>Whether the pass is part of training: dropout drops, then.</summary>
    public bool Training { get; init; }

    /// <summary>Where dropout draws from.</summary>
    public NumPyRandom? Random { get; init; }

    /// <summary>The inputs of the last forward pass.</summary>
    public Matrix? Inputs { get; set; }

    /// <summary>The output of the last forward pass. A matrix of fitting shape and dtype that stands here already is overwritten.</summary>
    public Matrix? Output { get; set; }

    /// <summary>What dropout multiplied the inputs with: 0 or 1 / (1 - rate), float64.</summary>
    public Matrix? Mask { get; set; }

    /// <summary>dLoss/dInputs of the last backward pass. A matrix of fitting shape and dtype that stands here already is overwritten.</summary>
    public Matrix? InputGradients { get; set; }

    /// <summary>Keeps the inputs and makes room for the output.</summary>
    internal Matrix Begin(Matrix inputs, int outputColumns, DType dtype)
    {
        Inputs = inputs;
        return Output = Fitting(Output, inputs.Rows, outputColumns, dtype);
    }

    /// <summary>Makes room for the input gradients, once it is clear that they belong to the last forward pass.</summary>
    internal Matrix BeginBackward(ILayer layer, Matrix outputGradients, DType dtype)
    {
        Matrix inputs = InputsOf(layer);
        int columns = layer.OutputColumns(inputs.Columns);
        if (outputGradients.Rows != inputs.Rows || outputGradients.Columns != columns)
        {
            Throw.GradientShape(layer.Name, outputGradients.Shape(), inputs.Rows, columns);
        }

        return InputGradients = Fitting(InputGradients, inputs.Rows, inputs.Columns, dtype);
    }

    internal Matrix InputsOf(ILayer layer) => Inputs ?? throw Throw.NoForward(layer.Name);

    internal Matrix OutputOf(ILayer layer) => Output ?? throw Throw.NoForward(layer.Name);

    /// <summary>The given matrix if it has that shape and dtype, else a new one.</summary>
    internal static Matrix Fitting(Matrix? present, int rows, int columns, DType dtype) =>
        present is not null && present.Rows == rows && present.Columns == columns && present.DType == dtype ? present : new(rows, columns, dtype);
}
