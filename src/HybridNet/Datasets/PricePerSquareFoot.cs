using System.Globalization;

namespace HybridNet;

/// <summary>Two averages that are both called "the average price per square foot" and differ. In dollars.</summary>
/// <param name="SumOverSum">Sum of all prices divided by the sum of all areas: large houses have more weight.</param>
/// <param name="MeanOfRatios">Mean of the price per square foot of each house: all houses have the same weight.</param>
public sealed record PricePerSquareFoot(double SumOverSum, double MeanOfRatios)
{
    /// <summary>Both averages with their names, rounded to cents.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"sum of prices / sum of areas: {SumOverSum:F2} $ per square foot; "
        + $"mean of the houses' ratios: {MeanOfRatios:F2} $ per square foot");
}
