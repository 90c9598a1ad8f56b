using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>e^x by the C library: NumPy's float64, and its float32 on processors without AVX2.</summary>
internal readonly struct LibmExp : IFormula1
{
    public static bool CallsLibrary<T>()
        where T : unmanaged => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.LibmExp(x);
}

/// <summary>ln x by the C library: NumPy's float64, and its float32 on processors without AVX2.</summary>
internal readonly struct LibmLog : IFormula1
{
    public static bool CallsLibrary<T>()
        where T : unmanaged => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.LibmLog(x);
}

/// <summary>tanh x by the C library: NumPy's float64 and float32 on processors without AVX2.</summary>
internal readonly struct LibmTanh : IFormula1
{
    public static bool CallsLibrary<T>()
        where T : unmanaged => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.LibmTanh(x);
}

/// <summary>
/// tanh x, float32 by way of double: within one unit in the last place of NumPy's vector kernel, which differs from the C library's.
/// </summary>
internal readonly struct Tanh : IFormula1
{
    public static bool CallsLibrary<T>()
        where T : unmanaged => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.Tanh(x);
}

/// <summary>
/// e^x as NumPy's float32 vector kernel computes it: x = q ln 2 + r, e^r = P(r) / Q(r) by a rational minimax fit, times 2^q.
/// Wrong by up to 2.45 units in the last place, and that is the point: the same bits as NumPy. float64 goes to the C library.
/// </summary>
/// <remarks>
/// Source: NumPy's loops_exponent_log (BSD-3-Clause), coefficients of a Remez fit by R. Devulapalli. tests/golden holds a stride of all
/// 2^32 inputs as NumPy computes them.
/// </remarks>
internal readonly struct SimdExp : IFormula1
{
    public static bool CallsLibrary<T>()
        where T : unmanaged => typeof(T) == typeof(double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return TLane.LibmExp(x);
        }

        // Adding and subtracting 1.5 * 2^23 rounds to the nearest whole number; the product is rounded before, as in NumPy.
        TLane magic = TLane.All(12582912.0);
        TLane q = (x * TLane.All(1.44269504088896341)) + magic - magic;
        TLane r = TLane.FusedMultiplyAdd(q, TLane.All(-6.93145752e-1), x);
        r = TLane.FusedMultiplyAdd(q, TLane.All(-1.42860677e-6), r);

        TLane p = TLane.FusedMultiplyAdd(TLane.All(5.082762527590693718096e-04), r, TLane.All(6.757896990527504603057e-03));
        p = TLane.FusedMultiplyAdd(p, r, TLane.All(5.114512081637298353406e-02));
        p = TLane.FusedMultiplyAdd(p, r, TLane.All(2.473615434895520810817e-01));
        p = TLane.FusedMultiplyAdd(p, r, TLane.All(7.257664613233124478488e-01));
        p = TLane.FusedMultiplyAdd(p, r, TLane.All(9.999999999980870924916e-01));
        TLane d = TLane.FusedMultiplyAdd(TLane.All(2.159509375685829852307e-02), r, TLane.All(-2.742335390411667452936e-01));
        d = TLane.FusedMultiplyAdd(d, r, TLane.All(1.0));

        // 2^q in two factors: the first product is exact, the second rounds once, also where the result is subnormal or infinite.
        TLane half = (q * TLane.All(0.5)) + magic - magic;
        TLane y = p / d * TLane.PowerOfTwo(half) * TLane.PowerOfTwo(q - half);

        y = TLane.IfLess(x, TLane.All(88.72283935546875), y, TLane.All(double.PositiveInfinity));
        y = TLane.IfLessOrEqual(x, TLane.All(-103.97208404541015625), TLane.All(0.0), y);
        return TLane.IfEqual(x, x, y, x);
    }
}

/// <summary>
/// ln x as NumPy's float32 vector kernel computes it: x = m 2^e with sqrt(1/2) &lt; m &lt;= sqrt(2), ln m = P(m - 1) / Q(m - 1),
/// plus e ln 2. float64 goes to the C library.
/// </summary>
/// <remarks>
/// Source: NumPy's loops_exponent_log (BSD-3-Clause), coefficients of a Remez fit by R. Devulapalli. tests/golden holds a stride of all
/// 2^32 inputs as NumPy computes them.
/// </remarks>
internal readonly struct SimdLog : IFormula1
{
    public static bool CallsLibrary<T>()
        where T : unmanaged => typeof(T) == typeof(double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Apply<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return TLane.LibmLog(x);
        }

        TLane one = TLane.All(1.0);
        TLane zero = TLane.All(0.0);
        TLane smallest = TLane.All(1.17549435082228750797e-38);
        TLane scaled = TLane.IfLess(x, smallest, x * TLane.All(1.26765060022822940149670320538e30), x);
        (TLane e, TLane m) = TLane.Split(scaled);
        e = TLane.IfLess(x, smallest, e - TLane.All(100.0), e);

        TLane root = TLane.All(0.70710678118654752440);
        e = TLane.IfLessOrEqual(m, root, e - one, e);
        m = TLane.IfLessOrEqual(m, root, m + m, m) - one;

        TLane p = TLane.FusedMultiplyAdd(TLane.All(2.589979117907922693523e-02), m, TLane.All(3.808837741388407920751e-01));
        p = TLane.FusedMultiplyAdd(p, m, TLane.All(1.480000633576506585156));
        p = TLane.FusedMultiplyAdd(p, m, TLane.All(2.112677543073053063722));
        p = TLane.FusedMultiplyAdd(p, m, TLane.All(0.9999999999999998702752));
        p = TLane.FusedMultiplyAdd(p, m, zero);
        TLane d = TLane.FusedMultiplyAdd(TLane.All(5.875095403124574342950e-03), m, TLane.All(1.546476374983906719538e-01));
        d = TLane.FusedMultiplyAdd(d, m, TLane.All(9.864942958519418960339e-01));
        d = TLane.FusedMultiplyAdd(d, m, TLane.All(2.453006071784736363091));
        d = TLane.FusedMultiplyAdd(d, m, TLane.All(2.612677543073109236779));
        d = TLane.FusedMultiplyAdd(d, m, one);
        TLane y = TLane.FusedMultiplyAdd(e, TLane.All(0.693147180559945309417232121458176568), p / d);

        y = TLane.IfLess(x, TLane.All(double.PositiveInfinity), y, x);
        y = TLane.IfLess(x, zero, TLane.All(double.NaN), y);
        y = TLane.IfEqual(x, zero, TLane.All(double.NegativeInfinity), y);
        return TLane.IfEqual(x, x, y, x);
    }
}
