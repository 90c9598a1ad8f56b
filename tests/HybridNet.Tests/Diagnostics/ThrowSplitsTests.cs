namespace HybridNet.Tests.Diagnostics;

public class ThrowSplitsTests
{
    private static readonly Matrix Inputs = new(4, 2);

    public static TheoryData<SplitSize, string> Shares => new()
    {
        { SplitSize.TestShare(0), "a share of 0 to test with" },
        { SplitSize.TestShare(1), "a share of 1 to test with" },
        { SplitSize.TestShare(-0.5), "a share of -0.5 to test with" },
        { SplitSize.TrainShare(double.NaN), "a share of NaN to train on" },
    };

    public static TheoryData<SplitSize, int, string> Sizes => new()
    {
        { SplitSize.TestRows(4), 4, "4 rows to test with, of 4 rows" },
        { SplitSize.TestRows(0), 4, "0 rows to test with, of 4 rows" },
        { SplitSize.TrainRows(0), 4, "0 rows to train on, of 4 rows" },
        { SplitSize.TrainRows(4), 4, "4 rows to train on, of 4 rows" },
        { SplitSize.TrainRows(-1), 4, "-1 rows to train on, of 4 rows" },
        { SplitSize.TrainShare(0.2), 4, "a share of 0.2 to train on, of 4 rows" },
        { SplitSize.TestShare(0.9), 4, "a share of 0.9 to test with, of 4 rows" },
        { SplitSize.TestShare(0.5), 0, "a share of 0.5 to test with, of 0 rows" },
    };

    [Theory]
    [MemberData(nameof(Shares))]
    public void Share_OutOfRange_IsRefused(SplitSize size, string what) => Refused.With<ArgumentException>(
        $"held-out split: {what}; a share is above 0 and below 1. Pass such a number, or a number of rows.",
        () => RowSplit.InOrder(4, size));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Side_WithoutARow_IsRefused(SplitSize size, int rows, string what) => Refused.With<ArgumentException>(
        $"held-out split: {what}; both sides need at least one. Ask for another size.", () => RowSplit.InOrder(rows, size));

    [Fact]
    public void Strata_WithFewerRowsThanClasses_AreRefused() => Refused.With<ArgumentException>(
        "held-out split: there are 3 classes, 4 rows to train on and 2 to test with; with equal shares of the classes each side needs at least as many "
        + "rows as there are classes. Ask for another size.",
        () => RowSplit.Stratified([0, 0, 1, 1, 2, 2], SplitSize.TestRows(2), new NumPyRandom(seed: 0)));

    [Fact]
    public void Strata_WithAClassOfOne_AreRefused() => Refused.With<ArgumentException>(
        "held-out split: class -7 has one row; equal shares of the classes on both sides need two or more of each. "
        + "Leave the class out, or split without shares.",
        () => RowSplit.Stratified([0, 0, 0, -7], SplitSize.TestRows(2), new NumPyRandom(seed: 0)));

    [Fact]
    public void Targets_OfAnotherNumber_AreRefused()
    {
        Refused.With<ShapeException>(
            "held-out split: inputs are (4, 2), their targets (3,); every row needs a target. Pass as many.",
            () => HeldOutSplit.Of(Inputs, new int[3], RowSplit.InOrder(4, SplitSize.TestRows(1))));
        Refused.With<ShapeException>(
            "held-out split: inputs to test with are (4, 2), their targets (5, 1); every row needs a target. Pass as many.",
            () => HeldOutSplit.Of(Inputs, new int[4], Inputs, new Matrix(5, 1)));
    }

    [Fact]
    public void Rows_OfOtherData_AreRefused() => Refused.With<ShapeException>(
        "held-out split: the rows were drawn for 5; there are 4. Draw them for these data.",
        () => HeldOutSplit.Of(Inputs, new int[4], RowSplit.InOrder(5, SplitSize.TestRows(1))));

    [Fact]
    public void Parts_WithOtherColumns_AreRefused() => Refused.With<ShapeException>(
        "held-out split: inputs to train on are (4, 2), to test with (4, 3); both need the same columns. Prepare both alike.",
        () => HeldOutSplit.Of(Inputs, new int[4], new Matrix(4, 3), new int[4]));

    [Fact]
    public void HeldOutTargets_BeforeAnyJudgement_AreRefused() => Refused.With<StateException>(
        "held-out split: the 4 test targets were read before the first evaluation; they stay hidden until then, so that no choice is fitted "
        + "to them. Judge predictions or evaluate a model first.",
        () => HeldOutSplit.Of(Inputs, new int[4], Inputs, new int[4]).TestTargets.Reveal());

    [Fact]
    public void Predictions_OfTheOtherKind_AreRefused()
    {
        HeldOutTargets classes = HeldOutSplit.Of(Inputs, new int[4], Inputs, new int[4]).TestTargets;
        HeldOutTargets numbers = HeldOutSplit.Of(Inputs, new Matrix(4, 1), Inputs, new Matrix(4, 1)).TestTargets;
        Refused.With<ArgumentException>(
            "held-out split: a table of numbers arrived to be judged; the targets are 4 class numbers. Pass one class number per row.",
            () => classes.Judge(new Matrix(4, 1)));
        Refused.With<ArgumentException>(
            "held-out split: class numbers arrived to be judged; the targets are (4, 1) numbers. Pass a table of that shape.",
            () => numbers.Judge([0, 0, 0, 0]));
        Assert.Equal((0, 0), (classes.Evaluations, numbers.Evaluations));
    }

    [Fact]
    public void Predictions_OfAnotherShape_AreRefused()
    {
        Refused.With<ShapeException>(
            "held-out split: predictions are (3,), targets (4,); both must have the same shape, at least one row. Predict for the inputs to test with.",
            () => HeldOutSplit.Of(Inputs, new int[4], Inputs, new int[4]).TestTargets.Judge([0, 0, 0]));
        Refused.With<ShapeException>(
            "held-out split: predictions are (4, 2), targets (4, 1); both must have the same shape, at least one row. Predict for the inputs to test with.",
            () => HeldOutSplit.Of(Inputs, new Matrix(4, 1), Inputs, new Matrix(4, 1)).TestTargets.Judge(Inputs));
    }
}
