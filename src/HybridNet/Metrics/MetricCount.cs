using System.Globalization;

namespace HybridNet;

/// <summary>
/// The result of a metric for a batch, as the ratio of two sums. The value of one batch is <see cref="Value"/>; the value of several batches is the
/// sum of their hits divided by the sum of their comparisons.
/// </summary>
/// <param name="Hits">The numerator: number of correct comparisons.</param>
/// <param name="Comparisons">The denominator: number of comparisons, one per sample or one per element.</param>
/// <param name="Samples">
/// Rows of the batch. The book divides the hits of several batches by them, which gives more than 1 where rows have several numbers. A metric that
/// does not count rows repeats its comparisons.
/// </param>
public readonly record struct MetricCount(double Hits, double Comparisons, double Samples)
{
    /// <summary>Hits / comparisons, the share of correct comparisons; NaN without comparisons.</summary>
    public double Value => Comparisons == 0 ? double.NaN : Hits / Comparisons;

    /// <summary>A ratio with the same denominator for one batch and for several.</summary>
    internal static MetricCount Ratio(double upper, double lower) => new(upper, lower, lower);

    /// <summary>A text such as <c>17 of 20</c>; numbers in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hits} of {Comparisons}");
}
