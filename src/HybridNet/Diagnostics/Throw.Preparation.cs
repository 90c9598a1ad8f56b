using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void SplitShare(string size) => throw new ArgumentException(
        $"held-out split: {size}; a share is above 0 and below 1. Pass such a number, or a number of rows.");

    [DoesNotReturn]
    internal static void SplitRows(string size, int rows) => throw new ArgumentException(
        Text($"held-out split: {size}, of {rows} rows; both sides need at least one. Ask for another size."));

    [DoesNotReturn]
    internal static void SplitClasses(int classes, int train, int test) => throw new ArgumentException(
        Text($"held-out split: there are {classes} classes, {train} rows to train on and {test} to test with; ")
        + "with equal shares of the classes each side needs at least as many rows as there are classes. Ask for another size.");

    [DoesNotReturn]
    internal static void SplitClassOfOne(string label) => throw new ArgumentException(
        Text($"held-out split: class {label} has one row; equal shares of the classes on both sides need two or more of each. ")
        + "Leave the class out, or split without shares.");

    [DoesNotReturn]
    internal static void SplitTargets(string what, string inputs, string targets) => throw new ShapeException(
        $"held-out split: {what} are {inputs}, their targets {targets}; every row needs a target. Pass as many.");

    [DoesNotReturn]
    internal static void SplitOfOtherRows(int split, int rows) => throw new ShapeException(
        Text($"held-out split: the rows were drawn for {split}; there are {rows}. Draw them for these data."));

    [DoesNotReturn]
    internal static void SplitColumns(string train, string test) => throw new ShapeException(
        $"held-out split: inputs to train on are {train}, to test with {test}; both need the same columns. Prepare both alike.");

    internal static StateException HeldOutHidden(int count) => new(
        Text($"held-out split: the {count} test targets were read before the first evaluation; ")
        + "they stay hidden until then, so that no choice is fitted to them. Judge predictions or evaluate a model first.");

    [DoesNotReturn]
    internal static void JudgeNumbers(string targets) => throw new ArgumentException(
        $"held-out split: class numbers arrived to be judged; the targets are {targets} numbers. Pass a table of that shape.");

    internal static ArgumentException JudgeClasses(int count) => new(
        Text($"held-out split: a table of numbers arrived to be judged; the targets are {count} class numbers. Pass one class number per row."));

    [DoesNotReturn]
    internal static void JudgeNotFinite(string what, int row, double value) => throw new ArgumentException(
        Text($"held-out split: the {what} of row {row} is {value}; finite numbers are required. ")
        + (what == "target" ? "Leave the row out, and split again." : "Look for missing values in the inputs, or for a training that diverged."));

    [DoesNotReturn]
    internal static void JudgeShapes(string predictions, string targets) => throw new ShapeException(
        $"held-out split: predictions are {predictions}, targets {targets}; both must have the same shape, at least one row. "
        + "Predict for the inputs to test with.");

    [DoesNotReturn]
    internal static void MissingRefused(string column, long missing, long total, long first) => throw new ArgumentException(
        Text($"column \"{column}\": {missing} of {total} values are missing, the first in row {first}; none may be. ")
        + "Choose how to fill them, or drop their rows.");

    [DoesNotReturn]
    internal static void UnknownStrategy(string column, int strategy) => throw new ArgumentOutOfRangeException(
        null, Text($"column \"{column}\": the strategy for missing values is number {strategy}; there is none of that number. Name one."));

    internal static ArgumentException NothingKnown(string column, string statistic) => new(
        $"column \"{column}\": no value is known in the rows that the {statistic} is to be taken of. Name other rows, or a constant.");

    [DoesNotReturn]
    internal static void ImputedInfinite(string column, int row, double value) => throw new ArgumentException(
        Text($"column \"{column}\": row {row} is {value}; the rows to take a statistic of must be finite, or missing. Correct it, or make it missing (NaN)."));

    internal static ArgumentException ImputedNotFinite(string column, string statistic) => new(
        $"column \"{column}\": the {statistic} of its values is beyond the range of float64; it must be finite. Scale the values first.");

    [DoesNotReturn]
    internal static void ConstantUnused(string column, string strategy) => throw new ArgumentException(
        $"column \"{column}\": a constant is given, and the strategy {strategy} does not use it. "
        + "Choose the strategy of a constant, or leave the constant out.");

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
    internal static void NothingToStandardize(string inputs) => throw new ArgumentException(
        $"standardizing: no row of {inputs} is there to take means and deviations of. Name at least two rows that differ.");

    [DoesNotReturn]
    internal static void StandardizeNotFinite(int column, string? name) => throw new ArgumentException(
        Text($"standardizing: column {Named(column, name)} holds values that are missing, infinite or too large to square. ")
        + "Fill or correct them first.");

    [DoesNotReturn]
    internal static void StandardizeConstant(int column, string? name, double value) => throw new ArgumentException(
        Text($"standardizing: column {Named(column, name)} is {value} in all rows; a deviation of 0 cannot be made 1. ")
        + "Leave the column out, it tells nothing.");

    [DoesNotReturn]
    internal static void StandardizeColumns(string inputs, int columns) => throw new ShapeException(
        $"standardizing: inputs are {inputs}; the statistics are of {columns} columns. Pass the same columns in the same order.");

    [DoesNotReturn]
    internal static void RawWeightShapes(string weights, string biases, int columns) => throw new ShapeException(
        $"standardizing: weights are {weights}, biases are {biases}; the statistics are of {columns} columns, "
        + $"so weights must be ({columns}, neurons) and biases (1, neurons).");

    [DoesNotReturn]
    internal static void RawTargetColumns(string weights, int columns) => throw new ShapeException(
        Text($"standardizing: weights are {weights}; the statistics of the targets are of {columns} columns, and each neuron needs one. ")
        + "Pass the scale of these targets.");

    [DoesNotReturn]
    internal static void StandardizeNames(string inputs, int names) => throw new ArgumentException(
        Text($"standardizing: inputs are {inputs}, and {names} names of columns arrived; each column needs one. Pass as many names, or none."));

    /// <summary>The name of a column, else its number from 0.</summary>
    private static string Named(int column, string? name) => name is null ? Text($"{column}") : $"\"{name}\"";

    [DoesNotReturn]
    internal static void StandardizeStatistics(int means, int deviations) => throw new ArgumentException(
        Text($"standardizing: {means} means and {deviations} deviations arrived; there must be as many of both, all finite, and deviations above 0. ")
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

    /// <summary>A text in quotes, as much of it as helps to find it.</summary>
    private static string Shown(string text) => text.Length > 40 ? $"\"{text[..40]}...\"" : $"\"{text}\"";

    internal static ArgumentException WeightOfNoClass(string where, string label, IReadOnlyCollection<string> known) => new(
        $"{where}: there is a weight for the label {label}; the "
        + (known.Count > 5 && Nearest.Of(label, known) is { Count: > 0 } near
            ? $"nearest labels are {string.Join(", ", near)}. Correct it."
            : $"labels are {string.Join(", ", known.Take(5))}{(known.Count > 5 ? ", ..." : "")}. Correct it."));

    internal static ArgumentException ClassWeight(string where, string label, double weight) => new(
        Text($"{where}: the weight of the label {label} is {weight}; weights are finite and 0 or more. Correct it."));

    internal static ArgumentException ClassMissing(int sample) => new(
        Text($"class weights: the label of sample {sample} is missing; each sample needs one. Drop the sample, or give it a label."));
}
