namespace HybridNet;

/// <summary>What training changes: a value, its gradient, the strengths of its L1 and L2 penalty, and what an optimizer remembers of it.</summary>
/// <param name="value">The numbers themselves, not a copy.</param>
public sealed class Parameter(Matrix value)
{
    /// <summary>The numbers. Weights have shape (inputs, neurons), biases (1, neurons).</summary>
    public Matrix Value { get; set; } = value;

    /// <summary>dLoss/dValue, penalties included, of the shape of <see cref="Value"/>; null before the first backward pass.</summary>
    public Matrix? Gradient { get; set; }

    /// <summary>Strength of the penalty L1 * sum |value|. 0 for none.</summary>
    public double L1 { get; set; }

    /// <summary>Strength of the penalty L2 * sum value^2. 0 for none.</summary>
    public double L2 { get; set; }
}
