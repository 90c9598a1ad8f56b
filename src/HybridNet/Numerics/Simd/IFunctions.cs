using System.Numerics;

namespace HybridNet;

/// <summary>An implementation of exp, log and tanh.</summary>
internal interface IFunctions
{
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
