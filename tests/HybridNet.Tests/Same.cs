using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HybridNet.Tests;

/// <summary>Holds a result against the expected one: shape first, then dtype, then every bit, NaN as NaN.</summary>
internal static class Same
{
    internal static void Bits(Matrix expected, Matrix actual, string where = "result")
    {
        Equal(where, "shape", expected.Shape(), actual.Shape());
        Equal(where, "dtype", expected.DType.Name(), actual.DType.Name());
        if (expected.DType == DType.Float32)
        {
            Bits<float>(expected.AsFloatSpan(), actual.AsFloatSpan(), where);
        }
        else
        {
            Bits<double>(expected.AsDoubleSpan(), actual.AsDoubleSpan(), where);
        }
    }

    internal static void Bits(double expected, double actual, string where = "result") => Bits<double>([expected], [actual], where);

    internal static void Bits<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string where = "result")
        where T : unmanaged
    {
        Equal(where, "length", $"{expected.Length}", $"{actual.Length}");
        if (MemoryMarshal.AsBytes(expected).SequenceEqual(MemoryMarshal.AsBytes(actual)))
        {
            return;
        }

        int wrong = 0;
        int worst = -1;
        Int128 farthest = -1;
        for (int i = 0; i < expected.Length; i++)
        {
            Int128 distance = Distance(expected[i], actual[i]);
            wrong += distance > 0 ? 1 : 0;
            (worst, farthest) = distance > 0 && distance > farthest ? (i, distance) : (worst, farthest);
        }

        Assert.True(wrong == 0, wrong == 0 ? null : $"{where}: {wrong} of {expected.Length} elements differ; the worst, number {worst}, is "
            + $"{actual[worst]:R} (0x{Pattern(actual[worst]):x}); {expected[worst]:R} (0x{Pattern(expected[worst]):x}) is expected");
    }

    /// <summary>Every element within a share of the expected one's magnitude, or of 1 where that is smaller.</summary>
    internal static void Close(Matrix expected, Matrix actual, double tolerance, string where = "result")
    {
        Equal(where, "shape", expected.Shape(), actual.Shape());
        for (int i = 0; i < expected.Rows; i++)
        {
            for (int j = 0; j < expected.Columns; j++)
            {
                Close(expected[i, j], actual[i, j], tolerance, $"{where}[{i}, {j}]");
            }
        }
    }

    internal static void Close(double expected, double actual, double tolerance, string where = "result") => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
        $"{where} is {actual:R}; {expected:R} is expected, within {tolerance:R}");

    private static void Equal(string where, string what, string expected, string actual) =>
        Assert.True(expected == actual, $"{where}: the {what} is {actual}; {expected} is expected");

    /// <summary>How many numbers apart; -0.0 lies next to 0.0, two NaN are together, one NaN is farthest of all.</summary>
    private static Int128 Distance<T>(T a, T b)
        where T : unmanaged
    {
        bool nanA = double.IsNaN(Number(a));
        bool nanB = double.IsNaN(Number(b));
        return nanA || nanB ? (nanA && nanB ? 0 : Int128.MaxValue) : Int128.Abs(Place(a) - Place(b));
    }

    private static Int128 Place<T>(T value)
        where T : unmanaged
    {
        ulong pattern = Pattern(value);
        ulong sign = 1UL << ((8 * Unsafe.SizeOf<T>()) - 1);
        return (pattern & sign) == 0 ? pattern : -(Int128)(pattern & ~sign) - 1;
    }

    private static double Number<T>(T value)
        where T : unmanaged => typeof(T) == typeof(float) ? (float)(object)value : (double)(object)value;

    private static ulong Pattern<T>(T value)
        where T : unmanaged => typeof(T) == typeof(float)
            ? BitConverter.SingleToUInt32Bits((float)(object)value)
            : BitConverter.DoubleToUInt64Bits((double)(object)value);
}
