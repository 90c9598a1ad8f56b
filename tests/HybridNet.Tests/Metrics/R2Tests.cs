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

    private static Matrix Column(params double[] numbers) => Matrix.From(numbers, numbers.Length, 1);
}
