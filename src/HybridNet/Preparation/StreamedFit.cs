namespace HybridNet;

/// <summary>
/// Fits a <see cref="Preprocessing"/> to a table that arrives in blocks of rows, with memory that does not depend on the number of rows. Mean and deviation are
/// computed in one pass in float64; their last bits can differ from those of <see cref="Preprocessing.Fit"/>. A median requires all rows in memory.
/// </summary>
/// <param name="options">What to do with which column; null for the defaults.</param>
/// <example><code>
/// var fit = new StreamedFit(new() { Label = "price", Missing = MissingValues.Mean });
/// foreach (CsvTable block in CsvTable.ReadBlocks("houses.csv"))
/// {
///     fit.Add(block.ToColumns());
/// }
///
/// Preprocessing preprocessing = fit.Complete();
/// </code></example>
public sealed class StreamedFit(PreprocessingOptions? options = null)
{
    private readonly PreprocessingOptions _options = options ?? new();
    private ColumnStatistics[] _columns = [];

    /// <summary>Number of rows so far.</summary>
    public long Rows => _columns.Length == 0 ? 0 : _columns[0].Rows;

    /// <summary>Adds a block of rows.</summary>
    /// <param name="block">The same columns in each block.</param>
    /// <exception cref="ArgumentException">The columns are not those of the first block, or have numbers in one block and texts in another.</exception>
    /// <exception cref="ShapeException">The columns have different numbers of rows.</exception>
    public void Add(IReadOnlyList<TableColumn> block)
    {
        Preprocessing.ByName(block);
        if (_columns.Length == 0)
        {
            _columns = [.. block.Select(column => new ColumnStatistics(column.Name))];
        }

        if (!_columns.Select(column => column.Name).SequenceEqual(block.Select(column => column.Name)))
        {
            Throw.BlockColumns([.. block.Select(column => column.Name)], [.. _columns.Select(column => column.Name)]);
        }

        for (int j = 0; j < _columns.Length; j++)
        {
            _columns[j].Add(block[j]);
        }
    }

    /// <summary>Fits the steps of all columns, and the label column.</summary>
    /// <returns>The preprocessing.</returns>
    /// <exception cref="ArgumentException">As in <see cref="Preprocessing.Fit"/>; or a strategy requires all rows in memory.</exception>
    public Preprocessing Complete() => Preprocessing.Of(
        _options,
        [.. _columns.Select(column => column.Name)],
        name => Of(name).FitLabel(_options.LabelsAreClasses, _options.StandardizeLabel),
        name => Of(name).PlanWith(_options),
        plan => Of(plan.Name).Fit(plan));

    /// <summary>Such as <c>streamed fit of 1000 rows</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"streamed fit of {Rows} rows");

    private ColumnStatistics Of(string name) => _columns.First(column => column.Name == name);
}
