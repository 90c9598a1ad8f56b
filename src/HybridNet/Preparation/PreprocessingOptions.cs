namespace HybridNet;

/// <summary>Options of <see cref="Preprocessing.Fit"/>.</summary>
public sealed record PreprocessingOptions
{
    /// <summary>
    /// The columns and how to prepare each of them, in the order of the inputs. Null for every column that is neither the label nor ignored, in the
    /// order of the table: numbers are standardized, texts are one-hot encoded.
    /// </summary>
    public IReadOnlyList<ColumnPlan>? Columns { get; init; }

    /// <summary>Names of columns that tables may have and that are not used. Other columns throw an exception.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>The name of the label column; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>
    /// Whether the labels are classes; false for the numbers of a regression; null to choose: classes are texts, or up to 20 different whole numbers of
    /// 0 or more.
    /// </summary>
    public bool? LabelsAreClasses { get; init; }

    /// <summary>Whether to standardize the targets of a regression; predictions are converted back.</summary>
    public bool StandardizeLabel { get; init; }

    /// <summary>If <see cref="Columns"/> is null: the strategy for missing numbers; missing texts then have the most frequent one, unless it is Refuse.</summary>
    public MissingValues Missing { get; init; }

    /// <summary>If <see cref="Columns"/> is null: whether numbers are standardized.</summary>
    public bool Standardize { get; init; } = true;

    /// <summary>If <see cref="Columns"/> is null: <see cref="ColumnPlan.OthersAreZero"/> of all columns of texts.</summary>
    public bool OthersAreZero { get; init; }

    /// <summary>The plan of a column that has none.</summary>
    internal ColumnPlan PlanFor(TableColumn column) =>
        PlanFor(column.Name, column.HasTexts, column.HasTexts ? column.ToTexts().OfType<string>().Distinct().Count() : 0, column.Rows);

    /// <summary>The plan of a column with a number of distinct texts.</summary>
    internal ColumnPlan PlanFor(string name, bool hasTexts, int distinct, long rows)
    {
        if (!hasTexts)
        {
            return new(name) { Missing = Missing, Standardize = Standardize };
        }

        if (distinct > Math.Max(MaxCategories, rows / RowsPerCategory))
        {
            Throw.ColumnOfManyTexts(name, distinct, rows);
        }

        return new(name)
        {
            Missing = Missing == MissingValues.Refuse ? MissingValues.Refuse : MissingValues.MostFrequent,
            OneHot = true,
            OthersAreZero = OthersAreZero,
        };
    }

    private const int MaxCategories = 20;
    private const int RowsPerCategory = 20;
}
