using System.Numerics;

namespace HybridNet;

/// <summary>
/// Numbers that fill one vector register, or a single one. Every operation is IEEE 754's, so each width gives the same bits as
/// <see cref="Scalar{T}"/>.
/// </summary>
/// <typeparam name="TSelf">The implementing lane.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal interface ILane<TSelf, T> : IOperators<TSelf>
    where TSelf : struct, ILane<TSelf, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>A constant, everywhere, rounded once to the dtype.</summary>
    static abstract implicit operator TSelf(double value);

    /// <summary>A number known at run time, everywhere: a field of the formula.</summary>
    static abstract implicit operator TSelf(WeakScalar value);

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

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>2^n for whole n from -126 to 127; float only.</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>The e and m of x = m * 2^e with 0.5 &lt;= m &lt; 1, for positive normal x; float only.</summary>
    static abstract (TSelf Exponent, TSelf Mantissa) Split(TSelf x);

    /// <summary>A function of one number, applied to every number.</summary>
    static abstract TSelf Each<TFunction>(TSelf x)
        where TFunction : struct, IFunction;
}
