using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

/// <summary>
/// A parameter of a layer, such as its weights: value, gradient, regularization factors and optimizer state.
/// </summary>
/// <remarks>
/// Gradients of a training run are slices of one arena (<c>GradientArena</c>). Values are separate matrices, because users create and hold them and may
/// replace them.
/// </remarks>
public sealed class Parameter
{
    private static readonly SearchValues<char> _letters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private Matrix _value;
    private Matrix? _gradient;
    private Matrix? _momentum;
    private Matrix? _cache;

    /// <summary>Creates a parameter without gradient and regularization.</summary>
    /// <param name="value">The value; the matrix itself is used, not a copy.</param>
    /// <param name="name">
    /// The name in its layer, in files and checkpoints, such as <c>weights</c>: letters, digits and underscores. If null, its index in the list of
    /// parameters is used.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty or contains another character.</exception>
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

    // For layers of the engine: does not check the name, because each call from Python creates a layer.
    internal Parameter(string name, Matrix value) => (Name, _value) = (name, value);

    /// <summary>The name in its layer; null if its index in the list of parameters is used.</summary>
    public string? Name { get; }

    /// <summary>
    /// The value: weights of shape (inputs, neurons), or biases of shape (1, neurons). May be replaced by a matrix of the same shape.
    /// </summary>
    /// <exception cref="ShapeException">The new value has another shape.</exception>
    public Matrix Value
    {
        get => _value;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _value = Shaped(value, "value");
        }
    }

    /// <summary>dLoss/dValue with regularization, of the shape of <see cref="Value"/>; null before the first backward pass.</summary>
    /// <exception cref="ShapeException">The gradient has another shape.</exception>
    public Matrix? Gradient { get => _gradient; set => _gradient = Shaped(value, "gradient"); }

    /// <summary>L1 regularization factor: L1 * sum |value| is added to the loss. 0 or more; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public double L1 { get; set => field = Factor(value, "L1"); }

    /// <summary>L2 regularization factor: L2 * sum value^2 is added to the loss. 0 or more; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public double L2 { get; set => field = Factor(value, "L2"); }

    /// <summary>Whether training updates it; a frozen parameter has no gradient, and its regularization is not part of the loss.</summary>
    public bool IsTrainable { get; set; } = true;

    /// <summary>
    /// Optimizer state: the momentum, an average of gradients, shape of <see cref="Value"/>; null before the first step of an optimizer with momentum.
    /// </summary>
    /// <exception cref="ShapeException">The momentum has another shape.</exception>
    public Matrix? Momentum { get => _momentum; set => _momentum = Shaped(value, "momentum"); }

    /// <summary>Optimizer state: the cache, a sum or average of squared gradients; null before the first step of an adaptive optimizer.</summary>
    /// <exception cref="ShapeException">The cache has another shape.</exception>
    public Matrix? Cache { get => _cache; set => _cache = Shaped(value, "cache"); }

    /// <summary>Provides the buffer for the gradient of a backward pass: the current <see cref="Gradient"/> if it has this dtype, else a new matrix.</summary>
    /// <param name="dtype">The dtype of the gradient.</param>
    /// <returns><see cref="Gradient"/>; its contents are undefined.</returns>
    public Matrix GradientBuffer(DType dtype) => _gradient = Matrix.Reuse(_gradient, _value.Rows, _value.Columns, dtype);

    /// <summary>
    /// Adds the gradient of the L1 and L2 regularization to <see cref="Gradient"/>: L1 * sign(value), then 2 L2 * value. Layers call it at the end of
    /// backward.
    /// </summary>
    /// <param name="arithmetic">The arithmetic.</param>
    /// <exception cref="StateException">There is no gradient.</exception>
    public void AddPenaltyGradient(Arithmetic arithmetic)
    {
        ArgumentNullException.ThrowIfNull(arithmetic);
        Penalties.AddGradient(this, _gradient ?? throw Throw.NoGradientToPenalize(_value.Shape()), arithmetic);
    }

    /// <summary>Copies the parameter: value, gradient, optimizer state and all settings.</summary>
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

    private double Factor(double value, string penalty) =>
        Setting.RegularizationFactor.Check($"parameter {_value.Shape()}", value, $"the {penalty} regularization factor");

    /// <summary>Checks the shape of a matrix, because loops over a parameter require all its matrices to have the same shape.</summary>
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
