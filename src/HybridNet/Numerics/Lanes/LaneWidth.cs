using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HybridNet;

/// <summary>A loop over numbers that is written for every lane.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal interface ILoop<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Which functions its formula calls.</summary>
    static virtual Function Calls => Function.None;

    /// <summary>Runs with lanes of one width; a loop that needs no exp, log or tanh does not ask whose they are.</summary>
    void Run<TLane, TFunctions>()
        where TLane : struct, ILane<TLane, T>
        where TFunctions : struct, IFunctions;
}

/// <summary>The vector width that loops compute with: the widest this processor has, unless a test forces another.</summary>
/// <remarks>Every width gives the same bits, so the choice is one of speed alone. 1 stands for the scalar lane.</remarks>
internal static class LaneWidth
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

    /// <summary>Runs a loop with lanes of up to so many bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Run<TLoop, T>(ref TLoop loop, Flavour flavour = Flavour.Simd, int widest = 512)
        where TLoop : struct, ILoop<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (flavour == Flavour.Simd)
        {
            Run<TLoop, T, SimdFunctions>(ref loop, widest);
        }
        else
        {
            Run<TLoop, T, LibmFunctions>(ref loop, widest);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TLoop, T, TFunctions>(ref TLoop loop, int widest)
        where TLoop : struct, ILoop<T>
        where T : unmanaged, IFloatingPointIeee754<T>
        where TFunctions : struct, IFunctions
    {
        if (TLoop.Calls != Function.None && !TFunctions.HasLanes<T>(TLoop.Calls))
        {
            loop.Run<Scalar<T>, TFunctions>();
            return;
        }

        switch (Math.Min(Current, widest))
        {
            case 512:
                loop.Run<Lane512<T>, TFunctions>();
                break;
            case 256:
                loop.Run<Lane256<T>, TFunctions>();
                break;
            case 128:
                loop.Run<Lane128<T>, TFunctions>();
                break;
            default:
                loop.Run<Scalar<T>, TFunctions>();
                break;
        }
    }
}
