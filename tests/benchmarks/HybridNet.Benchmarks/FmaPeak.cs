using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HybridNet.Benchmarks;

/// <summary>Fused multiply-adds on registers alone: what no product can exceed. 24 independent sums hide their latency.</summary>
internal static class FmaPeak
{
    private const int Sums = 24;
    private const int Steps = 20_000;

    /// <summary>Operations of one call: a multiplication and an addition for each lane of each sum.</summary>
    internal static double Operations<T>()
        where T : unmanaged => 2.0 * Sums * Steps * (Vector512.IsHardwareAccelerated ? Vector512<T>.Count : Vector256<T>.Count);

    /// <summary>Runs the loop once; the result depends on all sums, so that none is left out.</summary>
    internal static T Run<T>()
        where T : unmanaged, INumber<T> => Vector512.IsHardwareAccelerated ? Run512<T>() : Run256<T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Fma<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Fma<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c)
        where T : unmanaged => typeof(T) == typeof(float)
            ? Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector256.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T Run512<T>()
        where T : unmanaged, INumber<T>
    {
        Vector512<T> x = Vector512<T>.Zero;
        Vector512<T> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        Vector512<T> m = x, n = x, o = x, p = x, q = x, r = x, s = x, t = x, u = x, v = x, w = x, z = x;
        for (int step = 0; step < Steps; step++)
        {
            (a, b, c, d, e, f) = (Fma(x, x, a), Fma(x, x, b), Fma(x, x, c), Fma(x, x, d), Fma(x, x, e), Fma(x, x, f));
            (g, h, i, j, k, l) = (Fma(x, x, g), Fma(x, x, h), Fma(x, x, i), Fma(x, x, j), Fma(x, x, k), Fma(x, x, l));
            (m, n, o, p, q, r) = (Fma(x, x, m), Fma(x, x, n), Fma(x, x, o), Fma(x, x, p), Fma(x, x, q), Fma(x, x, r));
            (s, t, u, v, w, z) = (Fma(x, x, s), Fma(x, x, t), Fma(x, x, u), Fma(x, x, v), Fma(x, x, w), Fma(x, x, z));
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q + r + s + t + u + v + w + z);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static T Run256<T>()
        where T : unmanaged, INumber<T>
    {
        // 12 sums, twice: AVX2 has 16 registers.
        Vector256<T> x = Vector256<T>.Zero;
        Vector256<T> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (int step = 0; step < 2 * Steps; step++)
        {
            (a, b, c, d, e, f) = (Fma(x, x, a), Fma(x, x, b), Fma(x, x, c), Fma(x, x, d), Fma(x, x, e), Fma(x, x, f));
            (g, h, i, j, k, l) = (Fma(x, x, g), Fma(x, x, h), Fma(x, x, i), Fma(x, x, j), Fma(x, x, k), Fma(x, x, l));
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
