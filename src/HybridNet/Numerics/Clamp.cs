using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Limits numbers to an interval, as NumPy's clip.</summary>
internal static class Clamp
{
    /// <summary>x between -bound and bound; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Within<TReal>(TReal x, double bound)
        where TReal : struct, IReal<TReal> => TReal.IfLess(x, -bound, -bound, TReal.IfLess(bound, x, bound, x));
}
