namespace HybridNet.Tests.Metrics;

public class R2Tests
{
    private static readonly Matrix Targets = Column(3, -0.5, 2, 7);

    [Fact]
    public void Score_IsOneLessTheShareOfTheVarianceThatIsLeft() =>
        Same.Close(0.9486081370449679, R2.Score(Column(2.5, 0, 2, 8), Targets), 1e-15);

    [Fact]
    public void Score_Perfect_IsOne() => Assert.Equal(1, R2.Score(Targets, Targets));

    [Fact]
    public void Score_TheMean_IsNought() => Same.Close(0, R2.Score(Column(2.875, 2.875, 2.875, 2.875), Targets), 1e-15);

    [Fact]
    public void Score_SeveralColumns_IsTheMeanOfTheirs() => Same.Close(
        0.9368005266622779,
        R2.Score(Matrix.From(new double[,] { { 0, 2 }, { -1, 2 }, { 8, -5 } }), Matrix.From(new double[,] { { 0.5, 1 }, { -1, 1 }, { 7, -6 } })),
        1e-15);

    [Theory]
    [InlineData(0.1, 0.1, 1)]
    [InlineData(0.1, 0.2, 0)]
    public void Score_EqualTargets_IsOneIfPerfectElseNought(double target, double prediction, double expected) =>
        Assert.Equal(expected, R2.Score(Column(prediction, prediction, prediction), Column(target, target, target)));

    [Fact]
    public void Score_ClassNumbers_CountAsNumbers() => Assert.Equal(1, R2.Score(Column(1, 2, 3), new[] { 1, 2, 3 }));

    [Fact]
    public void Score_OneSampleOrNaN_IsNaN()
    {
        Assert.Equal(double.NaN, R2.Score(Column(1), Column(2)));
        Assert.Equal(double.NaN, R2.Score(new(0, 1), new Matrix(0, 1)));
        Assert.Equal(double.NaN, R2.Score(Column(1, double.NaN), Column(1, 2)));
    }

    [Fact]
    public void Metric_OfOneColumnOfTrainingData_IsTheScore()
    {
        var metric = new R2();
        metric.Prepare(Targets);
        Assert.Equal([2.875], metric.Means);
        MetricCount count = metric.Count(Targets, Column(2.5, 0, 2, 8), Targets);
        Assert.Equal(new(27.6875, 29.1875, 29.1875), count);
        Same.Close(R2.Score(Column(2.5, 0, 2, 8), Targets), count.Value, 1e-15);
        Assert.Equal(1, metric.Count(Targets, Targets, Targets).Value);
    }

    [Fact]
    public void Metric_MeasuresFromTheMeansOfTheTrainingTargets()
    {
        var metric = new R2 { Means = [1, 10] };
        Matrix targets = Matrix.From(new double[,] { { 3, 10 }, { 1, 14 } });
        Matrix predictions = Matrix.From(new double[,] { { 2, 10 }, { 1, 12 } });
        metric.Prepare(Column(7));
        Assert.Equal([1, 10], metric.Means);
        Assert.Equal(new(15, 20, 20), metric.Count(predictions, predictions, targets));
        metric.Means = null;
        metric.Prepare(new[] { 1, 2 });
        Assert.Equal([1.5], metric.Means);
    }

    [Fact]
    public void Metric_WhereEveryTargetIsTheMean_IsNaN() =>
        Assert.Equal(double.NaN, new R2 { Means = [2] }.Count(Column(1, 3), Column(1, 3), Column(2, 2)).Value);

    [Fact]
    public void Clone_IsChangedByNothingThatChangesTheMetric()
    {
        double[] means = [2];
        var metric = new R2 { Means = means };
        means[0] = 3;
        IMetric clone = metric.Clone();
        metric.Means = [5];
        Assert.Equal([2], ((R2)clone).Means);
        Assert.Null(((R2)new R2().Clone()).Means);
    }

    [Fact]
    public void Metric_WithoutMeansOrWithOthers_IsRefused()
    {
        Refused.With<StateException>(
            "R2: no means are known; they are those of the columns of all training targets. Prepare the metric with these targets, or set the means.",
            () => new R2().Count(Targets, Targets, Targets));
        Refused.With<ShapeException>(
            "R2: 2 means are known, targets are (4, 1); each column has one mean. "
            + "Set the means to null to have them computed again, or pass targets of the columns that were trained on.",
            () => new R2 { Means = [1, 2] }.Count(Targets, Targets, Targets));
        Refused.With<ShapeException>(
            "R2: predictions are (2, 1), targets are (4, 1); 2 samples need 2 targets, 4 arrived. Pass predictions first and targets second, of the same batch.",
            () => new R2 { Means = [1] }.Count(Column(1, 2), Column(1, 2), Targets));
    }

    private static Matrix Column(params double[] numbers) => Matrix.From(numbers, numbers.Length, 1);
}
