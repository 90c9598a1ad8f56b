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
internal static class ElementByElement
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static TVector Apply<TFunction, TVector, T>(TVector x)
        where TFunction : struct, IFunction
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref T numbers = ref Unsafe.As<TVector, T>(ref x);
        for (int i = 0; i < TVector.Width; i++)
        {
            Unsafe.Add(ref numbers, i) = TFunction.Of(Unsafe.Add(ref numbers, i));
        }

        return x;
    }
}
