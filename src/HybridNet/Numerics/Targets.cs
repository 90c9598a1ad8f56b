using System.Text;

namespace HybridNet;

/// <summary>
/// The targets of training: a class number or a text label for each sample, or a row of numbers (one-hot classes, regression targets).
/// </summary>
public readonly struct Targets
{
    /// <summary>The order of NumPy's unique. UTF-8 keeps the order of the code points; .NET's ordinal order compares UTF-16 code units.</summary>
    private static readonly Comparer<string> _byCodePoint =
        Comparer<string>.Create((x, y) => Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y)));

    private readonly ReadOnlyMemory<int> _classes;

    /// <summary>Class numbers.</summary>
    /// <param name="classes">One for each sample, 0 or more; not copied.</param>
    public Targets(ReadOnlyMemory<int> classes) => _classes = classes;

    /// <summary>Rows of numbers.</summary>
    /// <param name="values">Shape (batch, columns); not copied.</param>
    public Targets(Matrix values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Values = values;
    }

    /// <summary>Text labels, which a <see cref="Model"/> turns into the numbers of its class names.</summary>
    /// <param name="labels">One for each sample, 0 or more; not copied.</param>
    public Targets(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Labels = labels;
    }

    /// <summary>Class numbers; empty where there are rows of numbers instead.</summary>
    /// <exception cref="ArgumentException">The targets are text labels.</exception>
    public ReadOnlySpan<int> Classes => Labels is null ? _classes.Span : throw Throw.LabelsWithoutModel();

    /// <summary>Text labels; null where there are class numbers or rows of numbers instead.</summary>
    public IReadOnlyList<string>? Labels { get; }

    /// <summary>Rows of numbers; null where there are class numbers instead.</summary>
    public Matrix? Values { get; }

    /// <summary>Number of samples.</summary>
    public int Count => Values?.Rows ?? Labels?.Count ?? _classes.Length;

    /// <summary>Class numbers as targets.</summary>
    /// <param name="classes">One for each sample, 0 or more; not copied.</param>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public static implicit operator Targets(int[] classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return new(classes.AsMemory());
    }

    /// <summary>Text labels as targets.</summary>
    /// <param name="labels">One for each sample, 0 or more; not copied.</param>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public static implicit operator Targets(string[] labels) => new(labels);

    /// <summary>Yes and no as targets: class 1 where true, class 0 where false.</summary>
    /// <param name="classes">One for each sample; copied.</param>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public static implicit operator Targets(bool[] classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return Array.ConvertAll(classes, isTrue => isTrue ? 1 : 0);
    }

    /// <summary>Rows of numbers as targets.</summary>
    /// <param name="values">Shape (batch, columns); not copied.</param>
    /// <exception cref="ArgumentNullException">There is no matrix.</exception>
    public static implicit operator Targets(Matrix values) => new(values);

    /// <summary>The targets as rows of numbers of the shape of the predictions; class numbers are a column of float64 numbers.</summary>
    /// <param name="loss">The name of the loss, for error messages.</param>
    /// <param name="predictions">Shape (batch, columns).</param>
    /// <returns><see cref="Values"/>, or a new matrix of one column.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public Matrix AsRowsOf(string loss, Matrix predictions)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(predictions);
        CheckCount(loss, predictions);
        CheckColumns(loss, predictions.Columns);
        return AsRows();
    }

    /// <summary>The targets as rows of numbers; class numbers are a column of float64 numbers.</summary>
    internal Matrix AsRows() => Values ?? Column(Classes);

    /// <summary>Throws if targets are not one class number, or one row of class probabilities, per row of predictions.</summary>
    /// <param name="loss">The name of the loss, for error messages.</param>
    /// <param name="predictions">Shape (batch, classes).</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    public void CheckClasses(string loss, Matrix predictions)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(predictions);
        CheckCount(loss, predictions);
        CheckClassColumns(loss, predictions.Columns);
    }

    /// <summary>Throws if a class number has no column, or if rows of class probabilities have another number of columns than the predictions.</summary>
    internal void CheckClassColumns(string loss, int columns)
    {
        if (Values is not null && Values.Columns != columns)
        {
            if (columns == 1 && Values.Columns > 1)
            {
                Throw.TargetsFirst(loss, Predictions(columns), Shape());
            }

            Throw.OneHotColumns(loss, Predictions(columns), Shape(), columns);
        }

        ReadOnlySpan<int> classes = Classes;
        for (int i = 0; i < classes.Length; i++)
        {
            if ((uint)classes[i] >= (uint)columns)
            {
                Throw.ClassOutOfRange(loss, i, classes[i], columns);
            }
        }
    }

    /// <summary>
    /// The class names that text labels are numbered by: the known names, or the distinct labels in the order of their code points.
    /// </summary>
    internal IReadOnlyList<string> NamesBeside(IReadOnlyList<string> known) =>
        Labels is null || known.Count > 0 ? known : [.. Labels.OfType<string>().Distinct().Order(_byCodePoint)];

    /// <summary>Class numbers instead of text labels; other targets unchanged.</summary>
    /// <param name="names">The label of each class number.</param>
    /// <exception cref="StateException">There are text labels and no names.</exception>
    /// <exception cref="ArgumentException">A label is none of the names.</exception>
    internal Targets Numbered(IReadOnlyList<string> names)
    {
        if (Labels is null)
        {
            return this;
        }

        if (names.Count == 0)
        {
            throw Throw.NoLabelsLearned();
        }

        var numbers = new Dictionary<string, int>(names.Select((name, number) => KeyValuePair.Create(name, number)));
        var classes = new int[Labels.Count];
        for (int i = 0; i < classes.Length; i++)
        {
            string label = Labels[i] ?? throw Throw.MissingLabel(i);
            classes[i] = numbers.TryGetValue(label, out int number) ? number : throw Throw.NewLabel(label, names);
        }

        return classes;
    }

    /// <summary>Throws if targets have another number of columns than the predictions; class numbers are one column.</summary>
    internal void CheckColumns(string loss, int columns)
    {
        if ((Values?.Columns ?? 1) != columns)
        {
            Throw.TargetColumns(loss, Predictions(columns), Shape(), columns);
        }
    }

    /// <summary>Throws if the number of targets differs from the number of rows of predictions.</summary>
    internal void CheckCount(string loss, Matrix predictions)
    {
        if (Count != predictions.Rows)
        {
            Throw.TargetCount(loss, predictions.Shape(), Shape(), predictions.Rows, Count);
        }
    }

    /// <summary>The shape, such as <c>(300,)</c> for class numbers and <c>(300, 3)</c> for rows.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Shape();

    internal string Shape() => Values?.Shape() ?? $"({Count},)";

    /// <summary>The shape of predictions of these samples.</summary>
    private string Predictions(int columns) => $"({Count}, {columns})";

    private static Matrix Column(ReadOnlySpan<int> numbers)
    {
        var column = new Matrix(numbers.Length, 1, DType.Float64);
        for (int i = 0; i < numbers.Length; i++)
        {
            column[i, 0] = numbers[i];
        }

        return column;
    }
}
