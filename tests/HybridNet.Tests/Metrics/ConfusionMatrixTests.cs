namespace HybridNet.Tests.Metrics;

public class ConfusionMatrixTests
{
    private static readonly int[] Predicted = [0, 1, 2, 2, 0];
    private static readonly int[] True = [0, 2, 2, 2, 1];
    private static readonly long[,] Expected = { { 1, 0, 0 }, { 1, 0, 0 }, { 0, 1, 2 } };

    [Fact]
    public void Of_RowsAreTrueAndColumnsPredicted()
    {
        Assert.Equal(Expected, ConfusionMatrix.Of(Predicted, True));
        Matrix predictions = Matrix.From(Array.ConvertAll(Predicted, value => (float)value), 5, 1);
        Assert.Equal(Expected, ConfusionMatrix.Of(predictions, True));
        Assert.Equal(Expected, ConfusionMatrix.Of(predictions, OneHot.OfLabels(True, 3)));
        Assert.Equal(Expected, ConfusionMatrix.Of(predictions, Matrix.From(Array.ConvertAll(True, value => (double)value), 5, 1)));
    }

    [Fact]
    public void Of_GivenClassCount_HasRowsForClassesThatAreNotMet()
    {
        long[,] counts = ConfusionMatrix.Of(Predicted, True, classes: 4);
        Assert.Equal((4, 4), (counts.GetLength(0), counts.GetLength(1)));
        Assert.Equal(5, counts.Cast<long>().Sum());
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(0, counts[3, i] + counts[i, 3]));
    }

    [Fact]
    public void Of_Nothing_IsEmpty()
    {
        Assert.Empty(ConfusionMatrix.Of([], []));
        Assert.Equal(new long[2, 2], ConfusionMatrix.Of([], [], classes: 2));
    }
}
