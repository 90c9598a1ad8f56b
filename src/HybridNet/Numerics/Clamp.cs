using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Numbers brought between two bounds, as NumPy's clip does it.</summary>
internal static class Clamp
{
    /// <summary>x between -bound and bound; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Within<TReal>(TReal x, double bound)
        where TReal : struct, IReal<TReal> => TReal.IfLess(x, -bound, -bound, TReal.IfLess(bound, x, bound, x));
}
