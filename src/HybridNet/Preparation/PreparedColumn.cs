namespace HybridNet;

/// <summary>A column of raw rows with the steps that convert it to inputs of a model.</summary>
public sealed class PreparedColumn
{
    /// <summary>Creates a column.</summary>
    /// <param name="name">The name of the column in tables.</param>
    /// <param name="hasTexts">Whether the raw column has texts; if not, it has numbers.</param>
    /// <param name="steps">The steps, in order; none for a column of numbers that is used as it is.</param>
    /// <exception cref="ArgumentException">A step does not accept the result of the step before it, or the last step returns texts.</exception>
    public PreparedColumn(string name, bool hasTexts, IReadOnlyList<ColumnStep> steps)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(steps);
        (Name, HasTexts, Steps) = (name, hasTexts, [.. steps]);
        bool texts = hasTexts;
        bool isEncoded = false;
        foreach (ColumnStep step in Steps)
        {
            ArgumentNullException.ThrowIfNull(step, nameof(steps));
            if (isEncoded || (step.TakesTexts is { } taken && taken != texts))
            {
                Throw.ColumnStepOrder(name, step.Name, isEncoded ? "the columns of a one-hot encoding" : texts ? "texts" : "numbers");
            }

            isEncoded = step is OneHotStep;
            texts = step.GivesTexts(texts);
        }

        if (texts)
        {
            Throw.ColumnStaysText(name);
        }
    }

    /// <summary>The name of the column in tables.</summary>
    public string Name { get; }

    /// <summary>Whether the raw column has texts; if not, it has numbers.</summary>
    public bool HasTexts { get; }

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<ColumnStep> Steps { get; }

    /// <summary>The names of the inputs that the column becomes: its name, or <c>name=category</c> for each category.</summary>
    public IReadOnlyList<string> InputNames => Steps is [.., OneHotStep encoding] ? [.. encoding.Categories.Select(category => $"{Name}={category}")] : [Name];

    /// <summary>Such as <c>column "Age": fill with 29.7, standardize with mean 29.7 and deviation 13</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"column \"{Name}\": {(Steps.Count == 0 ? "as it is" : string.Join(", ", Steps))}";

    /// <summary>Converts the column to one or more columns of finite numbers.</summary>
    /// <exception cref="ArgumentException">A value is missing or infinite, or a step does not accept it.</exception>
    internal double[][] Transform(TableColumn column)
    {
        ColumnValues values = ColumnValues.Of(column, HasTexts);
        foreach (ColumnStep step in Steps)
        {
            values = step.Apply(values, column);
        }

        foreach (double[] numbers in values.Numbers)
        {
            int row = Array.FindIndex(numbers, number => !double.IsFinite(number));
            if (row >= 0)
            {
                Throw.ColumnNotFinite(Name, column.RowName(row), numbers[row]);
            }
        }

        return values.Numbers;
    }
}
