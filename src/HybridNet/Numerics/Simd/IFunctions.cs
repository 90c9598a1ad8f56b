using System.Numerics;

namespace HybridNet;

/// <summary>The implementations of exp, log and tanh.</summary>
internal enum FunctionSet
{
    /// <summary>Those of NumPy's vector kernels: <see cref="SimdFunctions"/>.</summary>
    NumPy,

    /// <summary>Those of the C library: <see cref="LibmFunctions"/>.</summary>
    Libm,

    /// <summary>The engine's own: <see cref="FastFunctions"/>.</summary>
    Fast,
}

/// <summary>An implementation of exp, log and tanh.</summary>
internal interface IFunctions
{
    /// <summary>Whether every operation of a formula is computed as NumPy computes it.</summary>
    static virtual bool FollowsNumPy => true;

    /// <summary>Whether a function is computed for all elements of a vector at once.</summary>
    static abstract bool HasVectors<T>(Function function);

    /// <summary>e^x.</summary>
    static abstract TVector Exp<TVector, T>(TVector x)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>ln x.</summary>
    static abstract TVector Log<TVector, T>(TVector x)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The hyperbolic tangent of x.</summary>
    static abstract TVector Tanh<TVector, T>(TVector x)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T>;
}
