using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

/// <summary>
/// What training changes: a value, its gradient, the strengths of its L1 and L2 penalty, and what an optimizer remembers of it.
/// </summary>
public sealed class Parameter
{
    private Matrix _value;
    private Matrix? _gradient;
    private Matrix? _momentum;
    private Matrix? _cache;

    /// <summary>A parameter without gradient and penalties.</summary>
    /// <param name="value">The numbers themselves, not a copy.</param>
    public Parameter(Matrix value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>
    /// The numbers: weights of shape (inputs, neurons), or biases of shape (1, neurons). Others of that shape may take their place.
    /// </summary>
    /// <exception cref="ShapeException">The new numbers have another shape.</exception>
    public Matrix Value
    {
        get => _value;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _value = Shaped(value, "value");
        }
    }

    /// <summary>dLoss/dValue, penalties included, of the shape of <see cref="Value"/>; null before the first backward pass.</summary>
    /// <exception cref="ShapeException">The gradient has another shape.</exception>
    public Matrix? Gradient { get => _gradient; set => _gradient = Shaped(value, "gradient"); }

    /// <summary>Strength of the penalty L1 * sum |value|, 0 or more. 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The strength is not a finite number, 0 or more.</exception>
    public double L1 { get; set => field = Strength(value, "L1"); }

    /// <summary>Strength of the penalty L2 * sum value^2, 0 or more. 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The strength is not a finite number, 0 or more.</exception>
    public double L2 { get; set => field = Strength(value, "L2"); }

    /// <summary>Whether training changes it; a frozen parameter gets no gradient, and its penalty is not part of the loss.</summary>
    public bool IsTrainable { get; set; } = true;

    /// <summary>
    /// What an optimizer with momentum remembers: an average of gradients, shape of <see cref="Value"/>; null before its first step.
    /// </summary>
    /// <exception cref="ShapeException">The momentum has another shape.</exception>
    public Matrix? Momentum { get => _momentum; set => _momentum = Shaped(value, "momentum"); }

    /// <summary>What an adaptive optimizer remembers: a sum or average of squared gradients; null before its first step.</summary>
    /// <exception cref="ShapeException">The cache has another shape.</exception>
    public Matrix? Cache { get => _cache; set => _cache = Shaped(value, "cache"); }

    /// <summary>A copy of the value, the gradient, the optimizer state and all settings.</summary>
    /// <returns>A new parameter that shares no memory with this one.</returns>
    public Parameter Clone() => new(_value.Clone())
    {
        L1 = L1,
        L2 = L2,
        IsTrainable = IsTrainable,
        Gradient = _gradient?.Clone(),
        Momentum = _momentum?.Clone(),
        Cache = _cache?.Clone(),
    };

    private double Strength(double value, string penalty) =>
        Setting.PenaltyStrength.Check($"parameter {_value.Shape()}", value, $"the strength of the {penalty} penalty");

    /// <summary>Loops over a parameter rely on it: all its matrices have one shape.</summary>
    [return: NotNullIfNotNull(nameof(matrix))]
    private Matrix? Shaped(Matrix? matrix, string what)
    {
        if (matrix is not null && (matrix.Rows != _value.Rows || matrix.Columns != _value.Columns))
        {
            Throw.ParameterShape(what, matrix.Shape(), _value.Shape());
        }

        return matrix;
    }
}
