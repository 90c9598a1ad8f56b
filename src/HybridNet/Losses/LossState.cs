namespace HybridNet;

/// <summary>
/// The results and buffers of a loss. The caller holds it. The next pass with the same state overwrites it and reuses its memory if the shapes are equal.
/// </summary>
public sealed class LossState
{
    private readonly Matrix?[] _scratch = new Matrix?[2];

    /// <summary>The losses of the last forward pass, shape (batch, 1).</summary>
    public Matrix? SampleLosses { get; set; }

    /// <summary>dLoss/dPredictions of the last backward pass; after a fused backward pass, the gradient w.r.t. the inputs of the activation.</summary>
    public Matrix? Gradients { get; set; }

    /// <summary>Such as <c>loss state, sample losses (300, 1) float32</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => SampleLosses is { } losses ? $"loss state, sample losses {losses}" : "loss state, empty";

    /// <summary>Begins a forward pass: provides the buffer of the losses.</summary>
    /// <param name="batch">Number of samples.</param>
    /// <param name="dtype">The dtype of the losses.</param>
    /// <returns><see cref="SampleLosses"/>, shape (batch, 1); its contents are undefined.</returns>
    public Matrix BeginForward(int batch, DType dtype) => SampleLosses = Matrix.Reuse(SampleLosses, batch, 1, dtype);

    /// <summary>Begins a backward pass: provides the buffer of the gradients.</summary>
    /// <param name="predictions">Shape (batch, columns).</param>
    /// <param name="dtype">The dtype of the gradients.</param>
    /// <returns><see cref="Gradients"/>, shape of the predictions; its contents are undefined.</returns>
    public Matrix BeginBackward(Matrix predictions, DType dtype)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return Gradients = Matrix.Reuse(Gradients, predictions.Rows, predictions.Columns, dtype, predictions);
    }

    /// <summary>Returns a buffer for an intermediate result, by index 0 or 1; its contents are undefined.</summary>
    internal Matrix Scratch(int index, int rows, int columns, DType dtype) =>
        _scratch[index] = Matrix.Reuse(_scratch[index], rows, columns, dtype);
}
