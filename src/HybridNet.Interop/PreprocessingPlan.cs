namespace HybridNet.Interop;

/// <summary>How Python wants to prepare a table: options and columns are set, then the preprocessing is fitted.</summary>
public sealed class PreprocessingPlan
{
    private readonly List<ColumnPlan> _columns = [];
    private readonly List<string> _ignored = [];
    private PreprocessingOptions _options = new();

    /// <summary>Plans a column; without any, every column is planned by its type.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="missing">The name of a <see cref="MissingValues"/>.</param>
    /// <param name="constant">The replacement in a column of numbers; NaN for none.</param>
    /// <param name="text">The replacement in a column of texts; null for none.</param>
    /// <param name="oneHot">Whether to one-hot encode the column.</param>
    /// <param name="othersAreZero">Whether other categories are zero in every column.</param>
    /// <param name="standardize">Whether to standardize the column.</param>
    public void Column(string name, string missing, double constant, string? text, bool oneHot, bool othersAreZero, bool standardize) => _columns.Add(new(name)
    {
        Missing = Enum.Parse<MissingValues>(missing),
        Constant = double.IsNaN(constant) ? null : constant,
        ConstantText = text,
        OneHot = oneHot,
        OthersAreZero = othersAreZero,
        Standardize = standardize,
    });

    /// <summary>Ignores a column.</summary>
    /// <param name="name">The name of the column.</param>
    public void Ignore(string name) => _ignored.Add(name);

    /// <summary>Sets the label column.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="areClasses">1 for classes, 0 for numbers, -1 to choose by the column.</param>
    /// <param name="standardize">Whether to standardize the targets of a regression.</param>
    public void Label(string name, int areClasses, bool standardize) =>
        _options = _options with { Label = name, LabelsAreClasses = areClasses < 0 ? null : areClasses == 1, StandardizeLabel = standardize };

    /// <summary>Sets the defaults for columns without a plan.</summary>
    /// <param name="missing">The name of a <see cref="MissingValues"/>, for numbers.</param>
    /// <param name="standardize">Whether numbers are standardized.</param>
    /// <param name="othersAreZero">Whether other categories are zero in every column.</param>
    public void Defaults(string missing, bool standardize, bool othersAreZero) =>
        _options = _options with { Missing = Enum.Parse<MissingValues>(missing), Standardize = standardize, OthersAreZero = othersAreZero };

    /// <summary>Fits the preprocessing.</summary>
    /// <param name="table">The training rows.</param>
    /// <param name="isPlanned">Whether only the planned columns are used.</param>
    /// <returns>Its text, as in the header of a model file.</returns>
    public string Fit(RawTable table, bool isPlanned) => PreprocessingText.Write(Preprocessing.Fit(table.Columns, Options(isPlanned)));

    /// <summary>Starts to fit to blocks of rows.</summary>
    /// <param name="isPlanned">Whether only the planned columns are used.</param>
    /// <returns>Receives the blocks.</returns>
    public StreamedPlan Start(bool isPlanned) => new(Options(isPlanned));

    private PreprocessingOptions Options(bool isPlanned) => _options with { Columns = isPlanned ? _columns : null, Ignored = _ignored };
}
