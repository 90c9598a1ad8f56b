using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>y = a + b.</summary>
internal readonly struct Add : IFormula2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane, T>(TLane a, TLane b)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => a + b;
}

/// <summary>y = a * b.</summary>
internal readonly struct Times : IFormula2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane, T>(TLane a, TLane b)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => a * b;
}

/// <summary>y = factor * x.</summary>
internal readonly struct Scale(WeakScalar factor) : IFormula1
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.All(factor) * x;
}

/// <summary>y = x / divisor.</summary>
internal readonly struct Divide(WeakScalar divisor) : IFormula1
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => x / TLane.All(divisor);
}

/// <summary>y = 1 - x.</summary>
internal readonly struct OneMinus : IFormula1
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.All(1.0) - x;
}
