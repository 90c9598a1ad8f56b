namespace HybridNet.Tests.Metrics;

public sealed class RocAucTests
{
    [Theory]
    [InlineData(new[] { 0.1, 0.4, 0.35, 0.8 }, new[] { 0, 0, 1, 1 }, 0.75)]
    [InlineData(new[] { 0.1, 0.2, 0.3, 0.4 }, new[] { 0, 0, 1, 1 }, 1)]
    [InlineData(new[] { 0.4, 0.3, 0.2, 0.1 }, new[] { 0, 0, 1, 1 }, 0)]
    [InlineData(new[] { 0.5, 0.5, 0.5 }, new[] { 0, 1, 1 }, 0.5)]
    [InlineData(new[] { 0.2, 0.5, 0.5, 0.5, 0.9 }, new[] { 1, 0, 1, 0, 1 }, 0.5)]
    [InlineData(new[] { 0.5, 0.6 }, new[] { 1, 1 }, double.NaN)]
    [InlineData(new[] { double.NaN, 0.6 }, new[] { 0, 1 }, double.NaN)]
    public void Score_IsThatOfScikitLearn(double[] scores, int[] targets, double expected)
    {
        Matrix column = Matrix.From(scores, scores.Length, 1);
        Assert.Equal(expected, RocAuc.Score(column, targets));
        Assert.Equal(expected, RocAuc.Score(column, Matrix.From(Array.ConvertAll(targets, target => (double)target), targets.Length, 1)));
        var two = new Matrix(scores.Length, 2, DType.Float64);
        for (int i = 0; i < scores.Length; i++)
        {
            (two[i, 0], two[i, 1]) = (1 - scores[i], scores[i]);
        }

        Assert.Equal(expected, RocAuc.Score(two, targets));
    }

    [Fact]
    public void Score_IsTheShareOfPairsInOrder()
    {
        var random = new NumPyRandom(3);
        double[] scores = [.. Enumerable.Range(0, 200).Select(_ => Math.Round(random.NextDouble(), 1))];
        int[] targets = [.. Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? 1 : 0)];
        double[] pairs =
        [
            .. from positive in Enumerable.Range(0, 200).Where(i => targets[i] == 1)
               from negative in Enumerable.Range(0, 200).Where(i => targets[i] == 0)
               select scores[positive] > scores[negative] ? 1.0 : scores[positive] == scores[negative] ? 0.5 : 0,
        ];
        Assert.Equal(pairs.Average(), RocAuc.Score(Matrix.From(scores, 200, 1), targets), 1e-12);
    }

    [Fact]
    public void Score_OfThreeColumns_IsRefused() => Refused.With<ShapeException>(
        "ROC AUC: scores are (2, 3); they must be (batch, 1), or (batch, 2) with the score of class 1 in the second column. "
        + "Compare one class with the rest at a time.",
        () => RocAuc.Score(new Matrix(2, 3), new[] { 0, 1 }));

    [Fact]
    public void Score_OfAnotherClass_IsRefused() => Refused.With<ArgumentException>(
        "ROC AUC: the target of sample 1 is 2; targets are 0 or 1. Compare one class with the rest at a time.",
        () => RocAuc.Score(new Matrix(2, 1), new[] { 0, 2 }));
}
