using System.Numerics;

namespace HybridNet;

/// <summary>
/// A SIMD vector, or a single number. Operations follow IEEE 754, so every width gives the same bits as <see cref="Scalar{T}"/>.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal interface ISimdVector<TSelf, T> : IArithmeticOperators<TSelf>
    where TSelf : struct, ISimdVector<TSelf, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Broadcasts a constant, rounded once to the dtype.</summary>
    static abstract implicit operator TSelf(double value);

    /// <summary>Broadcasts a scalar operand, a field of the operator.</summary>
    static abstract implicit operator TSelf(ScalarOperand value);

    /// <summary>Broadcasts a number of the dtype.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>Number of elements of a vector.</summary>
    static abstract int Width { get; }

    /// <summary>Reads <see cref="Width"/> numbers, the first of them at <paramref name="source"/>[<paramref name="index"/>].</summary>
    static abstract TSelf Load(ref T source, nint index);

    /// <summary>Writes <see cref="Width"/> numbers, the first of them to <paramref name="target"/>[<paramref name="index"/>].</summary>
    void Store(ref T target, nint index);

    /// <summary>Reads <see cref="Width"/> floats and widens them where <typeparamref name="T"/> is double.</summary>
    static abstract TSelf LoadFloats(ref float source, nint index);

    /// <summary>Reads four columns of <see cref="Width"/> rows of a matrix, of type T, or floats, which are widened.</summary>
    /// <param name="source">The first number; the columns are contiguous.</param>
    /// <param name="stride">From a row to the next.</param>
    static abstract unsafe (TSelf C0, TSelf C1, TSelf C2, TSelf C3) LoadColumns<TFrom>(TFrom* source, nint stride)
        where TFrom : unmanaged;

    /// <summary>Writes <see cref="Width"/> floats, each rounded once where <typeparamref name="T"/> is double.</summary>
    void StoreFloats(ref float target, nint index);

    /// <summary>Rounds every element to the nearest float.</summary>
    static abstract TSelf RoundToFloat(TSelf a);

    /// <summary>a * b + c, rounded once.</summary>
    static abstract TSelf FusedMultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>2^n for whole n from -126 to 127; float only.</summary>
    static abstract TSelf PowerOfTwo(TSelf n);

    /// <summary>The e and m of x = m * 2^e with 0.5 &lt;= m &lt; 1, for positive normal x; float only.</summary>
    static abstract (TSelf Exponent, TSelf Mantissa) Split(TSelf x);

    /// <summary>Applies a scalar function to every element.</summary>
    static abstract TSelf ApplyScalar<TFunction>(TSelf x)
        where TFunction : struct, IFunction;
}
