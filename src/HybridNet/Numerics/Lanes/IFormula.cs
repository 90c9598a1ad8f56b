using System.Numerics;

namespace HybridNet;

/// <summary>What the loops ask of every formula.</summary>
internal interface IFormula
{
    /// <summary>Whether the formula calls the C library, which takes one number at a time: vectors would only be taken apart.</summary>
    static virtual bool CallsLibrary<T>()
        where T : unmanaged => false;
}

/// <summary>y = f(x), written once over lanes. Constants of the formula are fields of the implementing struct.</summary>
internal interface IFormula1 : IFormula
{
    TLane Apply<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>y = f(a, b), written once over lanes.</summary>
internal interface IFormula2 : IFormula
{
    TLane Apply<TLane, T>(TLane a, TLane b)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>;
}
