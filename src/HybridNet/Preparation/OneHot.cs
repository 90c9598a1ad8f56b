namespace HybridNet;

/// <summary>One-hot encoding: one column per category, with 1 in the rows of that category and 0 in the others.</summary>
/// <remarks>Create it from the training rows: it encodes all other rows to the same columns, and throws for unknown categories.</remarks>
/// <example><code>
/// var ports = new OneHot("C", "Q", "S");
/// Matrix inputs = Matrix.FromColumns([ages, .. ports.Columns(table.Column("Embarked"))]);
/// </code></example>
public sealed class OneHot
{
    private readonly string[] _categories;

    /// <summary>Creates an encoding with these categories, in this order.</summary>
    /// <param name="categories">Distinct names.</param>
    /// <exception cref="ArgumentException">There is no category, or a category is null or a duplicate.</exception>
    public OneHot(params string[] categories)
    {
        ArgumentNullException.ThrowIfNull(categories);
        if (categories.Length == 0)
        {
            Throw.NoCategories();
        }

        foreach (string category in categories)
        {
            ArgumentNullException.ThrowIfNull(category, nameof(categories));
        }

        foreach (IGrouping<string, string> same in categories.GroupBy(category => category).Where(same => same.Count() > 1))
        {
            Throw.SameCategories(same.Key);
        }

        _categories = [.. categories];
    }

    /// <summary>The categories, one per column.</summary>
    public IReadOnlyList<string> Categories => _categories.AsReadOnly();

    /// <summary>Creates an encoding with the distinct texts of a column as categories, in ordinal order; missing values are not a category.</summary>
    /// <param name="column">Texts; null for a missing value.</param>
    /// <returns>The encoding.</returns>
    /// <exception cref="ArgumentException">There is no category.</exception>
    public static OneHot Of(IEnumerable<string?> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new([.. column.OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>One-hot encodes class numbers: y[i,k] = 1 if label i is k, else 0, as <c>np.eye(classes)[labels]</c>.</summary>
    /// <param name="labels">Class numbers, 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">Number of classes; null for the greatest label plus 1.</param>
    /// <param name="dtype">The dtype of the result; Float32 as after <c>nnfs.init()</c>.</param>
    /// <param name="othersAreZero">Whether a label out of range gives a row of zeros instead of an exception.</param>
    /// <returns>Shape (labels, classes).</returns>
    /// <exception cref="ArgumentException">A label is negative or not below <paramref name="classes"/>.</exception>
    public static Matrix OfLabels(ReadOnlySpan<int> labels, int? classes = null, DType dtype = DType.Float32, bool othersAreZero = false)
    {
        int count = classes ?? Math.Min(Greatest(labels), int.MaxValue - 1) + 1;
        var rows = new Matrix(labels.Length, count, dtype);
        if (!othersAreZero)
        {
            CheckLabels(labels, count);
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] < (uint)count)
            {
                rows[i, labels[i]] = 1;
            }
        }

        return rows;
    }

    /// <summary>Throws if a class number is out of range.</summary>
    /// <param name="labels">Class numbers.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="column">The name of the column in the error text; null for none.</param>
    /// <exception cref="ArgumentException">A label is negative or not below <paramref name="classes"/>.</exception>
    internal static void CheckLabels(ReadOnlySpan<int> labels, int classes, string? column = null)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                Throw.LabelOutOfRange(column, i, labels[i], classes);
            }
        }
    }

    /// <summary>Encodes texts; returns the encoding column by column.</summary>
    /// <param name="column">Texts; null for a missing value.</param>
    /// <param name="othersAreZero">Whether missing values and unknown categories give 0 in every column instead of an exception. A category that is
    /// omitted on purpose then is the reference category (dummy encoding).</param>
    /// <returns>One array per category, with one number per text.</returns>
    /// <exception cref="ArgumentException">A text is missing or not a category.</exception>
    public double[][] Columns(IReadOnlyList<string?> column, bool othersAreZero = false)
    {
        ArgumentNullException.ThrowIfNull(column);
        double[][] columns = Array.ConvertAll(_categories, _ => new double[column.Count]);
        for (int row = 0; row < column.Count; row++)
        {
            int category = Array.IndexOf(_categories, column[row]);
            if (category >= 0)
            {
                columns[category][row] = 1;
            }
            else if (!othersAreZero)
            {
                Throw.UnknownCategory(row, column[row], _categories);
            }
        }

        return columns;
    }

    /// <summary>Such as <c>one-hot of C, Q, S</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"one-hot of {string.Join(", ", _categories.Take(5))}{(_categories.Length > 5 ? ", ..." : "")}";

    private static int Greatest(ReadOnlySpan<int> labels)
    {
        int greatest = -1;
        foreach (int label in labels)
        {
            greatest = Math.Max(greatest, label);
        }

        return greatest;
    }
}
