using System.Numerics;

namespace HybridNet;

/// <summary>
/// One or more numbers that are computed side by side. A formula written over lanes serves every vector width and both dtypes;
/// every operation is IEEE 754's, so each width gives the same bits as <see cref="Scalar{T}"/>.
/// </summary>
/// <typeparam name="TSelf">The implementing lane.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal interface ILane<TSelf, T>
    where TSelf : struct, ILane<TSelf, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>How many numbers one lane holds.</summary>
    static abstract int Width { get; }

    /// <summary>Reads <see cref="Width"/> numbers, the first of them at <paramref name="source"/>[<paramref name="index"/>].</summary>
    static abstract TSelf Load(ref T source, nint index);

    /// <summary>Writes <see cref="Width"/> numbers, the first of them to <paramref name="target"/>[<paramref name="index"/>].</summary>
    void Store(ref T target, nint index);

    /// <summary>Reads <see cref="Width"/> floats and widens them where <typeparamref name="T"/> is double.</summary>
    static abstract TSelf LoadFloats(ref float source, nint index);

    /// <summary>Writes <see cref="Width"/> floats, each rounded once where <typeparamref name="T"/> is double.</summary>
    void StoreFloats(ref float target, nint index);

    /// <summary>Every number rounded to the nearest float.</summary>
    static abstract TSelf RoundToFloat(TSelf a);

    /// <summary>A constant of the formula, everywhere, rounded once to <typeparamref name="T"/>.</summary>
    static abstract TSelf All(double value);

    /// <summary>A number known at run time, everywhere: a field of the formula.</summary>
    static abstract TSelf All(WeakScalar value);

    /// <summary>A constant in the dtype it takes beside x; only <see cref="Mixed{TLane}"/> has more than one.</summary>
    static virtual TSelf Beside(TSelf constant, TSelf x) => constant;

    /// <summary>A result in the dtype of what it replaces, as NumPy's in-place operations store it.</summary>
    static virtual TSelf InPlaceOf(TSelf replaced, TSelf result) => result;

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    static abstract TSelf Abs(TSelf a);

    static abstract TSelf Sqrt(TSelf a);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>a &lt; b ? then : otherwise, number by number; NaN compares false.</summary>
    static abstract TSelf IfLess(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>a &lt;= b ? then : otherwise, number by number; NaN compares false.</summary>
    static abstract TSelf IfLessOrEqual(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>a == b ? then : otherwise, number by number; NaN compares false, so <c>IfEqual(x, x, x, y)</c> tells NaN.</summary>
    static abstract TSelf IfEqual(TSelf a, TSelf b, TSelf then, TSelf otherwise);

    /// <summary>2^n for whole n from -126 to 127; float only.</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>The e and m of x = m * 2^e with 0.5 &lt;= m &lt; 1, for positive normal x; float only.</summary>
    static abstract (TSelf Exponent, TSelf Mantissa) Split(TSelf x);

    /// <summary>e^x by the C library, number by number.</summary>
    static abstract TSelf LibmExp(TSelf x);

    /// <summary>ln x by the C library, number by number.</summary>
    static abstract TSelf LibmLog(TSelf x);

    /// <summary>tanh x by the C library, number by number.</summary>
    static abstract TSelf LibmTanh(TSelf x);

    /// <summary>tanh x, number by number, within one unit in the last place of the correctly rounded value.</summary>
    static abstract TSelf Tanh(TSelf x);
}
