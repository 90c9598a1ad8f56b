namespace HybridNet;

/// <summary>
/// A scalar operand of an element-wise operation. A Python scalar ("weak" in NEP 50) has the dtype of the array and is rounded to float once, in
/// advance. A NumPy float64 scalar ("strong") is float64 for arrays of either dtype.
/// </summary>
/// <remarks>
/// Rounding inside the loop would cost one conversion per element and make iterations depend on each other (measured: Adam 3.4 times slower).
/// </remarks>
internal readonly struct ScalarOperand(double value, bool isStrong = false)
{
    internal readonly double Double = value;
    internal readonly float Single = (float)value;
    internal readonly bool IsStrong = isStrong;

    public static implicit operator ScalarOperand(double value) => new(value);

    public static ScalarOperand operator -(ScalarOperand a) => new(-a.Double, a.IsStrong);

    public static ScalarOperand operator -(double a, ScalarOperand b) => new(a - b.Double, b.IsStrong);

    internal ScalarOperand Power(long exponent) => new(Math.Pow(Double, exponent), IsStrong);
}
