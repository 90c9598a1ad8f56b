using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    private const int MaxListed = 12;

    [DoesNotReturn]
    internal static void ColumnTextForNumber(string column, string row, string text) => throw new ArgumentException(
        $"column \"{column}\": {row} is {Shown(text)}; the column has numbers, and a finite number is required. Correct the value, or make it missing.");

    [DoesNotReturn]
    internal static void ColumnNumberForText(string column, string row, double number) => throw new ArgumentException(
        Text($"column \"{column}\": {row} is the number {number}; the column has texts. Convert the column to texts."));

    [DoesNotReturn]
    internal static void ColumnNotFinite(string column, string row, double number) => throw new ArgumentException(
        $"column \"{column}\": {row} {(double.IsNaN(number) ? "has no value, and missing values of this column have no replacement" : Text($"is {number}"))}; "
        + "a finite number is required. Correct the value, or fit the preprocessing with a strategy for missing values.");

    [DoesNotReturn]
    internal static void ColumnCategory(string column, string row, string? category, IReadOnlyList<string> categories) => throw new ArgumentException(
        $"column \"{column}\": {row} {(category is null ? "has no value" : $"is {Shown(category)}")}; the categories are {Quoted(categories)}. "
        + "Correct the value, or fit the preprocessing so that other categories are zero in every column.");

    internal static ArgumentException ColumnCategoryNotWhole(string column, string row, double number) => new(
        Text($"column \"{column}\": {row} is {number}; categories and classes are texts or whole numbers. Standardize the column instead, or round it."));

    [DoesNotReturn]
    internal static void ColumnOfManyTexts(string column, int distinct, long rows) => throw new ArgumentException(
        Text($"column \"{column}\": it has {distinct} different texts in {rows} rows; one-hot encoding would make as many inputs. ")
        + "Ignore the column, or name it for one-hot encoding.");

    [DoesNotReturn]
    internal static void StreamedStrategy(string column, string strategy) => throw new ArgumentException(
        $"column \"{column}\": the strategy for missing values is {strategy}, which requires all values in memory; the rows are streamed. "
        + "Choose Mean or Constant, or fit rows in memory.");

    internal static ArgumentException ColumnOfManyValues(string column, int values) => new(
        Text($"column \"{column}\": it has more than {values} different values in rows that are streamed; one-hot encoding takes fewer. Ignore the column."));

    [DoesNotReturn]
    internal static void LabelOfManyClasses(string label, int classes) => throw new ArgumentException(
        Text($"label column \"{label}\": it has more than {classes} different values; classes are fewer. Name another label column, or make it a regression."));

    [DoesNotReturn]
    internal static void BlockColumns(IReadOnlyList<string> names, IReadOnlyList<string> first) => throw new ArgumentException(
        $"preprocessing: a block has the columns {Quoted(names)}; the first one had {Quoted(first)}. Pass blocks of one table.");

    [DoesNotReturn]
    internal static void ColumnStepOrder(string column, string step, string values) => throw new ArgumentException(
        $"column \"{column}\": the step {step} follows {values}, which it does not take. Put the steps in another order.");

    [DoesNotReturn]
    internal static void ColumnStaysText(string column) => throw new ArgumentException(
        $"column \"{column}\": it has texts, and no step makes numbers of them. One-hot encode the column, or ignore it.");

    internal static ArgumentException FillNotFinite(double value) => new(
        Text($"missing values: the replacement is {value}; it must be a finite number. Pass one."));

    [DoesNotReturn]
    internal static void PlanBoth(string column) => throw new ArgumentException(
        $"column \"{column}\": it is to be one-hot encoded and standardized; one of both is possible. Choose one.");

    [DoesNotReturn]
    internal static void PlanStrategy(string column, string strategy) => throw new ArgumentException(
        $"column \"{column}\": the strategy for missing values is {strategy}; a model needs a number for every row. "
        + "Choose Mean, Median, MostFrequent, Constant or Refuse.");

    [DoesNotReturn]
    internal static void PlanTextStrategy(string column, string strategy) => throw new ArgumentException(
        $"column \"{column}\": the strategy for missing values is {strategy}; the column has texts. Choose MostFrequent, Constant or Refuse.");

    [DoesNotReturn]
    internal static void PlanConstant(string column, string constant, string values) => throw new ArgumentException(
        $"column \"{column}\": the constant for missing values is {constant} and the column has {values}. Pass one of the same kind.");

    internal static ArgumentException PlanNoConstant(string column) => new(
        $"column \"{column}\": missing values are to become a constant and none is given. Pass a text.");

    internal static ArgumentException LabelMissing(string label, string row) => new(
        $"label column \"{label}\": {row} has no value; a label is required in every row. Add it, or drop the row.");

    internal static ArgumentException LabelInfinite(string label, string row, double number) => new(
        Text($"label column \"{label}\": {row} is {number}; labels must be finite. Correct it, or drop the row."));

    internal static ArgumentException LabelUnknown(string label, string row, string text, IReadOnlyList<string> classes) => new(
        $"label column \"{label}\": {row} is {Shown(text)}; the classes are {Quoted(classes)}. Correct it, or train a new model for new classes.");

    [DoesNotReturn]
    internal static void LabelWithoutClasses(string label) => throw new ArgumentException(
        $"label column \"{label}\": it has no classes; at least one is required. Name them, or make it a column of numbers.");

    [DoesNotReturn]
    internal static void LabelClassTwice(string label, string name) => throw new ArgumentException(
        $"label column \"{label}\": the class {Shown(name)} is named more than once; names must be unique. Name it once.");

    [DoesNotReturn]
    internal static void LabelClassNotWhole(string label, string name) => throw new ArgumentException(
        $"label column \"{label}\": the class {Shown(name)} is not a whole number; the classes are numbers. Write it as a whole number, or make the classes texts.");

    [DoesNotReturn]
    internal static void PreprocessingWithoutColumns() => throw new ArgumentException(
        "preprocessing: no column is left for the inputs; at least one is required. Ignore fewer columns.");

    [DoesNotReturn]
    internal static void PreprocessingNameTwice(string name) => throw new ArgumentException(
        $"preprocessing: the column {Shown(name)} is named more than once among columns, label and ignored columns; names must be unique. Name it once.");

    internal static ArgumentException PreprocessingNoColumn(string name, IReadOnlyCollection<string> columns) => new(
        $"preprocessing: the table has no column {Shown(name)}; its columns are {Quoted(columns)}."
        + $"{Nearest.Sentence(name, columns)} Correct the name.");

    internal static StateException PreprocessingWithoutLabel() => new(
        "preprocessing: it was fitted without a label column, so that it has no targets. Fit it with one.");

    internal static ArgumentException TableWithoutLabel(string label, IReadOnlyCollection<string> columns) => new(
        $"preprocessing: the table has no label column {Shown(label)}; its columns are {Quoted(columns)}. Add it.");

    [DoesNotReturn]
    internal static void TableNameTwice(string name) => throw new ArgumentException(
        $"preprocessing: the table has two columns called {Shown(name)}; names must be unique. Rename one.");

    [DoesNotReturn]
    internal static void TableRows(string column, int rows, string first, int firstRows) => throw new ShapeException(
        Text($"preprocessing: column \"{column}\" has {rows} rows and column \"{first}\" has {firstRows}; all need the same number. ")
        + "Pass columns of one table.");

    [DoesNotReturn]
    internal static void PreprocessingColumns(IReadOnlyList<string> missing, IReadOnlyList<string> unknown, IReadOnlyList<string> columns)
    {
        string arrived = string.Join(" and ", new[] { Counted(missing, "missing"), Counted(unknown, "unknown") }.OfType<string>());
        string near = missing.Count > 0 && Nearest.Of(missing[0], unknown) is [var nearest, ..] ? $" The name nearest to {Shown(missing[0])} is {Shown(nearest)}." : "";
        throw new ArgumentException(
            $"preprocessing: {arrived}; the columns are {Quoted(columns)}.{near} "
            + (missing.Count > 0 ? "Pass a table with these columns." : "Leave the others out."));
    }

    internal static InvalidDataException PreprocessingVersion(string where, int version, int newest) => new(
        Text($"{where}: the version is {version}; this HybridNet reads 1 to {newest}. Install the HybridNet that wrote it, or a later one."));

    internal static InvalidDataException StepUnknown(string where, string name, IEnumerable<string> known) => new(
        $"{where}: the step is of the type {Shown(name)}; this HybridNet knows {string.Join(", ", known)}. Install the HybridNet that wrote the file, or a later one.");

    internal static StateException NoPreprocessing() => new(
        "model: a table arrived, and the model has no preprocessing that converts its columns to inputs. Set Preprocessing, or pass a matrix.");

    private static string? Counted(IReadOnlyList<string> names, string what) => names.Count switch
    {
        0 => null,
        1 => $"the column {Shown(names[0])} is {what}",
        _ => $"the columns {Quoted(names)} are {what}",
    };

    private static string Quoted(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MaxListed).Select(Shown)) + (names.Count > MaxListed ? ", ..." : "");
}
