using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

/// <summary>
/// What training changes: a value, its gradient, the strengths of its L1 and L2 penalty, and what an optimizer remembers of it.
/// </summary>
/// <remarks>
/// Gradients of a training run are slices of one arena (<c>GradientArena</c>). Values are matrices of their own: users make them, hold them and may
/// replace them, so that they cannot be slices.
/// </remarks>
public sealed class Parameter
{
    private static readonly SearchValues<char> _letters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private Matrix _value;
    private Matrix? _gradient;
    private Matrix? _momentum;
    private Matrix? _cache;

    /// <summary>A parameter without gradient and penalties.</summary>
    /// <param name="value">The numbers themselves, not a copy.</param>
    /// <param name="name">
    /// What it is called within its layer, in files and checkpoints, such as <c>weights</c>: letters, digits and underscores. Null for its index in the
    /// list of parameters.
    /// </param>
    /// <exception cref="ArgumentException">The name has another character, or none.</exception>
    public Parameter(Matrix value, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (name is not null && (name.Length == 0 || name.AsSpan().ContainsAnyExcept(_letters)))
        {
            Throw.ParameterName(value.Shape(), name);
        }

        _value = value;
        Name = name;
    }

    // A layer of the engine, whose names need no check: one is made at each call from Python.
    internal Parameter(string name, Matrix value) => (Name, _value) = (name, value);

    /// <summary>What it is called within its layer; null for its index in the list of parameters.</summary>
    public string? Name { get; }

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

    /// <summary>A buffer for the gradient of a backward pass: the present <see cref="Gradient"/> if it has this dtype, else a new one.</summary>
    /// <param name="dtype">The dtype of the gradient.</param>
    /// <returns><see cref="Gradient"/>, to be overwritten: its contents are undefined.</returns>
    public Matrix GradientBuffer(DType dtype) => _gradient = Matrix.Reuse(_gradient, _value.Rows, _value.Columns, dtype);

    /// <summary>
    /// Adds the gradient of the L1 and L2 penalty to <see cref="Gradient"/>: L1 * sign(value), then 2 L2 * value. The last step of a layer's backward pass.
    /// </summary>
    /// <param name="arithmetic">How numbers are computed.</param>
    /// <exception cref="StateException">There is no gradient.</exception>
    public void AddPenaltyGradient(Arithmetic arithmetic)
    {
        ArgumentNullException.ThrowIfNull(arithmetic);
        Penalties.AddGradient(this, _gradient ?? throw Throw.NoGradientToPenalize(_value.Shape()), arithmetic);
    }

    /// <summary>A copy of the value, the gradient, the optimizer state and all settings.</summary>
    /// <returns>A new parameter that shares no memory with this one.</returns>
    public Parameter Clone() => new(_value.Clone(), Name)
    {
        L1 = L1,
        L2 = L2,
        IsTrainable = IsTrainable,
        Gradient = _gradient?.Clone(),
        Momentum = _momentum?.Clone(),
        Cache = _cache?.Clone(),
    };

    /// <summary>Such as <c>parameter (2, 64) float32</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"parameter {Value}{(IsTrainable ? "" : ", frozen")}";

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
