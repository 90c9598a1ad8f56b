namespace HybridNet;

/// <summary>A named column of a table: numbers, with NaN for a missing value, or texts, with null for a missing value.</summary>
/// <example><code>
/// TableColumn[] table = [TableColumn.OfNumbers("Age", [22, double.NaN]), TableColumn.OfTexts("Sex", ["male", "female"])];
/// </code></example>
public sealed class TableColumn
{
    private readonly string?[]? _texts;
    private readonly double[]? _numbers;
    private readonly IReadOnlyList<int>? _lines;

    private TableColumn(string name, double[]? numbers, string?[]? texts, IReadOnlyList<int>? lines = null)
    {
        Name = name;
        _numbers = numbers;
        _texts = texts;
        _lines = lines;
    }

    /// <summary>The name of the column.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => _numbers?.Length ?? _texts!.Length;

    /// <summary>Whether the column has texts.</summary>
    public bool HasTexts => _numbers is null;

    /// <summary>Creates a column of numbers.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="numbers">One number per row, NaN for a missing value. Copied.</param>
    /// <returns>The column.</returns>
    public static TableColumn OfNumbers(string name, IReadOnlyList<double> numbers)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(numbers);
        return new(name, [.. numbers], null);
    }

    /// <summary>Creates a column of texts.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="texts">One text per row, null for a missing value. Copied.</param>
    /// <returns>The column.</returns>
    public static TableColumn OfTexts(string name, IReadOnlyList<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(texts);
        return new(name, null, [.. texts]);
    }

    /// <summary>Such as <c>column "Age", 891 numbers</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"column \"{Name}\", {Rows} {(HasTexts ? "texts" : "numbers")}");

    /// <summary>
    /// Creates a column of the fields of a file: numbers if every field is missing or a number, else texts. The texts remain available, for a
    /// column that was fitted as texts.
    /// </summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="texts">The fields; null for a missing value. Not copied.</param>
    /// <param name="lines">The line of each row in the file.</param>
    internal static TableColumn Parsed(string name, string?[] texts, IReadOnlyList<int> lines)
    {
        double[] numbers = new double[texts.Length];
        for (int row = 0; row < numbers.Length; row++)
        {
            numbers[row] = double.NaN;
            if (texts[row] is { } text && !NumberText.TryParse(text, out numbers[row]))
            {
                return new(name, null, texts, lines);
            }
        }

        return new(name, numbers, texts, lines);
    }

    /// <summary>Whether the texts of the column are available: it has texts, or is of a file.</summary>
    internal bool HasRawTexts => _texts is not null;

    /// <summary>Some rows, in the given order.</summary>
    internal TableColumn Take(IReadOnlyList<int> rows) => new(
        Name,
        _numbers is null ? null : [.. rows.Select(row => _numbers[row])],
        _texts is null ? null : [.. rows.Select(row => _texts[row])],
        _lines is null ? null : [.. rows.Select(row => _lines[row])]);

    /// <summary>Such as <c>row 3</c>, or <c>row 3 (line 5)</c> for a file.</summary>
    internal string RowName(int row) => _lines is null ? FormattableString.Invariant($"row {row}") : FormattableString.Invariant($"row {row} (line {_lines[row]})");

    /// <summary>A copy of the column as numbers; texts are parsed.</summary>
    /// <exception cref="ArgumentException">A text is not a finite number.</exception>
    internal double[] ToNumbers()
    {
        if (_numbers is not null)
        {
            return [.. _numbers];
        }

        double[] numbers = new double[Rows];
        for (int row = 0; row < numbers.Length; row++)
        {
            numbers[row] = double.NaN;
            if (_texts![row] is { } text && !NumberText.TryParse(text, out numbers[row]))
            {
                Throw.ColumnTextForNumber(Name, RowName(row), text);
            }
        }

        return numbers;
    }

    /// <summary>A copy of the column as texts. A column of numbers has none, unless every value is missing.</summary>
    /// <exception cref="ArgumentException">The column has numbers.</exception>
    internal string?[] ToTexts()
    {
        if (_texts is not null)
        {
            return [.. _texts];
        }

        int known = Array.FindIndex(_numbers!, number => !double.IsNaN(number));
        if (known >= 0)
        {
            Throw.ColumnNumberForText(Name, RowName(known), _numbers![known]);
        }

        return new string?[Rows];
    }
}
