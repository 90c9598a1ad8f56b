using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// The preparation of raw rows, fitted on the training rows: for each column its steps (imputation, one-hot encoding, standardization), the label
/// column with its classes, and the names of ignored columns. It is stored in the file of a model, so that the model predicts for raw rows.
/// </summary>
/// <remarks>It is immutable; any number of threads may use it at once. A table with other columns is refused by their names.</remarks>
/// <example><code>
/// IReadOnlyList&lt;TableColumn&gt; table = CsvTable.Read("passengers.csv").ToColumns();
/// var preprocessing = Preprocessing.Fit(table, new() { Label = "Survived", Ignored = ["Name"], Missing = MissingValues.Mean });
/// model.Fit(preprocessing.Transform(table), preprocessing.Targets(table), epochs: 200);
/// model.Preprocessing = preprocessing;
/// model.Save("titanic.safetensors");
/// </code></example>
public sealed class Preprocessing
{
    private readonly HashSet<string> _known;

    /// <summary>Creates a preprocessing of fitted columns.</summary>
    /// <param name="columns">The columns, in the order of the inputs.</param>
    /// <param name="label">The label column; null for none.</param>
    /// <param name="ignored">Names of columns that tables may have and that are not used; none if null.</param>
    /// <exception cref="ArgumentException">There is no column, or two columns have the same name.</exception>
    public Preprocessing(IReadOnlyList<PreparedColumn> columns, LabelColumn? label = null, IReadOnlyList<string>? ignored = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        (Columns, Label, Ignored) = ([.. columns], label, [.. ignored ?? []]);
        foreach (PreparedColumn column in Columns)
        {
            ArgumentNullException.ThrowIfNull(column, nameof(columns));
        }

        if (Columns.Count == 0)
        {
            Throw.PreprocessingWithoutColumns();
        }

        string[] names = [.. Columns.Select(column => column.Name), .. label is null ? [] : new[] { label.Name }, .. Ignored];
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            Throw.PreprocessingNameTwice(twice.Key);
        }

        _known = [.. names];
        InputNames = [.. Columns.SelectMany(column => column.InputNames)];
    }

    /// <summary>The columns, in the order of the inputs.</summary>
    public IReadOnlyList<PreparedColumn> Columns { get; }

    /// <summary>The label column; null for none.</summary>
    public LabelColumn? Label { get; }

    /// <summary>Names of columns that tables may have and that are not used.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>The names of the inputs, one per column of the result of <see cref="Transform"/>, such as <c>Age</c> and <c>Sex=male</c>.</summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>Fits the steps of all columns, and the label column. Pass the training rows, so that no information of the test rows leaks.</summary>
    /// <param name="table">The training rows: one column per name.</param>
    /// <param name="options">What to do with which column; null for the defaults.</param>
    /// <returns>The preprocessing.</returns>
    /// <exception cref="ArgumentException">A column is missing, a plan does not fit its column, values are missing and none may be, or a column of texts
    /// has too many different ones; the text names the column.</exception>
    /// <exception cref="ShapeException">The columns have different numbers of rows.</exception>
    public static Preprocessing Fit(IReadOnlyList<TableColumn> table, PreprocessingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        options ??= new();
        Dictionary<string, TableColumn> columns = ByName(table);
        return Of(
            options,
            [.. table.Select(column => column.Name)],
            name => LabelColumn.Fit(columns[name], options.LabelsAreClasses, options.StandardizeLabel),
            name => options.PlanFor(columns[name]),
            plan => plan.Fit(columns[plan.Name]));
    }

    /// <summary>Converts raw rows to the inputs of a model.</summary>
    /// <param name="table">Any rows: one column per name, in any order. The label column and the ignored columns may be missing.</param>
    /// <param name="dtype">The dtype of the result; values are computed in float64 and rounded once.</param>
    /// <returns>Shape (rows, inputs), with the columns <see cref="InputNames"/>.</returns>
    /// <exception cref="ArgumentException">A column is missing or unknown, or a value is missing, infinite, of another type or an unknown category; the text
    /// names column and row.</exception>
    /// <exception cref="ShapeException">The columns have different numbers of rows.</exception>
    public Matrix Transform(IReadOnlyList<TableColumn> table, DType dtype = DType.Float32)
    {
        Dictionary<string, TableColumn> given = Matched(table);
        double[][] inputs = [.. Columns.SelectMany(column => column.Transform(given[column.Name]))];
        Matrix matrix = Matrix.FromColumns(inputs);
        return matrix.DType == dtype ? matrix : matrix.As(dtype);
    }

    /// <summary>Converts the label column of raw rows to targets.</summary>
    /// <param name="table">Rows with the label column; other columns are not read.</param>
    /// <param name="dtype">The dtype of the numbers of a regression.</param>
    /// <returns>Class numbers, or for regression a matrix of shape (rows, 1), standardized if <see cref="LabelColumn.Scale"/> is set.</returns>
    /// <exception cref="StateException">There is no label column.</exception>
    /// <exception cref="ArgumentException">The table has no label column, or a label is missing or not one of the classes.</exception>
    /// <exception cref="ShapeException">The columns have different numbers of rows.</exception>
    public Targets Targets(IReadOnlyList<TableColumn> table, DType dtype = DType.Float32)
    {
        ArgumentNullException.ThrowIfNull(table);
        LabelColumn label = Label ?? throw Throw.PreprocessingWithoutLabel();
        Dictionary<string, TableColumn> columns = ByName(table);
        return label.TargetsOf(columns.GetValueOrDefault(label.Name) ?? throw Throw.TableWithoutLabel(label.Name, columns.Keys), dtype);
    }

    /// <summary>Such as <c>preprocessing of 7 columns to 10 inputs</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"preprocessing of {Columns.Count} columns to {InputNames.Count} inputs");

    /// <summary>Fits label and columns by functions that receive the names of existing columns.</summary>
    internal static Preprocessing Of(
        PreprocessingOptions options,
        IReadOnlyList<string> names,
        Func<string, LabelColumn> fitLabel,
        Func<string, ColumnPlan> planFor,
        Func<ColumnPlan, PreparedColumn> fit)
    {
        foreach (string name in options.Ignored.Concat(options.Label is { } wanted ? [wanted] : []).Concat(options.Columns?.Select(plan => plan.Name) ?? []))
        {
            if (!names.Contains(name))
            {
                throw Throw.PreprocessingNoColumn(name, names);
            }
        }

        LabelColumn? label = options.Label is { } given ? fitLabel(given) : null;
        IEnumerable<ColumnPlan> plans = options.Columns
            ?? [.. names.Where(name => name != options.Label && !options.Ignored.Contains(name)).Select(planFor)];
        PreparedColumn[] prepared = [.. plans.Select(fit)];

        // With named columns, the others of the table are ignored.
        HashSet<string> used = [.. prepared.Select(column => column.Name)];
        return new(prepared, label, [.. names.Where(name => !used.Contains(name) && name != options.Label)]);
    }

    /// <summary>Throws if a table with columns of these names does not have the columns, or has unknown ones.</summary>
    internal void CheckNames(IReadOnlyList<string> names)
    {
        string[] columns = [.. Columns.Select(column => column.Name)];
        string[] missing = [.. columns.Except(names)];
        string[] unknown = [.. names.Where(name => !_known.Contains(name))];
        if (missing.Length + unknown.Length > 0)
        {
            Throw.PreprocessingColumns(missing, unknown, columns);
        }
    }

    /// <summary>The columns by name; throws if names or numbers of rows do not fit.</summary>
    internal static Dictionary<string, TableColumn> ByName(IReadOnlyList<TableColumn> table, [CallerArgumentExpression(nameof(table))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(table, name);
        var columns = new Dictionary<string, TableColumn>(StringComparer.Ordinal);
        foreach (TableColumn column in table)
        {
            ArgumentNullException.ThrowIfNull(column, name);
            if (!columns.TryAdd(column.Name, column))
            {
                Throw.TableNameTwice(column.Name);
            }

            if (column.Rows != table[0].Rows)
            {
                Throw.TableRows(column.Name, column.Rows, table[0].Name, table[0].Rows);
            }
        }

        return columns;
    }

    /// <summary>The columns by name; throws if one is missing or unknown.</summary>
    private Dictionary<string, TableColumn> Matched(IReadOnlyList<TableColumn> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Dictionary<string, TableColumn> given = ByName(table);
        CheckNames([.. table.Select(column => column.Name)]);
        return given;
    }
}
