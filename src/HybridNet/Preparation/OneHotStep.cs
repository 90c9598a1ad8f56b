namespace HybridNet;

/// <summary>One-hot encoding of a column of texts or whole numbers: one column per category, with 1 in the rows of that category and 0 in the others.</summary>
public sealed class OneHotStep : ColumnStep
{
    private readonly Dictionary<string, int> _indices;

    /// <summary>Creates a step.</summary>
    /// <param name="categories">Distinct categories, in the order of their columns; a whole number is written as <c>3</c>.</param>
    /// <param name="othersAreZero">Whether a missing value or an unknown category gives 0 in every column instead of an exception.</param>
    /// <exception cref="ArgumentException">There is no category, or a category is null or a duplicate.</exception>
    public OneHotStep(IReadOnlyList<string> categories, bool othersAreZero = false)
    {
        ArgumentNullException.ThrowIfNull(categories);
        Categories = new OneHot([.. categories]).Categories;
        OthersAreZero = othersAreZero;
        _indices = Enumerable.Range(0, Categories.Count).ToDictionary(index => Categories[index], StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public override string Name => "one_hot";

    /// <summary>The categories, one per column.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Whether a missing value or an unknown category gives 0 in every column instead of an exception.</summary>
    public bool OthersAreZero { get; }

    internal override bool GivesTexts(bool taken) => false;

    /// <summary>Such as <c>one-hot of C, Q, S</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"one-hot of {string.Join(", ", Categories.Take(5))}{(Categories.Count > 5 ? ", ..." : "")}";

    internal override ColumnValues Apply(ColumnValues values, TableColumn source)
    {
        double[][] columns = [.. Categories.Select(_ => new double[source.Rows])];
        for (int row = 0; row < source.Rows; row++)
        {
            string? category = values.Texts is { } texts ? texts[row] : CategoryOf(values.Numbers[0][row], source, row);
            if (category is not null && _indices.TryGetValue(category, out int index))
            {
                columns[index][row] = 1;
            }
            else if (!OthersAreZero)
            {
                Throw.ColumnCategory(source.Name, source.RowName(row), category, Categories);
            }
        }

        return new(null, columns);
    }

    /// <summary>The category of a number; null for a missing one.</summary>
    internal static string? CategoryOf(double number, TableColumn source, int row)
    {
        if (double.IsNaN(number))
        {
            return null;
        }

        return NumberText.IsWhole(number) ? NumberText.OfWhole(number) : throw Throw.ColumnCategoryNotWhole(source.Name, source.RowName(row), number);
    }
}
