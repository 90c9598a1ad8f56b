using System.Globalization;

namespace HybridNet;

/// <summary>The random distribution of the initial weights of a layer. Initial biases are 0.</summary>
/// <remarks>
/// Numbers are drawn as doubles in row-major order, rounded to the dtype of the layer, then multiplied by the scale rounded to that dtype. This gives
/// the bits of <c>scale * np.random.randn(inputs, neurons)</c> after <c>nnfs.init()</c>.
/// </remarks>
public sealed class Initializer
{
    private readonly Draw? _draw;
    private readonly Func<int, int, double> _scale;
    private readonly string _name;

    private Initializer(string name, Draw? draw, Func<int, int, double> scale)
    {
        _name = name;
        _draw = draw;
        _scale = scale;
    }

    /// <summary>Fills a span with random numbers. Not an Action, because a span as a type argument requires .NET 9.</summary>
    private delegate void Draw(NumPyRandom random, Span<double> target);

    /// <summary>0.01 * N(0, 1), as in nnfs and the book.</summary>
    public static Initializer Nnfs { get; } = Normal(0.01);

    /// <summary>sqrt(2 / inputs) * N(0, 1). Source: He et al. 2015, for layers before a ReLU.</summary>
    public static Initializer He { get; } = new(nameof(He), DrawNormal, (inputs, _) => Math.Sqrt(2.0 / inputs));

    /// <summary>
    /// sqrt(2 / (inputs + neurons)) * N(0, 1), also called Xavier. Source: Glorot and Bengio 2010, for layers before a sigmoid or tanh.
    /// </summary>
    public static Initializer Glorot { get; } = new(nameof(Glorot), DrawNormal, (inputs, neurons) => Math.Sqrt(2.0 / (inputs + neurons)));

    /// <summary>sqrt(6 / (inputs + neurons)) * U(-1, 1). Source: Glorot and Bengio 2010.</summary>
    public static Initializer GlorotUniform { get; } = new(nameof(GlorotUniform), DrawUniform, (inputs, neurons) => Math.Sqrt(6.0 / (inputs + neurons)));

    /// <summary>All 0; nothing is drawn.</summary>
    public static Initializer Zeros { get; } = new(nameof(Zeros), null, (_, _) => 0);

    /// <summary>scale * N(0, 1).</summary>
    /// <param name="scale">Standard deviation of the weights; finite, 0 or more.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> is negative, infinite or NaN.</exception>
    public static Initializer Normal(double scale) => Scaled(nameof(Normal), DrawNormal, scale);

    /// <summary>limit * U(-1, 1).</summary>
    /// <param name="limit">Largest magnitude of a weight; finite, 0 or more.</param>
    /// <returns>The initializer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is negative, infinite or NaN.</exception>
    public static Initializer Uniform(double limit) => Scaled(nameof(Uniform), DrawUniform, limit);

    /// <summary>Such as <c>He</c> or <c>Normal(0.01)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _name;

    /// <summary>
    /// Draws the weights. If <paramref name="drawn"/> is given, the random numbers are rounded to that dtype before they are converted to the dtype of the
    /// weights.
    /// </summary>
    internal void Fill(Matrix weights, NumPyRandom random, DType? drawn = null)
    {
        if (_draw is null)
        {
            return;
        }

        var numbers = new Matrix(weights.Rows, weights.Columns, DType.Float64);
        _draw(random, numbers.AsDoubleSpan());
        (drawn is { } dtype ? numbers.As(dtype) : numbers).CopyTo(weights);
        Arithmetic.NumPy.Apply(new Scale(_scale(weights.Rows, weights.Columns)), weights, weights);
    }

    private static Initializer Scaled(string name, Draw draw, double scale)
    {
        Setting.InitialScale.Check("initial weights", scale);
        return new(string.Create(CultureInfo.InvariantCulture, $"{name}({scale})"), draw, (_, _) => scale);
    }

    private static void DrawNormal(NumPyRandom random, Span<double> target) => random.FillNormal(target);

    private static void DrawUniform(NumPyRandom random, Span<double> target)
    {
        random.FillUniform(target);
        foreach (ref double value in target)
        {
            value = (2 * value) - 1;
        }
    }
}
