using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void DataSamples(string what, int samples) => throw new ArgumentOutOfRangeException(
        null, Text($"{what}: {samples} samples are asked for; the number must be 0 or more. Pass how many points you want."));

    [DoesNotReturn]
    internal static void DataClasses(string what, int classes) => throw new ArgumentOutOfRangeException(
        null,
        Text($"{what}: {classes} classes are asked for; there can be 0 to 256, because the labels of these data are bytes. ")
        + "Pass a number in that range.");

    [DoesNotReturn]
    internal static void DataTooLarge(string what, long points) => throw new ShapeException(
        Text($"{what}: {points:N0} points are asked for; a matrix of two columns holds at most {Array.MaxLength / 2:N0}. ")
        + "Ask for fewer at a time.");

    [DoesNotReturn]
    internal static void DataNoise(string what, double noise) => throw new ArgumentOutOfRangeException(
        null,
        Text($"{what}: the noise is {noise}; it is a standard deviation, a finite number of 0 or more. ")
        + "Pass such a number, or nothing for no noise.");

    [DoesNotReturn]
    internal static void CircleFactor(double factor) => throw new ArgumentOutOfRangeException(
        null, Text($"circles data: the factor is {factor}; the inner circle's radius is from 0 to below 1. Pass a number in that range."));

    [DoesNotReturn]
    internal static void AveragePriceShapes(string areas, string prices) => throw new ShapeException(
        $"average price: areas are {areas}, prices are {prices}; each must have one column and both the same rows, at least one. "
        + "Pass one area and one price a house.");

    internal static FormatException NotUtf8(string source, int index, byte value, Exception failure) => new(
        Text($"{source}: byte {index} (0x{value:X2}) is not UTF-8. ")
        + "Save the file as UTF-8, or decode it yourself and parse the text.", failure);

    [DoesNotReturn]
    internal static void CsvSeparator(string source) => throw new ArgumentException(
        $"{source}: the separator is a quote or a line end; both have a meaning of their own. Pass the character between two fields.");

    [DoesNotReturn]
    internal static void CsvNoHeader(string source) => throw new FormatException(
        $"{source}, line 1: it is empty; it must name the columns. Put a header there.");

    [DoesNotReturn]
    internal static void CsvSameNames(string source, string name) => throw new FormatException(
        $"{source}, line 1: more than one column is called \"{name}\"; columns are told apart by their names. Rename one.");

    [DoesNotReturn]
    internal static void CsvRagged(string source, int line, int fields, int columns) => throw new FormatException(
        Text($"{source}, line {line}: the number of fields is {fields}; the header names {columns}. ")
        + "Correct the line: a field that holds a separator must stand in quotes.");

    [DoesNotReturn]
    internal static void CsvQuoteInField(string source, int line, string field) => throw new FormatException(
        Text($"{source}, line {line}: a quote stands inside {Shown(field)}; quotes enclose whole fields. ")
        + "Enclose the field in quotes and double those inside.");

    [DoesNotReturn]
    internal static void CsvAfterQuote(string source, int line, char found) => throw new FormatException(
        Text($"{source}, line {line}: '{found}' follows the closing quote of a field; a separator or the end of the line must. ")
        + "Double the quotes inside a field.");

    [DoesNotReturn]
    internal static void CsvOpenQuote(string source, int line) => throw new FormatException(
        Text($"{source}, line {line}: a quote opens here and none closes it before the end. Close the field, or remove the quote."));

    [DoesNotReturn]
    internal static void CsvUnknownColumn(string source, string name, string[] names) => throw new ArgumentException(
        $"{source}: no column is called \"{name}\". The nearest names are {Nearest.To(name, names)}.");

    [DoesNotReturn]
    internal static void CsvField(string source, int row, int line, string column, string? text, string required)
    {
        string arrived = text is null ? "the value is missing" : $"{Shown(text)} arrived";
        throw new FormatException(
            Text($"{source}, row {row} (line {line}), column \"{column}\": {arrived}; {required} is required. Correct the field."));
    }

    [DoesNotReturn]
    internal static void CsvHead(string source, int rows) => throw new ArgumentOutOfRangeException(
        null, Text($"{source}: the first {rows} rows are asked for; the number must be 0 or more. Pass how many you want to see."));

    [DoesNotReturn]
    internal static void MissingRefused(string column, int missing, int total, int first) => throw new ArgumentException(
        Text($"column \"{column}\": {missing} of {total} values are missing, the first in row {first}; none may be. ")
        + "Choose how to fill them, or drop their rows.");

    [DoesNotReturn]
    internal static void UnknownStrategy(string column, int strategy) => throw new ArgumentOutOfRangeException(
        null, Text($"column \"{column}\": the strategy for missing values is number {strategy}; there is none of that number. Name one."));

    internal static ArgumentException NothingKnown(string column, string statistic) => new(
        $"column \"{column}\": no value is known in the rows that the {statistic} is to be taken of. Name other rows, or a constant.");

    internal static ArgumentException NoConstant(string column, double? constant) => new(
        $"column \"{column}\": missing values are to become {(constant is { } given ? Text($"{given}") : "a constant and none is given")}; "
        + "it must be a finite number. Pass one.");

    [DoesNotReturn]
    internal static void TrainRows(string what, int start, int end, int rows) => throw new ArgumentOutOfRangeException(
        null,
        Text($"{what}: the rows to take a statistic of are {start} to below {end}; there are {rows}. ")
        + "Name rows that exist, first to last.");

    [DoesNotReturn]
    internal static void KeptColumnLength(string column, int rows, int other) => throw new ShapeException(
        Text($"column \"{column}\": it had {rows} rows; the column to keep the same rows of has {other}. ")
        + "Pass a column of the same table.");

    [DoesNotReturn]
    internal static void NothingToStandardise(string inputs) => throw new ArgumentException(
        $"standardising: no row of {inputs} is there to take means and deviations of. Name at least two rows that differ.");

    [DoesNotReturn]
    internal static void StandardiseNotFinite(int column, string? name) => throw new ArgumentException(
        Text($"standardising: column {Named(column, name)} holds values that are missing, infinite or too large to square. ")
        + "Fill or correct them first.");

    [DoesNotReturn]
    internal static void StandardiseConstant(int column, string? name, double value) => throw new ArgumentException(
        Text($"standardising: column {Named(column, name)} is {value} in all rows; a deviation of 0 cannot be made 1. ")
        + "Leave the column out, it tells nothing.");

    [DoesNotReturn]
    internal static void StandardiseColumns(string inputs, int columns) => throw new ShapeException(
        $"standardising: inputs are {inputs}; the statistics are of {columns} columns. Pass the same columns in the same order.");

    [DoesNotReturn]
    internal static void RawWeightShapes(string weights, string biases, int columns) => throw new ShapeException(
        $"standardising: weights are {weights}, biases are {biases}; the statistics are of {columns} columns, "
        + $"so weights must be ({columns}, neurons) and biases (1, neurons).");

    [DoesNotReturn]
    internal static void RawTargetColumns(string weights, int columns) => throw new ShapeException(
        Text($"standardising: weights are {weights}; the statistics of the targets are of {columns} columns, and each neuron needs one. ")
        + "Pass the scale of these targets.");

    [DoesNotReturn]
    internal static void StandardiseNames(string inputs, int names) => throw new ArgumentException(
        Text($"standardising: inputs are {inputs}, and {names} names of columns arrived; each column needs one. Pass as many names, or none."));

    /// <summary>The name of a column, else its number from 0.</summary>
    private static string Named(int column, string? name) => name is null ? Text($"{column}") : $"\"{name}\"";

    [DoesNotReturn]
    internal static void StandardiseStatistics(int means, int deviations) => throw new ArgumentException(
        Text($"standardising: {means} means and {deviations} deviations arrived; there must be as many of both, all finite, and deviations above 0. ")
        + "Pass what was taken of the rows to train on.");

    [DoesNotReturn]
    internal static void NoCategories() => throw new ArgumentException("one-hot: there is no category. Name at least one.");

    [DoesNotReturn]
    internal static void SameCategories(string category) => throw new ArgumentException(
        $"one-hot: {Shown(category)} is named more than once; each category has one column. Name it once.");

    [DoesNotReturn]
    internal static void UnknownCategory(int row, string? text, string[] categories) => throw new ArgumentException(
        Text($"one-hot: row {row} {(text is null ? "has no value" : $"is {Shown(text)}")}; ")
        + $"the categories are {string.Join(", ", categories.Select(Shown))}. Add it, or let others be zero in every column.");

    [DoesNotReturn]
    internal static void LabelOutOfRange(string? column, int row, int label, int classes) => throw new ArgumentException(
        Text($"one-hot{(column is null ? "" : $", column \"{column}\"")}: label {label} in row {row}; {(classes == 0 ? "labels are 0 or more" : $"with {classes} classes labels are 0 to {classes - 1}")}. ")
        + "Correct the label, or pass more classes.");

    internal static FileNotFoundException TitanicMissing(string path, string sha256) => new(
        $"Titanic: there is no file {path}. {WhereTheTitanicIs(sha256)}", path);

    [DoesNotReturn]
    internal static void TitanicDiffers(string path, string what, string sha256) => throw new FormatException(
        $"Titanic: {path} is not the table of 891 passengers and 12 columns: {what}. {WhereTheTitanicIs(sha256)}");

    private static string WhereTheTitanicIs(string sha256) =>
        "It has no licence that lets us ship it: take titanic.csv of https://github.com/datasciencedojo/datasets, "
        + $"commit f0ccab6a7ceafdff780052166fb6fab3311398eb (sha256 {sha256}), "
        + "or train.csv of Kaggle's \"Titanic - Machine Learning from Disaster\".";

    /// <summary>A text in quotes, as much of it as helps to find it.</summary>
    private static string Shown(string text) => text.Length > 40 ? $"\"{text[..40]}...\"" : $"\"{text}\"";
}
