using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HybridNet;

/// <summary>A loop that is written for every vector width.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal interface ILoop<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The functions that its operator calls.</summary>
    static virtual Function Calls => Function.None;

    /// <summary>Whether the fast arithmetic computes it differently, beyond the functions that it calls.</summary>
    static virtual bool HasFastForm => false;

    /// <summary>Runs with vectors of one width and an implementation of exp, log and tanh.</summary>
    void Run<TVector, TFunctions>()
        where TVector : struct, ISimdVector<TVector, T>
        where TFunctions : struct, IFunctions;
}

/// <summary>The vector width of loops: the widest of this processor, unless a test forces another.</summary>
/// <remarks>Every width gives the same bits, so the choice affects speed only. 1 is the scalar loop.</remarks>
internal static class VectorWidth
{
    [ThreadStatic]
    private static int _forced;

    internal static readonly int Widest =
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 1;

    /// <summary>512, 256, 128 or 1.</summary>
    internal static int Current => _forced != 0 ? _forced : Widest;

    /// <summary>Makes the loops of this thread compute with <paramref name="bits"/> until <see cref="Release"/>. For tests.</summary>
    internal static void Force(int bits) => _forced = bits;

    internal static void Release() => _forced = 0;

    /// <summary>Runs a loop with vectors of up to <paramref name="widest"/> bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run<TLoop, T>(ref TLoop loop, FunctionSet functions = FunctionSet.NumPy, int widest = 512)
        where TLoop : struct, ILoop<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        // A loop that calls no function is compiled once for NumPy's functions and the engine's own.
        if (functions == FunctionSet.NumPy || (functions == FunctionSet.Fast && TLoop.Calls == Function.None && !TLoop.HasFastForm))
        {
            Run<TLoop, T, SimdFunctions>(ref loop, widest);
        }
        else if (functions == FunctionSet.Libm)
        {
            Run<TLoop, T, LibmFunctions>(ref loop, widest);
        }
        else
        {
            Run<TLoop, T, FastFunctions>(ref loop, widest);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TLoop, T, TFunctions>(ref TLoop loop, int widest)
        where TLoop : struct, ILoop<T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunctions : struct, IFunctions
    {
        if (TLoop.Calls != Function.None && !TFunctions.HasVectors<T>(TLoop.Calls))
        {
            loop.Run<Scalar<T>, TFunctions>();
            return;
        }

        switch (Math.Min(Current, widest))
        {
            case 512:
                loop.Run<SimdVector512<T>, TFunctions>();
                break;
            case 256:
                loop.Run<SimdVector256<T>, TFunctions>();
                break;
            case 128:
                loop.Run<SimdVector128<T>, TFunctions>();
                break;
            default:
                loop.Run<Scalar<T>, TFunctions>();
                break;
        }
    }
}
