namespace HybridNet.Tests.Preparation;

public class HeldOutSplitTests
{
    private static readonly int[] Classes = [0, 1, 2, 0, 1, 2, 0, 1, 0, 0, 1, 2, 2];

    [Fact]
    public void InOrder_TakesTheFirstRowsToTrainOn()
    {
        RowSplit rows = RowSplit.InOrder(5, SplitSize.TrainRows(3));
        Assert.Equal([0, 1, 2], rows.Train);
        Assert.Equal([3, 4], rows.Test);
    }

    [Fact]
    public void Drawn_GivesTheRowsOfScikitLearn()
    {
        RowSplit rows = RowSplit.Drawn(10, SplitSize.TestShare(0.25), new NumPyRandom(seed: 0));
        Assert.Equal([9, 1, 6, 7, 3, 0, 5], rows.Train);
        Assert.Equal([2, 8, 4], rows.Test);
    }

    [Fact]
    public void Stratified_GivesTheRowsOfScikitLearn()
    {
        RowSplit rows = RowSplit.Stratified(Classes, SplitSize.TestRows(5), new NumPyRandom(seed: 3));
        Assert.Equal([2, 5, 10, 7, 8, 9, 11, 6], rows.Train);
        Assert.Equal([1, 12, 0, 4, 3], rows.Test);
    }

    [Fact]
    public void OneRow_IsEnoughForASide()
    {
        Assert.Equal([3], RowSplit.InOrder(4, SplitSize.TestRows(1)).Test);
        Assert.Equal([0], RowSplit.InOrder(4, SplitSize.TestRows(3)).Train);
        Assert.Equal([0], RowSplit.InOrder(4, SplitSize.TrainRows(1)).Train);
        Assert.Equal([3], RowSplit.InOrder(4, SplitSize.TrainRows(3)).Test);
    }

    [Theory]
    [InlineData(0.25, 10, 3)]
    [InlineData(0.2, 10, 2)]
    [InlineData(0.01, 10, 1)]
    public void TestShare_IsRoundedUp(double share, int rows, int test) =>
        Assert.Equal(test, RowSplit.InOrder(rows, SplitSize.TestShare(share)).Test.Count);

    [Theory]
    [InlineData(0.75, 10, 7)]
    [InlineData(0.8, 10, 8)]
    [InlineData(0.19, 10, 1)]
    public void TrainShare_IsRoundedDown(double share, int rows, int train) =>
        Assert.Equal(train, RowSplit.InOrder(rows, SplitSize.TrainShare(share)).Train.Count);

    [Fact]
    public void S37_TestTargets_StayHiddenUntilSomethingIsJudged()
    {
        (Matrix features, int[] labels) = HousePrices.GoodOrBad();
        (Matrix others, int[] hidden) = HousePrices.Unseen(10, new NumPyRandom(seed: 37));
        HeldOutSplit split = HeldOutSplit.Of(features, labels, others, hidden);
        Assert.Equal("10 held-out targets, judged by 0 times", split.TestTargets.ToString());
        Assert.Throws<StateException>(() => split.TestTargets.Reveal());
        Assert.Equal(new Judgement("accuracy", 0.6, 6, 10), split.TestTargets.Judge(new int[10]));
        Assert.Equal(hidden, split.TestTargets.Reveal().Classes.ToArray());
        Assert.Equal(1, split.TestTargets.Evaluations);
    }

    [Fact]
    public void S37_UnseenHouses_AreDrawnAndJudgedByTheirRule()
    {
        (Matrix features, int[] labels) = HousePrices.Unseen(10, new NumPyRandom(seed: 37));
        Assert.Equal([1575, 4, 1750, 2, 2875, 4, 2775, 3], features.AsDoubleSpan()[..8].ToArray());
        Assert.Equal([1, 0, 0, 0, 0, 1, 0, 1, 0, 1], labels);
        (Matrix known, int[] judged) = HousePrices.GoodOrBad();
        Assert.Equal(9, Enumerable.Range(0, 10).Count(i => (known[i, 1] >= 3 && known[i, 0] < 2700) == (judged[i] == 1)));
    }

    [Fact]
    public void Of_TakesTheRowsOfInputsAndTargets()
    {
        Matrix inputs = Matrix.From(new float[,] { { 0, 1 }, { 2, 3 }, { 4, 5 }, { 6, 7 } });
        RowSplit rows = RowSplit.Drawn(4, SplitSize.TestRows(2), new NumPyRandom(seed: 0));
        HeldOutSplit split = HeldOutSplit.Of(inputs, new[] { 10, 11, 12, 13 }, rows);
        Assert.Equal(rows.Train.Select(row => 10 + row), split.TrainTargets.Classes.ToArray());
        Assert.Equal(rows.Test.Select(row => 2f * row), Enumerable.Range(0, 2).Select(i => (float)split.TestInputs[i, 0]));
        Assert.Equal(rows.Test.Select(row => 10 + row), split.TestTargets.Evaluate(targets => targets.Classes.ToArray()));
        Assert.Equal(DType.Float32, split.TrainInputs.DType);
    }

    [Fact]
    public void Judge_CountsWhatIsRight()
    {
        HeldOutTargets targets = InOrder(new[] { 0, 1, 0, 1, 1 }).TestTargets;
        Judgement judgement = targets.Judge([0, 1, 0]);
        Assert.Equal((2.0 / 3, 2, 3), (judgement.Value, judgement.Right, judgement.Count));
        Assert.Equal("accuracy 0.6666666666666666 (2 of 3)", judgement.ToString());
    }

    /// <summary>A refused use spends no look at the targets.</summary>
    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Judge_OfWhatIsNoNumber_IsRefusedAndNotCounted(double value, string text)
    {
        HeldOutTargets targets = InOrder(Matrix.FromColumns([0, 0, 1, 2, 4])).TestTargets;
        Assert.Equal(
            $"held-out split: the prediction of row 1 is {text}; finite numbers are required. Look for missing values in the inputs, or for a training that diverged.",
            Assert.Throws<ArgumentException>(() => targets.Judge(Matrix.FromColumns([2, value, 2]))).Message);
        Assert.Equal(0, targets.Evaluations);
        HeldOutTargets missing = InOrder(Matrix.FromColumns([0, 0, 1, value, 4])).TestTargets;
        Assert.Equal(
            $"held-out split: the target of row 1 is {text}; finite numbers are required. Leave the row out, and split again.",
            Assert.Throws<ArgumentException>(() => missing.Judge(Matrix.FromColumns([2, 2, 2]))).Message);
        Assert.Equal(0, missing.Evaluations);
    }

    [Fact]
    public void Judge_OfNumbersGivesTheMeanSquaredError()
    {
        HeldOutTargets targets = InOrder(Matrix.FromColumns([0, 0, 1, 2, 4])).TestTargets;
        Judgement judgement = targets.Judge(Matrix.FromColumns([2, 2, 2]));
        Assert.Equal(new Judgement("mean squared error", 5 / 3.0, null, 3), judgement);
        Assert.Equal("mean squared error 1.6666666666666667 (3 rows)", judgement.ToString());
    }

    [RealDataFact("titanic.csv")]
    public void Titanic_SplitsIntoTheFirst600AndTheLast291()
    {
        TitanicPassengers passengers = Titanic.Encode(Titanic.Read(RealData.File("titanic.csv")), MissingValues.Mean, trainRows: ..600);
        HeldOutSplit split = HeldOutSplit.Of(passengers.Inputs, passengers.Labels, RowSplit.InOrder(891, SplitSize.TrainRows(600)));
        Assert.Equal(236, split.TrainTargets.Classes.ToArray().Sum());
        int[] women = [.. Enumerable.Range(0, 291).Select(i => (int)split.TestInputs[i, 1])];
        Assert.Equal(226, split.TestTargets.Judge(women).Right);
    }

    private static HeldOutSplit InOrder(Targets targets) =>
        HeldOutSplit.Of(new Matrix(5, 1), targets, RowSplit.InOrder(5, SplitSize.TrainRows(2)));
}
