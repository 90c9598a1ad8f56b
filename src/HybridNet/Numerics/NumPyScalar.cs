namespace HybridNet;

/// <summary>
/// A single number with NumPy's rules for scalars: an operation takes the wider dtype of the two and is rounded to it once.
/// </summary>
/// <param name="Value">The number; exact in its dtype.</param>
/// <param name="DType">Its dtype; null for a Python scalar, which has the dtype of the other operand.</param>
internal readonly record struct NumPyScalar(double Value, DType? DType)
{
    /// <summary>A Python scalar, such as the 0 that a sum starts with.</summary>
    public static implicit operator NumPyScalar(double value) => new(value, null);

    public static NumPyScalar operator +(NumPyScalar a, NumPyScalar b)
    {
        DType? dtype = Promote(a, b);
        return new NumPyScalar(a.In(dtype) + b.In(dtype), dtype).Rounded();
    }

    public static NumPyScalar operator *(NumPyScalar a, NumPyScalar b)
    {
        DType? dtype = Promote(a, b);
        return new NumPyScalar(a.In(dtype) * b.In(dtype), dtype).Rounded();
    }

    public static NumPyScalar operator /(NumPyScalar a, NumPyScalar b)
    {
        DType? dtype = Promote(a, b);
        return new NumPyScalar(a.In(dtype) / b.In(dtype), dtype).Rounded();
    }

    public static NumPyScalar operator /(NumPyScalar a, int b) => new NumPyScalar(a.Value / b, a.DType).Rounded();

    private static DType? Promote(NumPyScalar a, NumPyScalar b) =>
        a.DType is { } dtypeA && b.DType is { } dtypeB ? DTypes.Promote(dtypeA, dtypeB) : a.DType ?? b.DType;

    private double In(DType? dtype) => dtype == HybridNet.DType.Float32 ? (float)Value : Value;

    /// <summary>A sum, product or quotient of floats, computed in double and rounded once, is the float result itself.</summary>
    private NumPyScalar Rounded() => this with { Value = In(DType) };
}
