namespace HybridNet.Tests.Diagnostics;

public class ThrowMetricsTests
{
    private static readonly CategoricalAccuracy Accuracy = new();
    private static readonly CategoricalAccuracy Binary = new() { IsBinary = true };

    [Fact]
    public void TargetsOfAnotherBatch_AreRefused()
    {
        foreach (IMetric metric in new IMetric[] { Accuracy, Binary, new RegressionAccuracy { Precision = 1 }, new TopKAccuracy(2) })
        {
            Says(metric, new(3, 1), new(3, 1), new Matrix(4, 1), "predictions are (3, 1), targets are (4, 1); 3 samples need 3 targets, 4 arrived. "
                + "Pass predictions first and targets second, of the same batch.");
        }
    }

    [Fact]
    public void ClassNumbersAgainstSeveralPredictions_AreRefused()
    {
        foreach (CategoricalAccuracy metric in new[] { Accuracy, Binary })
        {
            Says(metric, new(4, 3), new(4, 3), new int[4], "predictions are (4, 3), targets are (4,); a class number is compared with one prediction. "
                + "Give every sample a row of targets, or predict one class for each.");
        }
    }

    [Fact]
    public void ColumnOfTargetsThatAreNotCalledBinary_IsRefused()
    {
        const string Hint = "rows of targets count by their largest column, which needs two columns or more and one predicted class for each row. "
            + "Say that the accuracy is binary to compare number by number, or pass class numbers.";
        Says(Accuracy, new(4, 1), new(4, 1), new Matrix(4, 1), $"predictions are (4, 1), targets are (4, 1); {Hint}");
        Says(Accuracy, new(4, 3), new(4, 3), new Matrix(4, 3), $"predictions are (4, 3), targets are (4, 3); {Hint}");
    }

    [Fact]
    public void OneHotTargetsOfAnotherWidth_AreRefused() => Says(
        Accuracy, new(4, 3), new(4, 1), new Matrix(4, 2), "predictions are (4, 3), one-hot targets are (4, 2); both need 3 columns, one for each class. "
        + "Pass class numbers, or one-hot rows with as many columns as the network has outputs.");

    [Fact]
    public void TargetsOfAnotherWidth_AreRefused()
    {
        foreach (IMetric metric in new IMetric[] { Binary, new RegressionAccuracy { Precision = 1 } })
        {
            Says(metric, new(4, 2), new(4, 2), new Matrix(4, 3), "predictions are (4, 2), targets are (4, 3); both need 2 columns. "
                + "Reshape the targets to the shape of the predictions.");
        }
    }

    [Fact]
    public void ClassWithoutAnOutput_IsRefused() => Refused.With<ArgumentException>(
        "top-2 accuracy: the label of sample 1 is 3; predictions have 3 columns, so labels are 0 to 2. "
        + "Number the classes from 0, or give the last layer one neuron for each class.",
        () => new TopKAccuracy(2).Count(new(2, 3), new(2, 1), new[] { 0, 3 }));

    [Fact]
    public void OutputsWithoutColumns_AreRefused() => Refused.With<ShapeException>(
        "top-2 accuracy: outputs are (2, 0); there must be two columns or more, one for each class. "
        + "Pass what the network gives, not the classes predicted from it; give its last layer one neuron for each class.",
        () => new TopKAccuracy(2).Count(new(2, 0), new(2, 1), new Matrix(2, 0)));

    [Fact]
    public void NoPrecision_IsRefused() => Refused.With<StateException>(
        "regression accuracy: no precision is known; it is a 250th of the standard deviation of all training targets. "
        + "Prepare the metric with these targets, or set the precision.",
        () => new RegressionAccuracy().Count(new(1, 1), new(1, 1), new Matrix(1, 1)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-3, "-3")]
    public void GuessesBelowOne_AreRefused(int k, string shown) => Refused.With<ArgumentOutOfRangeException>(
        $"top-k accuracy: k is {shown}; a sample has 1 guess or more. Pass how many of the largest outputs may hold the right class.",
        () => _ = new TopKAccuracy(k));

    [Fact]
    public void ConfusionOfAnotherCount_IsRefused()
    {
        Refused.With<ShapeException>(
            "confusion matrix: 2 predictions and 3 targets arrived; each sample has one of both. Pass both of the same samples.",
            () => ConfusionMatrix.Of(new int[2], new int[3]));
        Refused.With<ShapeException>(
            "confusion matrix: predictions are (2, 1), targets are (3,); 2 samples need 2 targets, 3 arrived. "
            + "Pass predictions first and targets second, of the same batch.",
            () => ConfusionMatrix.Of(new Matrix(2, 1), new int[3]));
    }

    [Fact]
    public void ConfusionOfProbabilities_IsRefused()
    {
        Refused.With<ShapeException>(
            "confusion matrix: predictions are (2, 3); they must be (batch, 1), one class for each sample. "
            + "Pass what the output activation predicts, or the column of the largest probability.",
            () => ConfusionMatrix.Of(new Matrix(2, 3), new int[2]));
        foreach (double value in new[] { 0.25, double.NaN, double.PositiveInfinity, 3e9 })
        {
            Refused.With<ArgumentException>(
                FormattableString.Invariant($"confusion matrix: the prediction of sample 1 is {value}; class numbers are whole. ")
                + "Pass class numbers, such as the column of the largest probability.",
                () => ConfusionMatrix.Of(Matrix.From(new[,] { { 0 }, { value } }), new int[2]));
        }

        Refused.With<ArgumentException>(
            "confusion matrix: the target of sample 0 is 0.5; class numbers are whole. "
            + "Pass class numbers, such as the column of the largest probability.",
            () => ConfusionMatrix.Of(new Matrix(1, 1), Matrix.From(new[,] { { 0.5 } })));
    }

    [Fact]
    public void ConfusionOfNumbersThatAreNoClass_IsRefused()
    {
        Refused.With<ArgumentException>(
            "confusion matrix: the prediction of sample 1 is 3; with 3 classes it is 0 to 2. Number the classes from 0, or pass more of them.",
            () => ConfusionMatrix.Of([0, 3], [0, 1], classes: 3));
        Refused.With<ArgumentException>(
            "confusion matrix: the target of sample 0 is -1; with 2 classes it is 0 to 1. Number the classes from 0, or pass more of them.",
            () => ConfusionMatrix.Of([0, 1], [-1, 1]));
    }

    [Theory]
    [InlineData(int.MaxValue, null, "2147483647")]
    [InlineData(46_340, null, "46341")]
    [InlineData(0, -1, "-1")]
    public void ConfusionOfTooManyClassesOrLessThanNone_IsRefused(int label, int? classes, string shown) => Refused.With<ArgumentException>(
        $"confusion matrix: the number of classes is {shown}; it must be 0 to 46,340. Number the classes 0, 1, 2 and so on.",
        () => ConfusionMatrix.Of([label], [0], classes));

    [Fact]
    public void Nothing_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("predictions", () => Accuracy.Count(new(1, 1), null!, new int[1]));
        Assert.Throws<ArgumentNullException>("output", () => Accuracy.Count(null!, new(1, 1), new int[1]));
        Assert.Throws<ArgumentNullException>("output", () => new TopKAccuracy(1).Count(null!, new(1, 1), new int[1]));
        Assert.Throws<ArgumentNullException>("predictions", () => new RegressionAccuracy().Count(new(1, 1), null!, new int[1]));
        Assert.Throws<ArgumentNullException>("predictions", () => ConfusionMatrix.Of((Matrix)null!, new int[1]));
        Assert.Throws<ArgumentNullException>("predictions", () => R2.Score(null!, new int[1]));
    }

    private static void Says(IMetric metric, Matrix output, Matrix predictions, Targets targets, string text) =>
        Refused.With<ShapeException>($"{metric.Name}: {text}", () => metric.Count(output, predictions, targets));
}
