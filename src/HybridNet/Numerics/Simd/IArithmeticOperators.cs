namespace HybridNet;

/// <summary>
/// IEEE 754 operators and selections, for the operators of layers and for the functions of Numerics. A value may be a vector of several
/// elements.
/// </summary>
/// <remarks>C# does not look for conversions in a base interface, so the conversions of constants are in the two interfaces that extend this one.</remarks>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal interface IArithmeticOperators<TSelf>
    where TSelf : struct, IArithmeticOperators<TSelf>
{
    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    static abstract TSelf Abs(TSelf a);

    static abstract TSelf Sqrt(TSelf a);

    /// <summary>a &lt; b ? then : otherwise, element-wise; NaN compares false.</summary>
    static abstract TSelf IfLess(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>a &lt;= b ? then : otherwise, element-wise; NaN compares false.</summary>
    static abstract TSelf IfLessOrEqual(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>a == b ? then : otherwise, element-wise; NaN compares false, so <c>IfEqual(x, x, x, y)</c> tells NaN.</summary>
    static abstract TSelf IfEqual(TSelf a, TSelf b, TSelf then, TSelf otherwise);
}
