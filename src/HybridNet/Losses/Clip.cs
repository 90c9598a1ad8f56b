using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>min(max(x, low), high); NaN stays NaN. The limits are rounded to the dtype of x.</summary>
internal readonly struct Clip(ScalarOperand low, ScalarOperand high) : IUnaryOperator
{
    /// <summary>The range of probabilities in cross-entropies: 1e-7 .. 1 - 1e-7, in float32 0x33D6BF95 and 0x3F7FFFFE.</summary>
    internal static Clip Probabilities => new(1e-7, 1 - 1e-7);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal least = low;
        TReal most = high;
        return TReal.IfLess(x, least, least, TReal.IfLess(most, x, most, x));
    }
}
