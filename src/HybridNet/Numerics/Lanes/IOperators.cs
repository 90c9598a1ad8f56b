namespace HybridNet;

/// <summary>
/// What both the formulas of layers and the functions of Numerics compute with: IEEE 754's operators, and choices. One value may stand for
/// several numbers that are computed side by side.
/// </summary>
/// <remarks>C# does not look for conversions in a base interface, so those of constants stand in the two interfaces that extend this one.</remarks>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal interface IOperators<TSelf>
    where TSelf : struct, IOperators<TSelf>
{
    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    static abstract TSelf Abs(TSelf a);

    static abstract TSelf Sqrt(TSelf a);

    /// <summary>a &lt; b ? then : otherwise, number by number; NaN compares false.</summary>
    static abstract TSelf IfLess(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>a &lt;= b ? then : otherwise, number by number; NaN compares false.</summary>
    static abstract TSelf IfLessOrEqual(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>a == b ? then : otherwise, number by number; NaN compares false, so <c>IfEqual(x, x, x, y)</c> tells NaN.</summary>
    static abstract TSelf IfEqual(TSelf a, TSelf b, TSelf then, TSelf otherwise);
}
