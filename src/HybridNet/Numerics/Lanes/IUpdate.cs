using System.Numerics;

namespace HybridNet;

/// <summary>One step of an optimizer for one number, written once over lanes: what it remembers and the value change in place.</summary>
internal interface IUpdate
{
    /// <summary>Whether a momentum is remembered.</summary>
    static abstract bool HasMomentum { get; }

    /// <summary>Whether a cache of squared gradients is remembered.</summary>
    static abstract bool HasCache { get; }

    /// <summary>Whether a number of the formula is float64 whatever it meets.</summary>
    bool HasStrongScalar { get; }

    void Apply<TLane, T>(ref TLane value, TLane gradient, ref TLane momentum, ref TLane cache)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>;
}
