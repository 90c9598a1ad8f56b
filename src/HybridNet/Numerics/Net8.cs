#if !NET9_0_OR_GREATER
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace HybridNet;

/// <summary>
/// Members of .NET 9 that the engine uses, for .NET 8: the same names, so that the code that calls them is the same. Fused multiply-add is
/// left * right + addend, rounded once.
/// </summary>
internal static class Net8
{
    extension(Convert)
    {
        internal static string ToHexStringLower(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();
    }

    extension(Vector)
    {
        internal static Vector<T> Create<T>(T value) => new(value);

        internal static Vector<T> Create<T>(ReadOnlySpan<T> values) => new(values);
    }

    extension(Vector128)
    {
        internal static Vector128<float> FusedMultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend) =>
            Fma.IsSupported ? Fma.MultiplyAdd(left, right, addend)
            : AdvSimd.IsSupported ? AdvSimd.FusedMultiplyAdd(addend, left, right)
            : Vector128.Create(Fused(left, right, addend, 0), Fused(left, right, addend, 1), Fused(left, right, addend, 2), Fused(left, right, addend, 3));

        internal static Vector128<double> FusedMultiplyAdd(Vector128<double> left, Vector128<double> right, Vector128<double> addend) =>
            Fma.IsSupported ? Fma.MultiplyAdd(left, right, addend)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.FusedMultiplyAdd(addend, left, right)
            : Vector128.Create(Fused(left, right, addend, 0), Fused(left, right, addend, 1));
    }

    extension(Vector256)
    {
        internal static Vector256<float> FusedMultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
            Fma.IsSupported
                ? Fma.MultiplyAdd(left, right, addend)
                : Vector256.Create(
                    Vector128.FusedMultiplyAdd(left.GetLower(), right.GetLower(), addend.GetLower()),
                    Vector128.FusedMultiplyAdd(left.GetUpper(), right.GetUpper(), addend.GetUpper()));

        internal static Vector256<double> FusedMultiplyAdd(Vector256<double> left, Vector256<double> right, Vector256<double> addend) =>
            Fma.IsSupported
                ? Fma.MultiplyAdd(left, right, addend)
                : Vector256.Create(
                    Vector128.FusedMultiplyAdd(left.GetLower(), right.GetLower(), addend.GetLower()),
                    Vector128.FusedMultiplyAdd(left.GetUpper(), right.GetUpper(), addend.GetUpper()));
    }

    extension(Vector512)
    {
        internal static Vector512<float> FusedMultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
            Avx512F.IsSupported
                ? Avx512F.FusedMultiplyAdd(left, right, addend)
                : Vector512.Create(
                    Vector256.FusedMultiplyAdd(left.GetLower(), right.GetLower(), addend.GetLower()),
                    Vector256.FusedMultiplyAdd(left.GetUpper(), right.GetUpper(), addend.GetUpper()));

        internal static Vector512<double> FusedMultiplyAdd(Vector512<double> left, Vector512<double> right, Vector512<double> addend) =>
            Avx512F.IsSupported
                ? Avx512F.FusedMultiplyAdd(left, right, addend)
                : Vector512.Create(
                    Vector256.FusedMultiplyAdd(left.GetLower(), right.GetLower(), addend.GetLower()),
                    Vector256.FusedMultiplyAdd(left.GetUpper(), right.GetUpper(), addend.GetUpper()));
    }

    private static T Fused<T>(Vector128<T> left, Vector128<T> right, Vector128<T> addend, int element)
        where T : IFloatingPointIeee754<T> =>
        T.FusedMultiplyAdd(left[element], right[element], addend[element]);
}
#endif
