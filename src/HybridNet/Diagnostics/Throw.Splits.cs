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
    internal static void SplitClassOfOne(int label) => throw new ArgumentException(
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
        Text($"held-out split: the {count} targets to test with are asked for and nothing was judged by them yet; ")
        + "they stay hidden so that no choice is fitted to them. Judge predictions or evaluate a model first.");

    [DoesNotReturn]
    internal static void JudgeNumbers(string targets) => throw new ArgumentException(
        $"held-out split: class numbers arrived to be judged; the targets are {targets} numbers. Pass a table of that shape.");

    internal static ArgumentException JudgeClasses(int count) => new(
        Text($"held-out split: a table of numbers arrived to be judged; the targets are {count} class numbers. Pass a class number a row."));

    [DoesNotReturn]
    internal static void JudgeShapes(string predictions, string targets) => throw new ShapeException(
        $"held-out split: predictions are {predictions}, targets {targets}; both must have the same shape, at least one row. "
        + "Predict for the inputs to test with.");
}
