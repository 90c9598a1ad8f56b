namespace HybridNet;

/// <summary>The label column of a table: classes, or numbers that are predicted by regression.</summary>
public sealed class LabelColumn
{
    private readonly Dictionary<string, int> _numbers;

    private LabelColumn(string name, IReadOnlyList<string> classes, bool hasNumbers, StandardizeStep? scale)
    {
        (Name, Classes, HasNumbers, Scale) = (name, classes, hasNumbers, scale);
        _numbers = Enumerable.Range(0, classes.Count).ToDictionary(index => classes[index], StringComparer.Ordinal);
    }

    /// <summary>The name of the column.</summary>
    public string Name { get; }

    /// <summary>The classes in the order of their class numbers; a whole number is written as <c>3</c>. Empty for regression.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Whether the column has numbers: whole numbers as classes, or the numbers of a regression.</summary>
    public bool HasNumbers { get; }

    /// <summary>The standardization of the targets of a regression; null for none, and for classes.</summary>
    public StandardizeStep? Scale { get; }

    /// <summary>Creates a label column of classes.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="classes">Distinct classes, in the order of the class numbers.</param>
    /// <param name="areNumbers">Whether the column has whole numbers; if not, it has texts.</param>
    /// <returns>The label column.</returns>
    /// <exception cref="ArgumentException">There is no class, a class is null or a duplicate, or not a whole number.</exception>
    public static LabelColumn OfClasses(string name, IReadOnlyList<string> classes, bool areNumbers = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(classes);
        if (classes.Count == 0)
        {
            Throw.LabelWithoutClasses(name);
        }

        foreach (string label in classes)
        {
            ArgumentNullException.ThrowIfNull(label, nameof(classes));
            if (areNumbers && !(NumberText.TryParse(label, out double number) && NumberText.IsWhole(number) && NumberText.OfWhole(number) == label))
            {
                Throw.LabelClassNotWhole(name, label);
            }
        }

        if (classes.GroupBy(label => label).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            Throw.LabelClassTwice(name, twice.Key);
        }

        return new(name, [.. classes], areNumbers, null);
    }

    /// <summary>Creates the label column of a regression.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="scale">The standardization of the targets; null for none.</param>
    /// <returns>The label column.</returns>
    public static LabelColumn OfNumbers(string name, StandardizeStep? scale = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(name, [], true, scale);
    }

    /// <summary>Such as <c>label "Survived" of 2 classes</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"label \"{Name}\" of {(Classes.Count == 0 ? "numbers" : FormattableString.Invariant($"{Classes.Count} classes"))}";

    /// <summary>Converts predictions to the unit of the label: standardized targets back to raw ones.</summary>
    /// <param name="outputs">The outputs of the model, shape (rows, columns). Read only.</param>
    /// <returns>A new matrix of the same shape and dtype.</returns>
    public Matrix ToRaw(Matrix outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        double[] means = [.. Enumerable.Repeat(Scale?.Mean ?? 0, outputs.Columns)];
        double[] deviations = [.. Enumerable.Repeat(Scale?.Deviation ?? 1, outputs.Columns)];
        return Standardizer.Of(means, deviations).Inverse(outputs);
    }

    /// <summary>Fits the label column: classes if it has texts, or up to 20 different whole numbers of 0 or more; else numbers.</summary>
    /// <param name="column">The training rows.</param>
    /// <param name="areClasses">Whether the labels are classes; null to choose by the column.</param>
    /// <param name="scales">Whether to standardize the targets of a regression.</param>
    internal static LabelColumn Fit(TableColumn column, bool? areClasses, bool scales)
    {
        if (column.HasTexts)
        {
            if (areClasses == false)
            {
                // Throws for the text.
                column.ToNumbers();
            }

            return OfClasses(column.Name, [.. column.ToTexts().Select((text, row) => text ?? throw Missing(column, row)).Distinct().Order(StringComparer.Ordinal)]);
        }

        double[] numbers = Known(column);
        double[] distinct = [.. numbers.Distinct().Order()];
        if (areClasses ?? (distinct.Length <= MaxClasses && distinct.All(number => number >= 0 && NumberText.IsWhole(number))))
        {
            for (int row = 0; row < numbers.Length; row++)
            {
                _ = OneHotStep.CategoryOf(numbers[row], column, row);
            }

            return OfClasses(column.Name, [.. distinct.Select(NumberText.OfWhole)], areNumbers: true);
        }

        if (!scales)
        {
            return OfNumbers(column.Name);
        }

        Standardizer scale = Standardizer.Fit(Matrix.FromColumns([numbers]), columnNames: [column.Name]);
        return OfNumbers(column.Name, new(scale.Means[0], scale.Deviations[0]));
    }

    /// <summary>The targets of rows: class numbers, or numbers, standardized if the label is.</summary>
    internal Targets TargetsOf(TableColumn column, DType dtype)
    {
        if (Classes.Count == 0)
        {
            double[] numbers = Known(column);
            double[][] columns = Scale is null ? [numbers] : Scale.Apply(new(null, [numbers]), column).Numbers;
            return Matrix.FromColumns(columns).As(dtype);
        }

        int[] classes = new int[column.Rows];
        string?[] texts = HasNumbers
            ? [.. Known(column).Select((number, row) => OneHotStep.CategoryOf(number, column, row))]
            : column.ToTexts();
        for (int row = 0; row < classes.Length; row++)
        {
            string label = texts[row] ?? throw Missing(column, row);
            classes[row] = _numbers.TryGetValue(label, out int number) ? number : throw Throw.LabelUnknown(Name, column.RowName(row), label, Classes);
        }

        return classes;
    }

    /// <summary>Number of different whole numbers that are still taken for classes.</summary>
    private const int MaxClasses = 20;

    private static double[] Known(TableColumn column)
    {
        double[] numbers = column.ToNumbers();
        int row = Array.FindIndex(numbers, number => !double.IsFinite(number));
        return row < 0 ? numbers : throw (double.IsNaN(numbers[row]) ? Missing(column, row) : Throw.LabelInfinite(column.Name, column.RowName(row), numbers[row]));
    }

    private static ArgumentException Missing(TableColumn column, int row) => Throw.LabelMissing(column.Name, column.RowName(row));
}
