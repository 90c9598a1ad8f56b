using System.Runtime.Intrinsics;

namespace HybridNet;

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
}
