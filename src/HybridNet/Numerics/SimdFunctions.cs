using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>The functions of NumPy's vector kernels for float32; float64 goes to the C library.</summary>
/// <remarks>
/// Source: NumPy's loops_exponent_log (BSD-3-Clause), coefficients of a Remez fit by R. Devulapalli. tests/golden holds every n-th of all
/// 2^32 inputs as NumPy computes them.
/// </remarks>
internal readonly struct SimdFunctions : IFunctions
{
    public static bool HasLanes<T>(Function function) => typeof(T) == typeof(float) && function == Function.ExpOrLog;

    /// <summary>
    /// e^x as NumPy's float32 vector kernel computes it: x = q ln 2 + r, e^r = P(r) / Q(r) by a rational minimax fit, times 2^q.
    /// Errors up to 2.45 units in the last place are NumPy's own: the bits are the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Exp<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return LibmFunctions.Exp<TLane, T>(x);
        }

        // Adding and subtracting 1.5 * 2^23 rounds to the nearest whole number; the product is rounded before, as in NumPy.
        TLane magic = 12582912.0;
        TLane q = (x * 1.44269504088896341) + magic - magic;
        TLane r = TLane.FusedMultiplyAdd(q, -6.93145752e-1, x);
        r = TLane.FusedMultiplyAdd(q, -1.42860677e-6, r);

        TLane p = TLane.FusedMultiplyAdd(5.082762527590693718096e-04, r, 6.757896990527504603057e-03);
        p = TLane.FusedMultiplyAdd(p, r, 5.114512081637298353406e-02);
        p = TLane.FusedMultiplyAdd(p, r, 2.473615434895520810817e-01);
        p = TLane.FusedMultiplyAdd(p, r, 7.257664613233124478488e-01);
        p = TLane.FusedMultiplyAdd(p, r, 9.999999999980870924916e-01);
        TLane d = TLane.FusedMultiplyAdd(2.159509375685829852307e-02, r, -2.742335390411667452936e-01);
        d = TLane.FusedMultiplyAdd(d, r, 1.0);

        // 2^q in two factors: the first product is exact, the second rounds once, also where the result is subnormal or infinite.
        TLane half = (q * 0.5) + magic - magic;
        TLane y = p / d * TLane.PowerOfTwo(half) * TLane.PowerOfTwo(q - half);

        y = TLane.IfLess(x, 88.72283935546875, y, double.PositiveInfinity);
        y = TLane.IfLessOrEqual(x, -103.97208404541015625, 0.0, y);
        return TLane.IfEqual(x, x, y, x);
    }

    /// <summary>
    /// ln x as NumPy's float32 vector kernel computes it: x = m 2^e with sqrt(1/2) &lt; m &lt;= sqrt(2), ln m = P(m - 1) / Q(m - 1),
    /// plus e ln 2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Log<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return LibmFunctions.Log<TLane, T>(x);
        }

        TLane one = 1.0;
        TLane zero = 0.0;
        TLane smallest = 1.17549435082228750797e-38;
        TLane scaled = TLane.IfLess(x, smallest, x * 1.26765060022822940149670320538e30, x);
        (TLane e, TLane m) = TLane.Split(scaled);
        e = TLane.IfLess(x, smallest, e - 100.0, e);

        TLane root = 0.70710678118654752440;
        e = TLane.IfLessOrEqual(m, root, e - one, e);
        m = TLane.IfLessOrEqual(m, root, m + m, m) - one;

        TLane p = TLane.FusedMultiplyAdd(2.589979117907922693523e-02, m, 3.808837741388407920751e-01);
        p = TLane.FusedMultiplyAdd(p, m, 1.480000633576506585156);
        p = TLane.FusedMultiplyAdd(p, m, 2.112677543073053063722);
        p = TLane.FusedMultiplyAdd(p, m, 0.9999999999999998702752);
        p = TLane.FusedMultiplyAdd(p, m, zero);
        TLane d = TLane.FusedMultiplyAdd(5.875095403124574342950e-03, m, 1.546476374983906719538e-01);
        d = TLane.FusedMultiplyAdd(d, m, 9.864942958519418960339e-01);
        d = TLane.FusedMultiplyAdd(d, m, 2.453006071784736363091);
        d = TLane.FusedMultiplyAdd(d, m, 2.612677543073109236779);
        d = TLane.FusedMultiplyAdd(d, m, one);
        TLane y = TLane.FusedMultiplyAdd(e, 0.693147180559945309417232121458176568, p / d);

        y = TLane.IfLess(x, double.PositiveInfinity, y, x);
        y = TLane.IfLess(x, zero, double.NaN, y);
        y = TLane.IfEqual(x, zero, double.NegativeInfinity, y);
        return TLane.IfEqual(x, x, y, x);
    }

    /// <summary>
    /// tanh x, float32 by way of double: within one unit in the last place of NumPy's vector kernel, which differs from the C library's.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Tanh<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.Each<PreciseTanh>(x);

    private readonly struct PreciseTanh : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T IFunction.Of<T>(T x) =>
            typeof(T) == typeof(float) ? (T)(object)(float)Math.Tanh((float)(object)x) : (T)(object)HyperbolicTangent.Of((double)(object)x);
    }
}
