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
    public static bool HasVectors<T>(Function function) => typeof(T) == typeof(float) && function == Function.ExpOrLog;

    /// <summary>
    /// e^x as NumPy's float32 vector kernel computes it: x = q ln 2 + r, e^r = P(r) / Q(r) by a rational minimax fit, times 2^q.
    /// Errors up to 2.45 units in the last place are NumPy's own: the bits are the same.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector, T>(TVector x)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return LibmFunctions.Exp<TVector, T>(x);
        }

        // Adding and subtracting 1.5 * 2^23 rounds to the nearest whole number; the product is rounded before, as in NumPy.
        TVector magic = 12582912.0;
        TVector q = (x * 1.44269504088896341) + magic - magic;
        TVector r = TVector.FusedMultiplyAdd(q, -6.93145752e-1, x);
        r = TVector.FusedMultiplyAdd(q, -1.42860677e-6, r);

        TVector p = TVector.FusedMultiplyAdd(5.082762527590693718096e-04, r, 6.757896990527504603057e-03);
        p = TVector.FusedMultiplyAdd(p, r, 5.114512081637298353406e-02);
        p = TVector.FusedMultiplyAdd(p, r, 2.473615434895520810817e-01);
        p = TVector.FusedMultiplyAdd(p, r, 7.257664613233124478488e-01);
        p = TVector.FusedMultiplyAdd(p, r, 9.999999999980870924916e-01);
        TVector d = TVector.FusedMultiplyAdd(2.159509375685829852307e-02, r, -2.742335390411667452936e-01);
        d = TVector.FusedMultiplyAdd(d, r, 1.0);

        // 2^q in two factors: the first product is exact, the second rounds once, also where the result is subnormal or infinite.
        TVector half = (q * 0.5) + magic - magic;
        TVector y = p / d * TVector.PowerOfTwo(half) * TVector.PowerOfTwo(q - half);

        y = TVector.IfLess(x, 88.72283935546875, y, double.PositiveInfinity);
        y = TVector.IfLessOrEqual(x, -103.97208404541015625, 0.0, y);
        return TVector.IfEqual(x, x, y, x);
    }

    /// <summary>
    /// ln x as NumPy's float32 vector kernel computes it: x = m 2^e with sqrt(1/2) &lt; m &lt;= sqrt(2), ln m = P(m - 1) / Q(m - 1),
    /// plus e ln 2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TVector, T>(TVector x)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return LibmFunctions.Log<TVector, T>(x);
        }

        TVector one = 1.0;
        TVector zero = 0.0;
        TVector smallest = 1.17549435082228750797e-38;
        TVector scaled = TVector.IfLess(x, smallest, x * 1.26765060022822940149670320538e30, x);
        (TVector e, TVector m) = TVector.Split(scaled);
        e = TVector.IfLess(x, smallest, e - 100.0, e);

        TVector root = 0.70710678118654752440;
        e = TVector.IfLessOrEqual(m, root, e - one, e);
        m = TVector.IfLessOrEqual(m, root, m + m, m) - one;

        TVector p = TVector.FusedMultiplyAdd(2.589979117907922693523e-02, m, 3.808837741388407920751e-01);
        p = TVector.FusedMultiplyAdd(p, m, 1.480000633576506585156);
        p = TVector.FusedMultiplyAdd(p, m, 2.112677543073053063722);
        p = TVector.FusedMultiplyAdd(p, m, 0.9999999999999998702752);
        p = TVector.FusedMultiplyAdd(p, m, zero);
        TVector d = TVector.FusedMultiplyAdd(5.875095403124574342950e-03, m, 1.546476374983906719538e-01);
        d = TVector.FusedMultiplyAdd(d, m, 9.864942958519418960339e-01);
        d = TVector.FusedMultiplyAdd(d, m, 2.453006071784736363091);
        d = TVector.FusedMultiplyAdd(d, m, 2.612677543073109236779);
        d = TVector.FusedMultiplyAdd(d, m, one);
        TVector y = TVector.FusedMultiplyAdd(e, 0.693147180559945309417232121458176568, p / d);

        y = TVector.IfLess(x, double.PositiveInfinity, y, x);
        y = TVector.IfLess(x, zero, double.NaN, y);
        y = TVector.IfEqual(x, zero, double.NegativeInfinity, y);
        return TVector.IfEqual(x, x, y, x);
    }

    /// <summary>
    /// tanh x, float32 by way of double: within one unit in the last place of NumPy's vector kernel, which differs from the C library's.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TVector, T>(TVector x)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TVector.ApplyScalar<PreciseTanh>(x);

    private readonly struct PreciseTanh : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T IFunction.Of<T>(T x) =>
            typeof(T) == typeof(float) ? (T)(object)(float)Math.Tanh((float)(object)x) : (T)(object)HyperbolicTangent.Of((double)(object)x);
    }
}
