using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>A formula that calls the C library, applied to the numbers of one lane in turn.</summary>
internal static class OneByOne
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static TLane Apply<TFormula, TLane, T>(TLane x)
        where TFormula : struct, IFormula1
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T numbers = ref Unsafe.As<TLane, T>(ref x);
        for (int i = 0; i < TLane.Width; i++)
        {
            default(TFormula).Apply<Scalar<T>, T>(Scalar<T>.Load(ref numbers, i)).Store(ref numbers, i);
        }

        return x;
    }
}
