namespace HybridNet.Tests.Diagnostics;

public class ThrowLossesTests
{
    private static readonly ILoss Categorical = new CategoricalCrossentropyLoss();

    private static readonly ILoss[] NumberByNumber =
    [
        new BinaryCrossentropyLoss(), new MeanSquaredErrorLoss(), new MeanAbsoluteErrorLoss(),
    ];

    [Fact]
    public void TargetsOfAnotherBatch_AreRefused()
    {
        foreach (ILoss loss in NumberByNumber.Append(Categorical))
        {
            Counts(loss, new int[5], "(5,)", 5);
            Counts(loss, default, "(0,)", 0);
            Counts(loss, new Matrix(4, 1), "(4, 1)", 4);
            Counts(loss, new Matrix(1, 3), "(1, 3)", 1);
        }

        static void Counts(ILoss loss, Targets targets, string shape, int count) => Says(
            loss, new(3, 1), targets, $"predictions are (3, 1), targets are {shape}; 3 samples need 3 targets, {count} arrived. "
            + "Pass predictions first and targets second, of the same batch.");
    }

    [Fact]
    public void OneHotTargetsOfAnotherWidth_AreRefused()
    {
        const string Hint = "Pass class numbers, or one-hot rows with as many columns as the network has outputs.";
        foreach (int width in new[] { 0, 1, 2, 4 })
        {
            Says(Categorical, new(5, 3), new Matrix(5, width), $"predictions are (5, 3), one-hot targets are (5, {width}); "
                + $"both need 3 columns, one for each class. {Hint}");
        }
    }

    [Fact]
    public void PredictionsAndTargetsSwapped_AreRefused()
    {
        Says(Categorical, new(5, 1), new Matrix(5, 3), "predictions are (5, 1), targets are (5, 3); "
            + "predictions have one column for each class and come first. "
            + "Swap the two arguments, or give the last layer one neuron for each class.");
    }

    [Theory]
    [InlineData(3, "3")]
    [InlineData(-1, "-1")]
    [InlineData(int.MaxValue, "2147483647")]
    [InlineData(int.MinValue, "-2147483648")]
    public void LabelOutOfRange_IsRefused(int label, string shown) => Says<ArgumentException>(
        Categorical,
        new(4, 3),
        new[] { 0, 2, label, label },
        $"the label of sample 2 is {shown}; predictions have 3 columns, so labels are 0 to 2. "
        + "Number the classes from 0, or give the last layer one neuron for each class.");

    [Fact]
    public void TargetsOfAnotherWidth_AreRefused()
    {
        foreach (ILoss loss in NumberByNumber)
        {
            Says(loss, new(5, 3), new Matrix(5, 2), "predictions are (5, 3), targets are (5, 2); both need 3 columns. "
                + "Reshape the targets to the shape of the predictions.");
            Says(loss, new(5, 3), new int[5], "predictions are (5, 3), targets are (5,); both need 3 columns. "
                + "Reshape the targets to the shape of the predictions.");
        }
    }

    [Fact]
    public void CombinedLoss_RefusesWhatTheLossRefuses()
    {
        const string Text = "categorical cross-entropy: the label of sample 0 is 7; predictions have 3 columns, so labels are 0 to 2. "
            + "Number the classes from 0, or give the last layer one neuron for each class.";
        var combined = new SoftmaxCategoricalCrossentropy();
        Refused.With<ArgumentException>(Text, () => combined.Forward(new Matrix(1, 3), new[] { 7 }, new SoftmaxState()));
        Refused.With<ArgumentException>(Text, () => combined.Backward(new Matrix(1, 3), new[] { 7 }));
    }

    [Fact]
    public void Nothing_IsRefused()
    {
        foreach (ILoss loss in NumberByNumber.Append(Categorical))
        {
            Assert.Throws<ArgumentNullException>("predictions", () => loss.Forward(null!, new int[3]));
            Assert.Throws<ArgumentNullException>("predictions", () => loss.Backward(null!, new int[3]));
            Assert.Throws<ArgumentNullException>("state", () => loss.Forward(new(3, 1), new int[3], null!, new()));
            Assert.Throws<ArgumentNullException>("context", () => loss.Forward(new(3, 1), new int[3], new(), null!));
            Assert.Throws<ArgumentNullException>("state", () => loss.Backward(new(3, 1), new int[3], null!, new()));
            Assert.Throws<ArgumentNullException>("context", () => loss.Backward(new(3, 1), new int[3], new(), null!));
        }

        Assert.Throws<ArgumentNullException>("values", () => new Targets((Matrix)null!));
        Assert.Throws<ArgumentNullException>("classes", () => (Targets)(int[])null!);
        Assert.Throws<ArgumentNullException>("classes", () => (Targets)(bool[])null!);
    }

    private static void Says(ILoss loss, Matrix predictions, Targets targets, string text) =>
        Says<ShapeException>(loss, predictions, targets, text);

    private static void Says<TException>(ILoss loss, Matrix predictions, Targets targets, string text)
        where TException : Exception
    {
        Refused.With<TException>($"{loss.Name}: {text}", () => loss.Forward(predictions, targets));
        Refused.With<TException>($"{loss.Name}: {text}", () => loss.Backward(predictions, targets));
        Refused.With<TException>($"{loss.Name}: {text}", () => loss.Calculate(predictions, targets));
    }
}
