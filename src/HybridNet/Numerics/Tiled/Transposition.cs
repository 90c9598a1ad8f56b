using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace HybridNet;

/// <summary>Small blocks of a matrix, transposed in registers.</summary>
internal static unsafe partial class Transposition
{
    /// <summary>Four rows of four numbers of a matrix whose rows are <paramref name="stride"/> apart; the results are its columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector128<float> C0, Vector128<float> C1, Vector128<float> C2, Vector128<float> C3) OfFour(float* source, nint stride) =>
        Of(Vector128.Load(source), Vector128.Load(source + stride), Vector128.Load(source + (2 * stride)), Vector128.Load(source + (3 * stride)));

    /// <summary>Four rows of four numbers; the results are their columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector128<float> C0, Vector128<float> C1, Vector128<float> C2, Vector128<float> C3) Of(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        Vector128<double> lowAB = ZipLow(a, b).AsDouble(), lowCD = ZipLow(c, d).AsDouble();
        Vector128<double> highAB = ZipHigh(a, b).AsDouble(), highCD = ZipHigh(c, d).AsDouble();
        return (ZipLow(lowAB, lowCD).AsSingle(), ZipHigh(lowAB, lowCD).AsSingle(), ZipLow(highAB, highCD).AsSingle(), ZipHigh(highAB, highCD).AsSingle());
    }

    /// <summary>Eight rows of four numbers: rows 0 to 3 in the lower halves of the results, rows 4 to 7 in the upper halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<float> C0, Vector256<float> C1, Vector256<float> C2, Vector256<float> C3) OfEight(float* source, nint stride)
    {
        float* upper = source + (4 * stride);
        if (!Avx.IsSupported)
        {
            (Vector128<float> a0, Vector128<float> a1, Vector128<float> a2, Vector128<float> a3) = OfFour(source, stride);
            (Vector128<float> b0, Vector128<float> b1, Vector128<float> b2, Vector128<float> b3) = OfFour(upper, stride);
            return (Vector256.Create(a0, b0), Vector256.Create(a1, b1), Vector256.Create(a2, b2), Vector256.Create(a3, b3));
        }

        var a = Vector256.Create(Vector128.Load(source), Vector128.Load(upper));
        var b = Vector256.Create(Vector128.Load(source + stride), Vector128.Load(upper + stride));
        var c = Vector256.Create(Vector128.Load(source + (2 * stride)), Vector128.Load(upper + (2 * stride)));
        upper += stride;
        var d = Vector256.Create(Vector128.Load(source + (3 * stride)), Vector128.Load(upper + (2 * stride)));
        Vector256<double> lowAB = Avx.UnpackLow(a, b).AsDouble(), lowCD = Avx.UnpackLow(c, d).AsDouble();
        Vector256<double> highAB = Avx.UnpackHigh(a, b).AsDouble(), highCD = Avx.UnpackHigh(c, d).AsDouble();
        return (Avx.UnpackLow(lowAB, lowCD).AsSingle(), Avx.UnpackHigh(lowAB, lowCD).AsSingle(),
            Avx.UnpackLow(highAB, highCD).AsSingle(), Avx.UnpackHigh(highAB, highCD).AsSingle());
    }

    /// <summary>Sixteen rows of four numbers; the results are their columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<float> C0, Vector512<float> C1, Vector512<float> C2, Vector512<float> C3) OfSixteen(float* source, nint stride)
    {
        if (!Avx512F.IsSupported)
        {
            (Vector256<float> l0, Vector256<float> l1, Vector256<float> l2, Vector256<float> l3) = OfEight(source, stride);
            (Vector256<float> h0, Vector256<float> h1, Vector256<float> h2, Vector256<float> h3) = OfEight(source + (8 * stride), stride);
            return (Vector512.Create(l0, h0), Vector512.Create(l1, h1), Vector512.Create(l2, h2), Vector512.Create(l3, h3));
        }

        // Each quarter of a vector has a row: 0, 4, 8 and 12 in the first one. Quarters are transposed, so that the columns are in order.
        Vector512<float> a = EveryFourth(source, stride);
        Vector512<float> b = EveryFourth(source + stride, stride);
        Vector512<float> c = EveryFourth(source + (2 * stride), stride);
        Vector512<float> d = EveryFourth(source + (3 * stride), stride);
        Vector512<double> lowAB = Avx512F.UnpackLow(a, b).AsDouble(), lowCD = Avx512F.UnpackLow(c, d).AsDouble();
        Vector512<double> highAB = Avx512F.UnpackHigh(a, b).AsDouble(), highCD = Avx512F.UnpackHigh(c, d).AsDouble();
        return (Avx512F.UnpackLow(lowAB, lowCD).AsSingle(), Avx512F.UnpackHigh(lowAB, lowCD).AsSingle(),
            Avx512F.UnpackLow(highAB, highCD).AsSingle(), Avx512F.UnpackHigh(highAB, highCD).AsSingle());

        // A broadcast under a mask is a load; an insertion would be a shuffle, of which there is one a cycle.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> EveryFourth(float* row, nint stride)
        {
            Vector512<float> rows = Avx512F.BroadcastVector128ToVector512(row);
            rows = Vector512.ConditionalSelect(Quarters(0, -1, 0, 0), Avx512F.BroadcastVector128ToVector512(row + (4 * stride)), rows);
            rows = Vector512.ConditionalSelect(Quarters(0, 0, -1, 0), Avx512F.BroadcastVector128ToVector512(row + (8 * stride)), rows);
            return Vector512.ConditionalSelect(Quarters(0, 0, 0, -1), Avx512F.BroadcastVector128ToVector512(row + (12 * stride)), rows);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<float> Quarters(int a, int b, int c, int d) => Vector512.Create(a, a, a, a, b, b, b, b, c, c, c, c, d, d, d, d).AsSingle();
    }

    /// <summary>Eight rows of four numbers; the results are their columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector512<double> C0, Vector512<double> C1, Vector512<double> C2, Vector512<double> C3) OfEight(double* source, nint stride)
    {
        if (!Avx512F.IsSupported)
        {
            (Vector256<double> l0, Vector256<double> l1, Vector256<double> l2, Vector256<double> l3) = OfFour(source, stride);
            (Vector256<double> h0, Vector256<double> h1, Vector256<double> h2, Vector256<double> h3) = OfFour(source + (4 * stride), stride);
            return (Vector512.Create(l0, h0), Vector512.Create(l1, h1), Vector512.Create(l2, h2), Vector512.Create(l3, h3));
        }

        // The rows of each half are chosen so that the columns are in order.
        Vector512<double> a = WithSecond(source, stride), b = WithSecond(source + stride, stride);
        source += 4 * stride;
        Vector512<double> c = WithSecond(source, stride), d = WithSecond(source + stride, stride);
        Vector512<double> evenAB = Avx512F.UnpackLow(a, b), oddAB = Avx512F.UnpackHigh(a, b);
        Vector512<double> evenCD = Avx512F.UnpackLow(c, d), oddCD = Avx512F.UnpackHigh(c, d);
        return (Avx512F.Shuffle4x128(evenAB, evenCD, 0b10_00_10_00), Avx512F.Shuffle4x128(oddAB, oddCD, 0b10_00_10_00),
            Avx512F.Shuffle4x128(evenAB, evenCD, 0b11_01_11_01), Avx512F.Shuffle4x128(oddAB, oddCD, 0b11_01_11_01));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static Vector512<double> WithSecond(double* row, nint stride) => Vector512.ConditionalSelect(
            Vector512.Create(0L, 0, 0, 0, -1, -1, -1, -1).AsDouble(),
            Avx512F.BroadcastVector256ToVector512(row + (2 * stride)),
            Avx512F.BroadcastVector256ToVector512(row));
    }

    /// <summary>Four rows of four numbers of a matrix whose rows are <paramref name="stride"/> apart; the results are its columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> C0, Vector256<double> C1, Vector256<double> C2, Vector256<double> C3) OfFour(double* source, nint stride) =>
        Of(Vector256.Load(source), Vector256.Load(source + stride), Vector256.Load(source + (2 * stride)), Vector256.Load(source + (3 * stride)));

    /// <summary>Four rows of four numbers; the results are their columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static (Vector256<double> C0, Vector256<double> C1, Vector256<double> C2, Vector256<double> C3) Of(
        Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        if (!Avx.IsSupported)
        {
            return (Vector256.Create(a[0], b[0], c[0], d[0]), Vector256.Create(a[1], b[1], c[1], d[1]),
                Vector256.Create(a[2], b[2], c[2], d[2]), Vector256.Create(a[3], b[3], c[3], d[3]));
        }

        Vector256<double> evenAB = Avx.UnpackLow(a, b), oddAB = Avx.UnpackHigh(a, b);
        Vector256<double> evenCD = Avx.UnpackLow(c, d), oddCD = Avx.UnpackHigh(c, d);
        return (Avx.Permute2x128(evenAB, evenCD, 0x20), Avx.Permute2x128(oddAB, oddCD, 0x20),
            Avx.Permute2x128(evenAB, evenCD, 0x31), Avx.Permute2x128(oddAB, oddCD, 0x31));
    }

    /// <summary>The numbers as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Widen(Vector128<float> numbers) =>
        Avx.IsSupported ? Avx.ConvertToVector256Double(numbers) : Vector256.Create(Vector128.WidenLower(numbers), Vector128.WidenUpper(numbers));

    /// <summary>Stores the numbers as doubles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreWidened(Vector256<float> numbers, double* target)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.ConvertToVector512Double(numbers).Store(target);
            return;
        }

        Widen(numbers.GetLower()).Store(target);
        Widen(numbers.GetUpper()).Store(target + 4);
    }

    /// <summary>a0 b0 a1 b1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    /// <summary>a2 b2 a3 b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ZipLow(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> ZipHigh(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[1], b[1]);
}
