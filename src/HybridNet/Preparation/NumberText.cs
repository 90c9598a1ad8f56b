using System.Globalization;

namespace HybridNet;

/// <summary>Numbers that are written as texts, as in C# and Python: <c>22</c>, <c>-0.5</c>, <c>7e-3</c>.</summary>
internal static class NumberText
{
    /// <summary>2^53: up to here a double has every whole number.</summary>
    private const double LargestExact = 9_007_199_254_740_992;

    /// <summary>Whether a text is a finite number that a double represents; a whole number beyond 2^53 that would be rounded is not.</summary>
    internal static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number) && !IsRounded(text, number);

    /// <summary>Whether a text is a whole number that a double has not: an identifier, which would be another one.</summary>
    internal static bool IsRounded(string text, double number) =>
        Math.Abs(number) >= LargestExact
        && Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 whole)
        && (Int128)number != whole;

    /// <summary>Whether a number is a whole number that a double has exactly.</summary>
    internal static bool IsWhole(double number) => number == Math.Floor(number) && Math.Abs(number) < LargestExact;

    /// <summary>The text of a whole number, such as <c>3</c>.</summary>
    internal static string OfWhole(double number) => ((long)number).ToString(CultureInfo.InvariantCulture);
}
