using System.Numerics;

namespace HybridNet;

/// <summary>One choice of exp, log and tanh.</summary>
internal interface IFunctions
{
    /// <summary>Whether a function is computed for all numbers of a lane at once.</summary>
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
