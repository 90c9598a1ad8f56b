namespace HybridNet;

/// <summary>How a column is to be prepared: the steps that <see cref="Preprocessing.Fit"/> fits on the training rows, in this order: imputation,
/// then one-hot encoding or standardization.</summary>
/// <param name="Name">The name of the column.</param>
/// <example><code>
/// var age = new ColumnPlan("Age") { Missing = MissingValues.Mean, Standardize = true };
/// var port = new ColumnPlan("Embarked") { Missing = MissingValues.MostFrequent, OneHot = true };
/// </code></example>
public sealed record ColumnPlan(string Name)
{
    /// <summary>
    /// The strategy for missing values: <see cref="MissingValues.Refuse"/>, Mean, Median, MostFrequent or Constant. Texts have no mean and no median.
    /// </summary>
    public MissingValues Missing { get; init; }

    /// <summary>The replacement for <see cref="MissingValues.Constant"/> in a column of numbers.</summary>
    public double? Constant { get; init; }

    /// <summary>The replacement for <see cref="MissingValues.Constant"/> in a column of texts.</summary>
    public string? ConstantText { get; init; }

    /// <summary>Whether to one-hot encode the column; a column of texts must be. The categories are the values of the training rows, sorted.</summary>
    public bool OneHot { get; init; }

    /// <summary>Whether a category that the training rows do not have, or a missing value, is encoded as 0 in every column instead of an exception.</summary>
    public bool OthersAreZero { get; init; }

    /// <summary>Whether to standardize the column with the mean and deviation of the training rows.</summary>
    public bool Standardize { get; init; }

    /// <summary>Fits the steps.</summary>
    /// <param name="column">The training rows.</param>
    /// <param name="counts">The number of rows of each text, if the column has one row for each distinct text; null if it has all rows.</param>
    internal PreparedColumn Fit(TableColumn column, IReadOnlyDictionary<string, long>? counts = null)
    {
        Check(column.HasTexts);
        ColumnValues values = ColumnValues.Of(column, column.HasTexts);
        var steps = new List<ColumnStep>();
        void Append(ColumnStep step)
        {
            steps.Add(step);
            values = step.Apply(values, column);
        }

        if ((column.HasTexts ? TextFill(values.Texts!, counts) : NumberFill(values.Numbers[0])) is { } fill)
        {
            Append(fill);
        }

        if (OneHot)
        {
            Append(new OneHotStep(Categories(values, column), OthersAreZero));
        }
        else if (Standardize)
        {
            Standardizer scale = Standardizer.Fit(Matrix.FromColumns([values.Numbers[0]]), columnNames: [Name]);
            Append(new StandardizeStep(scale.Means[0], scale.Deviations[0]));
        }

        return new(Name, column.HasTexts, steps);
    }

    /// <summary>Throws if the plan does not fit a column of texts or numbers.</summary>
    internal void Check(bool hasTexts)
    {
        if (OneHot && Standardize)
        {
            Throw.PlanBoth(Name);
        }

        if (hasTexts && !OneHot)
        {
            Throw.ColumnStaysText(Name);
        }

        if (hasTexts && Missing is (MissingValues.DropRow or MissingValues.KeepNaN or MissingValues.Mean or MissingValues.Median))
        {
            Throw.PlanTextStrategy(Name, Missing.ToString());
        }

        if (Missing is MissingValues.DropRow or MissingValues.KeepNaN)
        {
            Throw.PlanStrategy(Name, Missing.ToString());
        }

        if (hasTexts ? Constant is not null : ConstantText is not null)
        {
            Throw.PlanConstant(Name, hasTexts ? "a number" : "a text", hasTexts ? "texts" : "numbers");
        }

        if (Missing != MissingValues.Constant && (Constant is not null || ConstantText is not null))
        {
            Throw.ConstantUnused(Name, Missing.ToString());
        }
    }

    private FillStep? NumberFill(double[] numbers)
    {
        // Missing values that are one-hot encoded as zeros need no replacement.
        return Missing == MissingValues.Refuse && OneHot && OthersAreZero ? null
            : ImputedColumn.Fill(Name, numbers, Missing, Constant).Value is { } value ? new(value) : null;
    }

    private FillStep? TextFill(string?[] texts, IReadOnlyDictionary<string, long>? counts)
    {
        if (Missing == MissingValues.Constant)
        {
            return new(ConstantText ?? throw Throw.PlanNoConstant(Name));
        }

        int missing = texts.Count(text => text is null);
        if (Missing == MissingValues.Refuse)
        {
            if (missing > 0 && !OthersAreZero)
            {
                Throw.MissingRefused(Name, missing, texts.Length, Array.IndexOf(texts, null));
            }

            return null;
        }

        string[] known = [.. texts.OfType<string>()];
        return known.Length > 0
            ? new((counts ?? known.GroupBy(text => text).ToDictionary(same => same.Key, same => (long)same.Count()))
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).First().Key)
            : missing == 0 ? null : throw Throw.NothingKnown(Name, "most frequent value");
    }

    private static string[] Categories(ColumnValues values, TableColumn column)
    {
        if (values.Texts is { } texts)
        {
            return [.. texts.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        }

        double[] numbers = values.Numbers[0];
        for (int row = 0; row < numbers.Length; row++)
        {
            _ = OneHotStep.CategoryOf(numbers[row], column, row);
        }

        return [.. numbers.Where(number => !double.IsNaN(number)).Distinct().Order().Select(NumberText.OfWhole)];
    }
}
