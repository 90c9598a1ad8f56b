using System.Globalization;

namespace HybridNet;

/// <summary>
/// What a metric counted in a batch. The value of the batch is <see cref="Value"/>; that of several, as the book accumulates it, is the sum of
/// their hits divided by the sum of their samples.
/// </summary>
/// <param name="Hits">Comparisons that were right.</param>
/// <param name="Comparisons">Comparisons made: one for each sample, or one for each number of each row.</param>
/// <param name="Samples">Rows of the batch.</param>
public readonly record struct MetricCount(double Hits, int Comparisons, int Samples)
{
    /// <summary>The share of comparisons that were right, 0 to 1; NaN for an empty batch.</summary>
    public double Value => Hits / Comparisons;

    /// <summary>Such as <c>17 of 20</c>; numbers in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hits} of {Comparisons}");
}
