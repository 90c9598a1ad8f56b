using System.Globalization;

namespace HybridNet.Parity;

/// <summary>How far an expected array may be missed; the file says why.</summary>
/// <param name="Ulp">Floats between an element and the expected one; at 0, -0.0 is not 0.0.</param>
/// <param name="Relative">Share of the greatest finite magnitude in the element's row.</param>
internal sealed record Tolerance(long Ulp = 0, double Relative = 0);

/// <summary>The one question of parity: are two arrays the same? Shape first, then dtype, then every element, bit for bit, NaN as NaN.</summary>
internal static class Same
{
    /// <summary>What differs first, as one sentence naming the worst element; null if nothing does.</summary>
    internal static string? Difference(GoldenArray actual, GoldenArray expected, Tolerance tolerance)
    {
        if (!actual.Shape.SequenceEqual(expected.Shape))
        {
            return $"the shape is ({string.Join(", ", actual.Shape)}); ({string.Join(", ", expected.Shape)}) is expected";
        }
        if (actual.DType != expected.DType)
        {
            return $"the dtype is {actual.DType}; {expected.DType} is expected";
        }
        int[] wrong = [.. Enumerable.Range(0, expected.Values.Length).Where(i => !Near(actual, expected, i, tolerance))];
        if (wrong.Length == 0)
        {
            return null;
        }
        int worst = wrong.MaxBy(i => Distance(actual, expected, i));
        return $"{wrong.Length} of {expected.Values.Length} elements differ; the worst, at [{worst / expected.Columns}, {worst % expected.Columns}], "
            + $"is {Show(actual, worst)}; {Show(expected, worst)} is expected";
    }

    private static bool Near(GoldenArray actual, GoldenArray expected, int i, Tolerance tolerance) =>
        Distance(actual, expected, i) <= (ulong)tolerance.Ulp
        || (tolerance.Relative > 0 && Math.Abs(actual.Values[i] - expected.Values[i]) <= tolerance.Relative * Scale(expected, i));

    private static double Scale(GoldenArray expected, int i) =>
        expected.Values.AsSpan(i / expected.Columns * expected.Columns, expected.Columns).ToArray().Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    /// <summary>Floats between the two; the greatest number where one of them is not finite and the other is something else.</summary>
    private static ulong Distance(GoldenArray actual, GoldenArray expected, int i)
    {
        if (actual.Bits(i) == expected.Bits(i))
        {
            return 0;
        }
        if (!double.IsFinite(actual.Values[i]) || !double.IsFinite(expected.Values[i]) || !expected.DType.StartsWith("float", StringComparison.Ordinal))
        {
            return ulong.MaxValue;
        }
        (ulong a, ulong e) = (OrdinalOf(actual, i), OrdinalOf(expected, i));
        return Math.Max(a, e) - Math.Min(a, e);
    }

    /// <summary>A whole number for each float, next to each other for neighbors; -0.0 lies just below 0.0.</summary>
    private static ulong OrdinalOf(GoldenArray array, int i)
    {
        ulong bits = array.Bits(i);
        ulong sign = array.DType == "float32" ? 1ul << 31 : 1ul << 63;
        return (bits & sign) != 0 ? sign - 1 - (bits & ~sign) : sign | bits;
    }

    private static string Show(GoldenArray array, int i) =>
        $"{array.Values[i].ToString("R", CultureInfo.InvariantCulture)} (0x{array.Bits(i).ToString(array.DType == "float64" ? "x16" : "x8", CultureInfo.InvariantCulture)})";
}
