namespace HybridNet;

/// <summary>
/// A number in the text of an operator. The <see cref="Arithmetic"/> that applies the operator chooses its dtype, its vector width and the
/// implementation of exp, log and tanh.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal interface IReal<TSelf> : IArithmeticOperators<TSelf>
    where TSelf : struct, IReal<TSelf>
{
    /// <summary>Broadcasts a constant, rounded once to the dtype.</summary>
    static abstract implicit operator TSelf(double value);

    /// <summary>Broadcasts a scalar operand, a field of the operator.</summary>
    static abstract implicit operator TSelf(ScalarOperand value);

    /// <summary>A constant in the dtype that it has in an operation with x; matters only for operands of two dtypes.</summary>
    static virtual TSelf PromoteConstant(TSelf constant, TSelf x) => constant;

    /// <summary>A result in the dtype of the value that it replaces, as NumPy's in-place operators store it.</summary>
    static virtual TSelf InPlaceOf(TSelf replaced, TSelf result) => result;

    /// <summary>a / b. The fast arithmetic multiplies by the reciprocal.</summary>
    static virtual TSelf Quotient(TSelf a, Divisor b) => a / b.Value;

    /// <summary>e^x.</summary>
    static abstract TSelf Exp(TSelf x);

    /// <summary>ln x.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary>The hyperbolic tangent of x.</summary>
    static abstract TSelf Tanh(TSelf x);
}
