namespace HybridNet;

/// <summary>The batch itself as a layer, so that the first real layer finds one before it. Source: book chapter 18.</summary>
public sealed class InputLayer : ILayer
{
    /// <inheritdoc/>
    public string Name => "input layer";

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public int OutputColumns(int inputColumns) => inputColumns;

    /// <summary>output = inputs, the same matrix.</summary>
    /// <inheritdoc/>
    public Matrix Forward(Matrix inputs, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(pass);
        pass.Inputs = inputs;
        return pass.Output = inputs;
    }

    /// <summary>dInputs = g, a copy.</summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix outputGradients, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(outputGradients);
        ArgumentNullException.ThrowIfNull(pass);
        Matrix inputGradients = pass.BeginBackward(this, outputGradients, outputGradients.DType);
        outputGradients.CopyTo(inputGradients);
        return inputGradients;
    }

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;
}
