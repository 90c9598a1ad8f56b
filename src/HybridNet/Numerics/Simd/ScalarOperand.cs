namespace HybridNet;

/// <summary>Whether a scalar operand takes the dtype of the array beside it (NEP 50).</summary>
internal enum ScalarKind
{
    /// <summary>A Python scalar: has the dtype of the array.</summary>
    Weak,

    /// <summary>A NumPy float64 scalar: float64 beside arrays of either dtype.</summary>
    Strong,
}

/// <summary>A scalar operand of an element-wise operation. A Python scalar is rounded to float once, in advance.</summary>
/// <remarks>
/// Rounding inside the loop would cost one conversion per element and make iterations depend on each other (measured: Adam 3.4 times slower).
/// </remarks>
internal readonly struct ScalarOperand(double value, ScalarKind kind = ScalarKind.Weak)
{
    internal readonly double Double = value;
    internal readonly float Single = (float)value;
    internal readonly ScalarKind Kind = kind;

    public static implicit operator ScalarOperand(double value) => new(value);

    public static ScalarOperand operator -(ScalarOperand a) => new(-a.Double, a.Kind);

    public static ScalarOperand operator -(double a, ScalarOperand b) => new(a - b.Double, b.Kind);

    internal ScalarOperand Power(long exponent) => new(Math.Pow(Double, exponent), Kind);
}

/// <summary>A scalar that numbers are divided by, with its reciprocal: a vector division takes several times as long as a multiplication.</summary>
internal readonly struct Divisor(ScalarOperand value)
{
    internal readonly ScalarOperand Value = value;
    internal readonly ScalarOperand Reciprocal = 1 / value.Double;

    public static implicit operator Divisor(ScalarOperand value) => new(value);
}
