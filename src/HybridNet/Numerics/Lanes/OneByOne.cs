using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>A function of one number.</summary>
internal interface IFunction
{
    static abstract T Of<T>(T x)
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>Applies a scalar function to the elements of a vector, one after the other.</summary>
internal static class OneByOne
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static TLane Apply<TFunction, TLane, T>(TLane x)
        where TFunction : struct, IFunction
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T numbers = ref Unsafe.As<TLane, T>(ref x);
        for (int i = 0; i < TLane.Width; i++)
        {
            Unsafe.Add(ref numbers, i) = TFunction.Of(Unsafe.Add(ref numbers, i));
        }

        return x;
    }
}
