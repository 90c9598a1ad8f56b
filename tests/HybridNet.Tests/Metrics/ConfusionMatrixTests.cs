namespace HybridNet.Tests.Metrics;

public class ConfusionMatrixTests
{
    private static readonly int[] Predicted = [0, 1, 2, 2, 0];
    private static readonly int[] True = [0, 2, 2, 2, 1];
    private static readonly long[,] Expected = { { 1, 0, 0 }, { 1, 0, 0 }, { 0, 1, 2 } };

    [Fact]
    public void Of_RowsAreTrueAndColumnsPredicted()
    {
        Assert.Equal(Expected, ConfusionMatrix.Of(Predicted, True).ToArray());
        Matrix predictions = Matrix.From(Array.ConvertAll(Predicted, value => (float)value), 5, 1);
        Assert.Equal(Expected, ConfusionMatrix.Of(predictions, True).ToArray());
        Assert.Equal(Expected, ConfusionMatrix.Of(predictions, OneHot.OfLabels(True, 3)).ToArray());
        Assert.Equal(Expected, ConfusionMatrix.Of(predictions, Matrix.From(Array.ConvertAll(True, value => (double)value), 5, 1)).ToArray());
    }

    [Fact]
    public void Of_GivenClassCount_HasRowsForClassesThatAreNotMet()
    {
        ConfusionMatrix counts = ConfusionMatrix.Of(Predicted, True, classes: 4);
        Assert.Equal((4, 5), (counts.Classes, counts.Count));
        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(0, counts[3, i] + counts[i, 3]));
    }

    [Fact]
    public void Of_Nothing_IsEmpty()
    {
        Assert.Equal((0, 0, double.NaN), (ConfusionMatrix.Of([], []).Classes, ConfusionMatrix.Of([], []).Count, ConfusionMatrix.Of([], []).Accuracy));
        Assert.Equal(new long[2, 2], ConfusionMatrix.Of([], [], classes: 2).ToArray());
    }

    [Fact]
    public void PrecisionRecallAndF1_AreThoseOfScikitLearn()
    {
        // precision_recall_fscore_support([0, 2, 2, 2, 1], [0, 1, 2, 2, 0]) and accuracy_score of scikit-learn.
        ConfusionMatrix matrix = ConfusionMatrix.Of(Predicted, True);
        Assert.Equal([0.5, 0, 1], Enumerable.Range(0, 3).Select(matrix.Precision));
        Assert.Equal([1, 0, 2 / 3.0], Enumerable.Range(0, 3).Select(matrix.Recall));
        Assert.Equal([2 / 3.0, 0, 0.8], Enumerable.Range(0, 3).Select(matrix.F1));
        Assert.Equal(0.6, matrix.Accuracy);
        Assert.Equal(0, ConfusionMatrix.Of(Predicted, True, classes: 4).F1(3));
    }

    [Fact]
    public void ToString_IsATable() => Assert.Equal(
        """
        true \ predicted  cat  dog  fox  precision  recall     F1
        cat                 1    0    0      0.500   1.000  0.667
        dog                 1    0    0      0.000   0.000  0.000
        fox                 0    1    2      1.000   0.667  0.800
        accuracy 0.600 of 5 samples
        """.ReplaceLineEndings("\n"),
        ConfusionMatrix.Of(Predicted, True).Named("cat", "dog", "fox").ToString());
}
