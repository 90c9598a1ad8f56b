using System.Globalization;

namespace HybridNet;

/// <summary>
/// What a metric counted in a batch, as a share of two sums. The value of the batch is <see cref="Value"/>; that of several is the sum of their
/// hits divided by the sum of their samples.
/// </summary>
/// <param name="Hits">The upper sum: comparisons that were right.</param>
/// <param name="Comparisons">The lower sum: comparisons made, one for each sample, or one for each number of each row.</param>
/// <param name="Samples">
/// The lower sum of several batches: rows of the batch, as the book accumulates accuracies. A metric that counts no rows repeats its comparisons.
/// </param>
public readonly record struct MetricCount(double Hits, double Comparisons, double Samples)
{
    /// <summary>Hits / comparisons, the share that was right; NaN where nothing was compared.</summary>
    public double Value => Comparisons == 0 ? double.NaN : Hits / Comparisons;

    /// <summary>What adds up over batches just as it divides in one.</summary>
    internal static MetricCount Ratio(double upper, double lower) => new(upper, lower, lower);

    /// <summary>Such as <c>17 of 20</c>; numbers in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hits} of {Comparisons}");
}
