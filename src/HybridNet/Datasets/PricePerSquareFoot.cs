using System.Globalization;

namespace HybridNet;

/// <summary>Two averages that are both called "the average price per square foot" and differ. In dollars.</summary>
/// <param name="SumOverSum">All prices together over all areas together: large houses count for more.</param>
/// <param name="MeanOfRatios">The mean of every house's own price per square foot: all houses count alike.</param>
public sealed record PricePerSquareFoot(double SumOverSum, double MeanOfRatios)
{
    /// <summary>Both averages with their names, in cents.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"sum of prices / sum of areas: {SumOverSum:F2} $ per square foot; "
        + $"mean of the houses' ratios: {MeanOfRatios:F2} $ per square foot");
}
