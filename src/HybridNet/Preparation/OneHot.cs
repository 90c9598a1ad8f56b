namespace HybridNet;

/// <summary>One column a category: 1 in the rows that belong to it, 0 in the others.</summary>
/// <remarks>Made of the rows one trains on, it gives the same columns for any others, and refuses categories it does not know.</remarks>
/// <example><code>
/// var ports = new OneHot("C", "Q", "S");
/// Matrix inputs = Matrix.FromColumns([ages, .. ports.Columns(table.Column("Embarked"))]);
/// </code></example>
public sealed class OneHot
{
    private readonly string[] _categories;

    /// <summary>Columns for these categories, in this order.</summary>
    /// <param name="categories">Each once.</param>
    /// <exception cref="ArgumentException">A category is named twice or null, or there is none.</exception>
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

    /// <summary>The categories, a column each.</summary>
    public IReadOnlyList<string> Categories => _categories.AsReadOnly();

    /// <summary>Columns for every category that occurs, in the order of their letters' code points; missing values are none.</summary>
    /// <param name="column">Texts, null where one is missing.</param>
    /// <returns>The encoding.</returns>
    /// <exception cref="ArgumentException">There is no category.</exception>
    public static OneHot Of(IEnumerable<string?> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new([.. column.OfType<string>().Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>y[i,k] = 1 if class number i is k, else 0: rows of the unit matrix, as <c>np.eye(classes)[labels]</c>.</summary>
    /// <param name="labels">Class numbers, 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">How many classes; null for one more than the greatest label.</param>
    /// <param name="dtype">Of the result; Float32 as after <c>nnfs.init()</c>.</param>
    /// <param name="othersAreZero">Whether labels out of range become rows of zeros; else they are refused.</param>
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

    /// <summary>Refuses class numbers that are out of range.</summary>
    /// <param name="labels">Class numbers.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="column">What the error calls the column; null where it has no name.</param>
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

    /// <summary>Encodes texts, column by column.</summary>
    /// <param name="column">Texts, null where one is missing.</param>
    /// <param name="othersAreZero">Whether missing values and unknown categories become 0 in every column; else they are refused. With one
    /// category left out on purpose, this makes it the one that the others are measured from.</param>
    /// <returns>For each category an array with one number for each text.</returns>
    /// <exception cref="ArgumentException">A text is missing or no category.</exception>
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
