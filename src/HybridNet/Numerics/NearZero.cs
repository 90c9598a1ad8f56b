using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>NumPy's expm1 and log1p: e^x - 1 and ln(1 + x) without loss of digits near x = 0.</summary>
/// <remarks>
/// The rounding error of 1 + x cancels in a quotient: (u - 1) / ln u changes slowly with u, so a value of u near e^x, or near 1 + x, is enough.
/// Source: W. Kahan, as in Higham, Accuracy and Stability of Numerical Algorithms, section 1.14.1.
/// </remarks>
internal static class NearZero
{
    /// <summary>e^x - 1 for x of 0 or less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Expm1<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal u = TReal.Exp(x);
        TReal less = u - 1.0;
        TReal y = less * x / TReal.Log(u);
        return TReal.IfEqual(u, 1.0, x, TReal.IfEqual(less, -1.0, -1.0, y));
    }

    /// <summary>ln(1 + x) for finite x above -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TReal Log1p<TReal>(TReal x)
        where TReal : struct, IReal<TReal>
    {
        TReal u = 1.0 + x;
        return TReal.IfEqual(u, 1.0, x, TReal.Log(u) * x / (u - 1.0));
    }
}
