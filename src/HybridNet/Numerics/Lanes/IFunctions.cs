using System.Numerics;

namespace HybridNet;

/// <summary>An implementation of exp, log and tanh.</summary>
internal interface IFunctions
{
    /// <summary>Whether a function is computed for all elements of a vector at once.</summary>
    static abstract bool HasLanes<T>(Function function);

    /// <summary>e^x.</summary>
    static abstract TLane Exp<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>ln x.</summary>
    static abstract TLane Log<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The hyperbolic tangent of x.</summary>
    static abstract TLane Tanh<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>;
}
