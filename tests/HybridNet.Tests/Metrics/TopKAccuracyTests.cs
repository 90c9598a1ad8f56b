namespace HybridNet.Tests.Metrics;

public class TopKAccuracyTests
{
    private static readonly Matrix Output = Matrix.From(new double[,]
    {
        { 0.5, 0.3, 0.2 }, { 0.5, 0.3, 0.2 }, { 0.5, 0.3, 0.2 }, { 0.4, 0.4, 0.2 }, { 0.2, 0.4, 0.4 },
    });

    private static readonly int[] Classes = [0, 1, 2, 1, 2];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 4)]
    [InlineData(3, 5)]
    [InlineData(9, 5)]
    public void Count_ClassesAmongTheLargest_FirstOfEquals(int k, int hits)
    {
        var metric = new TopKAccuracy(k);
        foreach (Matrix output in new[] { Output, Output.As(DType.Float32) })
        {
            Assert.Equal(new(hits, 5, 5), metric.Count(output, output, Classes));
            Assert.Equal(new(hits, 5, 5), metric.Count(output, output, OneHot.OfLabels(Classes, 3)));
        }
    }

    [Fact]
    public void Count_NaN_ComesFirst()
    {
        Matrix output = Matrix.From(new double[,] { { 1, double.NaN, 2, double.NaN }, { 1, double.NaN, 2, double.NaN }, { 1, double.NaN, 2, double.NaN } });
        int[] classes = [1, 3, 2];
        Assert.Equal(1, new TopKAccuracy(1).Count(output, output, classes).Hits);
        Assert.Equal(2, new TopKAccuracy(2).Count(output, output, classes).Hits);
        Assert.Equal(3, new TopKAccuracy(3).Count(output, output, classes).Hits);
    }

    [Fact]
    public void Count_OfOneGuess_IsWhatSoftmaxPredicts()
    {
        Matrix output = new SoftmaxActivation().Forward(Numbers.Window(40, 5, DType.Float32, start: 3));
        Matrix predictions = new SoftmaxActivation().Predictions(output);
        int[] classes = [.. Enumerable.Range(0, 40).Select(i => i % 5)];
        Assert.Equal(new CategoricalAccuracy().Count(output, predictions, classes), new TopKAccuracy(1).Count(output, predictions, classes));
    }

    [Fact]
    public void Count_EmptyBatch_HasNoValue() =>
        Assert.Equal(double.NaN, new TopKAccuracy(2).Count(new(0, 3), new(0, 1), Array.Empty<int>()).Value);

    [Fact]
    public void Count_AllocatesNothing()
    {
        var metric = new TopKAccuracy(2);
        Targets classes = Classes;
        Targets oneHot = OneHot.OfLabels(Classes, 3);
        Allocations.None(() => metric.Count(Output, Output, classes));
        Allocations.None(() => metric.Count(Output, Output, oneHot));
    }

    [Fact]
    public void Name_SaysHowMany() => Assert.Equal("top-5 accuracy", new TopKAccuracy(5).Name);
}
