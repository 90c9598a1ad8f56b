namespace HybridNet;

/// <summary>
/// A number as formulas write it. Which dtype it has, how many of it are computed side by side, and whose exp, log and tanh are meant is decided by the
/// <see cref="Arithmetic"/> that runs the formula.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal interface IReal<TSelf> : IOperators<TSelf>
    where TSelf : struct, IReal<TSelf>
{
    /// <summary>A constant, everywhere, rounded once to the dtype.</summary>
    static abstract implicit operator TSelf(double value);

    /// <summary>A number known at run time, everywhere: a field of the formula.</summary>
    static abstract implicit operator TSelf(WeakScalar value);

    /// <summary>A constant in the dtype it takes beside x; of consequence only where operands of two dtypes meet.</summary>
    static virtual TSelf Beside(TSelf constant, TSelf x) => constant;

    /// <summary>A result in the dtype of what it replaces, as NumPy's in-place operations store it.</summary>
    static virtual TSelf InPlaceOf(TSelf replaced, TSelf result) => result;

    /// <summary>e^x.</summary>
    static abstract TSelf Exp(TSelf x);

    /// <summary>ln x.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary>The hyperbolic tangent of x.</summary>
    static abstract TSelf Tanh(TSelf x);
}
