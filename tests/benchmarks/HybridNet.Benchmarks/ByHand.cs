using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HybridNet.Benchmarks;

/// <summary>The peers of <see cref="VectorLoops{T}"/>: the same formulas as loops over one vector type each, without the engine's vectors.</summary>
internal static class ByHand
{
    // As the engine's loops: compiled once, fully.
    private const MethodImplOptions Loop = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    internal static void ReLU<T>(int width, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (width)
        {
            case 512:
                ReLU512(x, y);
                break;
            case 256:
                ReLU256(x, y);
                break;
            default:
                ReLU1(x, y);
                break;
        }
    }

    internal static void Sigmoid<T>(int width, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            Sigmoid1(MemoryMarshal.Cast<T, double>(x), MemoryMarshal.Cast<T, double>(y));
            return;
        }

        ReadOnlySpan<float> from = MemoryMarshal.Cast<T, float>(x);
        Span<float> to = MemoryMarshal.Cast<T, float>(y);
        switch (width)
        {
            case 512:
                Sigmoid512(from, to);
                break;
            case 256:
                Sigmoid256(from, to);
                break;
            default:
                Sigmoid1(from, to);
                break;
        }
    }

    internal static void Adam<T>(int width, Span<T> value, ReadOnlySpan<T> gradient, Span<T> momentum, Span<T> cache)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (width)
        {
            case 512:
                Adam512(value, gradient, momentum, cache);
                break;
            case 256:
                Adam256(value, gradient, momentum, cache);
                break;
            default:
                Adam1(value, gradient, momentum, cache);
                break;
        }
    }

    [MethodImpl(Loop)]
    private static void ReLU512<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        ref T source = ref MemoryMarshal.GetReference(x);
        ref T target = ref MemoryMarshal.GetReference(y);
        Vector512<T> zero = Vector512<T>.Zero;
        for (nuint i = 0; i < (nuint)y.Length; i += (nuint)Vector512<T>.Count)
        {
            var v = Vector512.LoadUnsafe(ref source, i);
            Vector512.ConditionalSelect(Vector512.LessThan(v, zero), zero, v).StoreUnsafe(ref target, i);
        }
    }

    [MethodImpl(Loop)]
    private static void ReLU256<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        ref T source = ref MemoryMarshal.GetReference(x);
        ref T target = ref MemoryMarshal.GetReference(y);
        Vector256<T> zero = Vector256<T>.Zero;
        for (nuint i = 0; i < (nuint)y.Length; i += (nuint)Vector256<T>.Count)
        {
            var v = Vector256.LoadUnsafe(ref source, i);
            Vector256.ConditionalSelect(Vector256.LessThan(v, zero), zero, v).StoreUnsafe(ref target, i);
        }
    }

    [MethodImpl(Loop)]
    private static void ReLU1<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = x[i] < T.Zero ? T.Zero : x[i];
        }
    }

    [MethodImpl(Loop)]
    private static void Sigmoid512(ReadOnlySpan<float> x, Span<float> y)
    {
        ref float source = ref MemoryMarshal.GetReference(x);
        ref float target = ref MemoryMarshal.GetReference(y);
        for (nuint i = 0; i < (nuint)y.Length; i += (nuint)Vector512<float>.Count)
        {
            Vector512<float> e = Exp(-Vector512.LoadUnsafe(ref source, i));
            (Vector512<float>.One / (Vector512<float>.One + e)).StoreUnsafe(ref target, i);
        }
    }

    [MethodImpl(Loop)]
    private static void Sigmoid256(ReadOnlySpan<float> x, Span<float> y)
    {
        ref float source = ref MemoryMarshal.GetReference(x);
        ref float target = ref MemoryMarshal.GetReference(y);
        for (nuint i = 0; i < (nuint)y.Length; i += (nuint)Vector256<float>.Count)
        {
            Vector256<float> e = Exp(-Vector256.LoadUnsafe(ref source, i));
            (Vector256<float>.One / (Vector256<float>.One + e)).StoreUnsafe(ref target, i);
        }
    }

    [MethodImpl(Loop)]
    private static void Sigmoid1(ReadOnlySpan<float> x, Span<float> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = 1f / (1f + Exp(-x[i]));
        }
    }

    [MethodImpl(Loop)]
    private static void Sigmoid1(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = 1 / (1 + Math.Exp(-x[i]));
        }
    }

    [MethodImpl(Loop)]
    private static void Adam512<T>(Span<T> value, ReadOnlySpan<T> gradient, Span<T> momentum, Span<T> cache)
        where T : IFloatingPointIeee754<T>
    {
        ref T v = ref MemoryMarshal.GetReference(value);
        ref T g = ref MemoryMarshal.GetReference(gradient);
        ref T m = ref MemoryMarshal.GetReference(momentum);
        ref T c = ref MemoryMarshal.GetReference(cache);
        (Vector512<T> minusRate, Vector512<T> epsilon) = (All512<T>(-0.05), All512<T>(1e-7));
        (Vector512<T> beta1, Vector512<T> rest1, Vector512<T> beta2, Vector512<T> rest2) =
            (All512<T>(0.9), All512<T>(1 - 0.9), All512<T>(0.999), All512<T>(1 - 0.999));
        for (nuint i = 0; i < (nuint)value.Length; i += (nuint)Vector512<T>.Count)
        {
            var slope = Vector512.LoadUnsafe(ref g, i);
            Vector512<T> nextM = (beta1 * Vector512.LoadUnsafe(ref m, i)) + (rest1 * slope);
            Vector512<T> nextC = (beta2 * Vector512.LoadUnsafe(ref c, i)) + (rest2 * (slope * slope));
            Vector512<T> scale = Vector512.Sqrt(nextC / rest2) + epsilon;
            (Vector512.LoadUnsafe(ref v, i) + (minusRate * (nextM / rest1) / scale)).StoreUnsafe(ref v, i);
            nextM.StoreUnsafe(ref m, i);
            nextC.StoreUnsafe(ref c, i);
        }
    }

    [MethodImpl(Loop)]
    private static void Adam256<T>(Span<T> value, ReadOnlySpan<T> gradient, Span<T> momentum, Span<T> cache)
        where T : IFloatingPointIeee754<T>
    {
        ref T v = ref MemoryMarshal.GetReference(value);
        ref T g = ref MemoryMarshal.GetReference(gradient);
        ref T m = ref MemoryMarshal.GetReference(momentum);
        ref T c = ref MemoryMarshal.GetReference(cache);
        (Vector256<T> minusRate, Vector256<T> epsilon) = (All256<T>(-0.05), All256<T>(1e-7));
        (Vector256<T> beta1, Vector256<T> rest1, Vector256<T> beta2, Vector256<T> rest2) =
            (All256<T>(0.9), All256<T>(1 - 0.9), All256<T>(0.999), All256<T>(1 - 0.999));
        for (nuint i = 0; i < (nuint)value.Length; i += (nuint)Vector256<T>.Count)
        {
            var slope = Vector256.LoadUnsafe(ref g, i);
            Vector256<T> nextM = (beta1 * Vector256.LoadUnsafe(ref m, i)) + (rest1 * slope);
            Vector256<T> nextC = (beta2 * Vector256.LoadUnsafe(ref c, i)) + (rest2 * (slope * slope));
            Vector256<T> scale = Vector256.Sqrt(nextC / rest2) + epsilon;
            (Vector256.LoadUnsafe(ref v, i) + (minusRate * (nextM / rest1) / scale)).StoreUnsafe(ref v, i);
            nextM.StoreUnsafe(ref m, i);
            nextC.StoreUnsafe(ref c, i);
        }
    }

    [MethodImpl(Loop)]
    private static void Adam1<T>(Span<T> value, ReadOnlySpan<T> gradient, Span<T> momentum, Span<T> cache)
        where T : IFloatingPointIeee754<T>
    {
        (T minusRate, T epsilon) = (T.CreateChecked(-0.05), T.CreateChecked(1e-7));
        (T beta1, T rest1) = (T.CreateChecked(0.9), T.CreateChecked(1 - 0.9));
        (T beta2, T rest2) = (T.CreateChecked(0.999), T.CreateChecked(1 - 0.999));
        for (int i = 0; i < value.Length; i++)
        {
            T slope = gradient[i];
            T nextM = (beta1 * momentum[i]) + (rest1 * slope);
            T nextC = (beta2 * cache[i]) + (rest2 * (slope * slope));
            value[i] += minusRate * (nextM / rest1) / (T.Sqrt(nextC / rest2) + epsilon);
            momentum[i] = nextM;
            cache[i] = nextC;
        }
    }

    /// <summary>NumPy's vector e^x, as <see cref="SimdFunctions"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Exp(Vector512<float> x)
    {
        var magic = Vector512.Create(12582912f);
        Vector512<float> q = (x * 1.44269504f) + magic - magic;
        var r = Vector512.FusedMultiplyAdd(q, Vector512.Create(-6.93145752e-1f), x);
        r = Vector512.FusedMultiplyAdd(q, Vector512.Create(-1.42860677e-6f), r);

        var p = Vector512.FusedMultiplyAdd(Vector512.Create(5.082762527590693718096e-04f), r, Vector512.Create(6.757896990527504603057e-03f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(5.114512081637298353406e-02f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(2.473615434895520810817e-01f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(7.257664613233124478488e-01f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(9.999999999980870924916e-01f));
        var d = Vector512.FusedMultiplyAdd(Vector512.Create(2.159509375685829852307e-02f), r, Vector512.Create(-2.742335390411667452936e-01f));
        d = Vector512.FusedMultiplyAdd(d, r, Vector512<float>.One);

        Vector512<float> half = (q * 0.5f) + magic - magic;
        Vector512<float> y = p / d * PowerOfTwo(half) * PowerOfTwo(q - half);
        y = Vector512.ConditionalSelect(
            Vector512.LessThan(x, Vector512.Create(88.72283935546875f)), y, Vector512.Create(float.PositiveInfinity));
        y = Vector512.ConditionalSelect(
            Vector512.LessThanOrEqual(x, Vector512.Create(-103.97208404541015625f)), Vector512<float>.Zero, y);
        return Vector512.ConditionalSelect(Vector512.Equals(x, x), y, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exp(Vector256<float> x)
    {
        var magic = Vector256.Create(12582912f);
        Vector256<float> q = (x * 1.44269504f) + magic - magic;
        var r = Vector256.FusedMultiplyAdd(q, Vector256.Create(-6.93145752e-1f), x);
        r = Vector256.FusedMultiplyAdd(q, Vector256.Create(-1.42860677e-6f), r);

        var p = Vector256.FusedMultiplyAdd(Vector256.Create(5.082762527590693718096e-04f), r, Vector256.Create(6.757896990527504603057e-03f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(5.114512081637298353406e-02f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(2.473615434895520810817e-01f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(7.257664613233124478488e-01f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(9.999999999980870924916e-01f));
        var d = Vector256.FusedMultiplyAdd(Vector256.Create(2.159509375685829852307e-02f), r, Vector256.Create(-2.742335390411667452936e-01f));
        d = Vector256.FusedMultiplyAdd(d, r, Vector256<float>.One);

        Vector256<float> half = (q * 0.5f) + magic - magic;
        Vector256<float> y = p / d * PowerOfTwo(half) * PowerOfTwo(q - half);
        y = Vector256.ConditionalSelect(
            Vector256.LessThan(x, Vector256.Create(88.72283935546875f)), y, Vector256.Create(float.PositiveInfinity));
        y = Vector256.ConditionalSelect(
            Vector256.LessThanOrEqual(x, Vector256.Create(-103.97208404541015625f)), Vector256<float>.Zero, y);
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), y, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Exp(float x)
    {
        const float Magic = 12582912f;
        float q = (x * 1.44269504f) + Magic - Magic;
        float r = MathF.FusedMultiplyAdd(q, -6.93145752e-1f, x);
        r = MathF.FusedMultiplyAdd(q, -1.42860677e-6f, r);

        float p = MathF.FusedMultiplyAdd(5.082762527590693718096e-04f, r, 6.757896990527504603057e-03f);
        p = MathF.FusedMultiplyAdd(p, r, 5.114512081637298353406e-02f);
        p = MathF.FusedMultiplyAdd(p, r, 2.473615434895520810817e-01f);
        p = MathF.FusedMultiplyAdd(p, r, 7.257664613233124478488e-01f);
        p = MathF.FusedMultiplyAdd(p, r, 9.999999999980870924916e-01f);
        float d = MathF.FusedMultiplyAdd(2.159509375685829852307e-02f, r, -2.742335390411667452936e-01f);
        d = MathF.FusedMultiplyAdd(d, r, 1f);

        float half = (q * 0.5f) + Magic - Magic;
        float y = p / d * PowerOfTwo(half) * PowerOfTwo(q - half);
        y = x < 88.72283935546875f ? y : float.PositiveInfinity;
        y = x <= -103.97208404541015625f ? 0f : y;
        return float.IsNaN(x) ? x : y;
    }

    private static Vector512<float> PowerOfTwo(Vector512<float> x) =>
        Vector512.ShiftLeft(Vector512.ConvertToInt32(x) + Vector512.Create(127), 23).AsSingle();

    private static Vector256<float> PowerOfTwo(Vector256<float> x) =>
        Vector256.ShiftLeft(Vector256.ConvertToInt32(x) + Vector256.Create(127), 23).AsSingle();

    private static float PowerOfTwo(float x) => BitConverter.Int32BitsToSingle(((int)x + 127) << 23);

    private static Vector512<T> All512<T>(double number)
        where T : INumberBase<T> => Vector512.Create(T.CreateChecked(number));

    private static Vector256<T> All256<T>(double number)
        where T : INumberBase<T> => Vector256.Create(T.CreateChecked(number));
}
