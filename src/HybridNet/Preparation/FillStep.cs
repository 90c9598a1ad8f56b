namespace HybridNet;

/// <summary>Replaces the missing values of a column by a number or a text.</summary>
public sealed class FillStep : ColumnStep
{
    /// <summary>Creates a step for a column of numbers.</summary>
    /// <param name="value">The replacement, in the unit of the column; finite.</param>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public FillStep(double value) => Number = double.IsFinite(value) ? value : throw Throw.FillNotFinite(value);

    /// <summary>Creates a step for a column of texts.</summary>
    /// <param name="value">The replacement.</param>
    public FillStep(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Text = value;
    }

    /// <inheritdoc/>
    public override string Name => "fill";

    /// <summary>The replacement in a column of numbers; null in a column of texts.</summary>
    public double? Number { get; }

    /// <summary>The replacement in a column of texts; null in a column of numbers.</summary>
    public string? Text { get; }

    internal override bool? TakesTexts => Text is not null;

    /// <summary>Such as <c>fill with 29.7</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text is null ? FormattableString.Invariant($"fill with {Number}") : $"fill with \"{Text}\"";

    internal override ColumnValues Apply(ColumnValues values, TableColumn source)
    {
        if (values.Texts is { } texts)
        {
            for (int row = 0; row < texts.Length; row++)
            {
                texts[row] ??= Text;
            }
        }

        foreach (double[] numbers in values.Numbers)
        {
            for (int row = 0; row < numbers.Length; row++)
            {
                numbers[row] = double.IsNaN(numbers[row]) ? Number!.Value : numbers[row];
            }
        }

        return values;
    }
}
