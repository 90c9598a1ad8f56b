namespace HybridNet;

/// <summary>Standardization of a column of numbers: (x - mean) / deviation, computed in float64.</summary>
public sealed class StandardizeStep : ColumnStep
{
    /// <summary>Creates a step.</summary>
    /// <param name="mean">The mean of the training rows.</param>
    /// <param name="deviation">The population standard deviation of the training rows, greater than 0.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the deviation is not greater than 0.</exception>
    public StandardizeStep(double mean, double deviation)
    {
        Standardizer.Of([mean], [deviation]);
        Mean = mean;
        Deviation = deviation;
    }

    /// <inheritdoc/>
    public override string Name => "standardize";

    /// <summary>The mean of the training rows, in the unit of the column.</summary>
    public double Mean { get; }

    /// <summary>The population standard deviation of the training rows, in the unit of the column, greater than 0.</summary>
    public double Deviation { get; }

    internal override bool? TakesTexts => false;

    /// <summary>Such as <c>standardize with mean 29.7 and deviation 13</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"standardize with mean {Mean} and deviation {Deviation}");

    internal override ColumnValues Apply(ColumnValues values, TableColumn source)
    {
        foreach (double[] numbers in values.Numbers)
        {
            for (int row = 0; row < numbers.Length; row++)
            {
                numbers[row] = (numbers[row] - Mean) / Deviation;
            }
        }

        return values;
    }
}
