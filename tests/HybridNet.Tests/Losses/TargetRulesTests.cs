namespace HybridNet.Tests.Losses;

/// <summary>Targets that a loss cannot mean are refused by a model before the first step.</summary>
public class TargetRulesTests
{
    private const string Binary = "targets are 0 for no, 1 for yes, or a probability between. "
        + "Number two classes 0 and 1; for more classes use softmax with one neuron for each class, and categorical cross-entropy.";

    private const string Rows = "a row of targets has probabilities of the classes, 0 to 1, with a sum of 1. ";

    private static readonly Matrix Points = Matrix.From(new double[,] { { 1, 2 }, { -1, 0.5 }, { 0.5, -2 } });

    public static TheoryData<ILoss, int, Targets, string> Refusals => new()
    {
        { new BinaryCrossentropyLoss(), 1, new[] { 0, 1, 2 }, $"binary cross-entropy: the target of sample 2 is 2; {Binary}" },
        { new BinaryCrossentropyLoss(), 1, Column(0, -1, 1), $"binary cross-entropy: the target of sample 1 is -1; {Binary}" },
        { new BinaryCrossentropyLoss(), 1, Column(double.NaN, 0, 1), $"binary cross-entropy: the target of sample 0 is NaN; {Binary}" },
        {
            new BinaryCrossentropyLoss(), 2, Matrix.From(new double[,] { { 0, 1 }, { 1, 2 }, { 0, 0 } }),
            $"binary cross-entropy: the target of sample 1, column 1, is 2; {Binary}"
        },
        { new SigmoidBinaryCrossentropyLoss(), 1, new[] { 0, 1, 2 }, $"sigmoid binary cross-entropy: the target of sample 2 is 2; {Binary}" },
        {
            new SigmoidBinaryCrossentropyLoss(), 2, Column(0, 1, 0),
            "sigmoid binary cross-entropy: predictions are (3, 2), targets are (3, 1); both need 2 columns. "
            + "Reshape the targets to the shape of the predictions."
        },
        {
            new BinaryCrossentropyLoss(), 2, new[] { 0, 1, 0 },
            "binary cross-entropy: predictions are (3, 2), targets are (3,); both need 2 columns. Reshape the targets to the shape of the predictions."
        },
        {
            new CategoricalCrossentropyLoss(), 3, new[] { 0, 4, 1 },
            "categorical cross-entropy: the label of sample 1 is 4; predictions have 3 columns, so labels are 0 to 2. "
            + "Number the classes from 0, or give the last layer one neuron for each class."
        },
        {
            new CategoricalCrossentropyLoss(), 2, Matrix.From(new double[,] { { 0, 1 }, { 2, 0 }, { 1, 0 } }),
            $"categorical cross-entropy: the target of sample 1, column 0, is 2; {Rows}"
            + "Pass class numbers or one-hot rows; for numbers use mean squared error."
        },
        {
            new CategoricalCrossentropyLoss(), 2, Matrix.From(new double[,] { { 0, 1 }, { 1, 0 }, { 0, 0 } }),
            $"categorical cross-entropy: the targets of sample 2 have the sum 0; {Rows}"
            + "Pass class numbers or one-hot rows; where a sample has several classes or none, use sigmoid and binary cross-entropy."
        },
        {
            new CategoricalCrossentropyLoss(), 2, Matrix.From(new double[,] { { 1, 1 }, { 1, 0 }, { 0, 1 } }),
            $"categorical cross-entropy: the targets of sample 0 have the sum 2; {Rows}"
            + "Pass class numbers or one-hot rows; where a sample has several classes or none, use sigmoid and binary cross-entropy."
        },
        {
            new MeanSquaredErrorLoss(), 2, Column(1, 2, 3),
            "mean squared error: predictions are (3, 2), targets are (3, 1); both need 2 columns. Reshape the targets to the shape of the predictions."
        },
        {
            new MeanAbsoluteErrorLoss(), 2, new[] { 1, 2, 3 },
            "mean absolute error: predictions are (3, 2), targets are (3,); both need 2 columns. Reshape the targets to the shape of the predictions."
        },
    };

    public static TheoryData<ILoss, int, Targets> Accepted => new()
    {
        { new BinaryCrossentropyLoss(), 1, Column(0, 0.25, 1) },
        { new CategoricalCrossentropyLoss(), 5, new[] { 0, 1, 0 } },
        { new CategoricalCrossentropyLoss(), 3, Matrix.From(new double[,] { { 0.33, 0.33, 0.33 }, { 1, 0, 0 }, { 0.2, 0.5, 0.3 } }) },
        { new MeanSquaredErrorLoss(), 1, new[] { -7, 0, 900 } },
    };

    [Theory]
    [InlineData(0.5, 0.5196, true)]
    [InlineData(0.5, 0.5204, false)]
    [InlineData(0.5, 0.4804, true)]
    [InlineData(0.5, 0.4796, false)]
    [InlineData(0, 1, true)]
    [InlineData(-0.001, 1, false)]
    [InlineData(0, 1.001, false)]
    public void RowsOfProbabilities_MaySumTo1Within2Percent(double first, double second, bool isTaken)
    {
        Targets rows = Matrix.From(new[,] { { 0.25, 0.75 }, { first, second } });
        Exception? refusal = Record.Exception(() => new CategoricalCrossentropyLoss().CheckTargets(rows, 2));
        Assert.Equal(isTaken, refusal is null);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void TargetsThatTheLossCannotMean_AreRefusedByFitEvaluateValidationAndGradientCheck(ILoss loss, int outputs, Targets targets, string text)
    {
        Model model = Network(loss, outputs);
        Targets good = loss is CategoricalCrossentropyLoss ? new[] { 0, 1, 0 } : new Matrix(3, outputs);
        double[] before = Weights(model);
        Says(text, () => model.Fit(Points, targets));
        Says($"model, fit, validation: {text}", () => model.Fit(Points, good, options: new() { Validation = new(Points, targets) }));
        Says(text, () => model.Evaluate(Points, targets));
        Says(text, () => model.CheckGradients(Points, targets));
        Assert.Equal(before, Weights(model));
        Assert.Empty(model.History);
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void TargetsThatTheLossCanMean_AreTrainedOn(ILoss loss, int outputs, Targets targets) =>
        Assert.Single(Network(loss, outputs).Fit(Points, targets));

    [Fact]
    public void MoreOrFewerNamedClassesThanOutputs_AreRefused()
    {
        Model model = Network(new CategoricalCrossentropyLoss(), 2);
        model.ClassNames = ["cat", "dog", "fox"];
        Refused.With<ArgumentException>(
            "categorical cross-entropy: the labels have 3 classes (\"cat\", \"dog\", \"fox\"); the network has 2 outputs, one for each class. "
            + "Give the last layer 3 neurons.",
            () => model.Fit(Points, new[] { 0, 1, 1 }));
        model.ClassNames = ["cat"];
        Refused.With<ArgumentException>(
            "categorical cross-entropy: the labels have 1 class (\"cat\"); the network has 2 outputs, one for each class. "
            + "Name all 2 classes, or give the last layer one neuron for each class.",
            () => model.Fit(Points, new[] { 0, 0, 0 }));
        Model single = Network(new BinaryCrossentropyLoss(), 1);
        single.ClassNames = ["cat", "dog", "fox", "owl", "pig", "rat"];
        Refused.With<ArgumentException>(
            "binary cross-entropy: the labels have 6 classes (\"cat\", \"dog\", \"fox\", \"owl\", \"pig\", ...); a single output distinguishes 2. "
            + "Use softmax with 6 neurons, and categorical cross-entropy.",
            () => single.Fit(Points, new[] { 0, 1, 1 }));
        single.ClassNames = ["cat"];
        Refused.With<ArgumentException>(
            "binary cross-entropy: the labels have 1 class (\"cat\"); a single output distinguishes 2. Name both classes.",
            () => single.Fit(Points, new[] { 0, 0, 0 }));
    }

    [Fact]
    public void ALossByItself_TakesAnyNumbers() =>
        Assert.Equal(3, new BinaryCrossentropyLoss().Forward(new Matrix(3, 1), Column(2, -1, 7)).Rows);

    private static void Says(string text, Action action) => Assert.Equal(text, Record.Exception(action)?.Message);

    private static Matrix Column(params double[] values) => Matrix.From(values, values.Length, 1);

    private static Model Network(ILoss loss, int outputs)
    {
        var model = new Model
        {
            new DenseLayer(2, outputs, new NumPyRandom(0)),
            loss switch { CategoricalCrossentropyLoss => new SoftmaxActivation(), BinaryCrossentropyLoss or SigmoidBinaryCrossentropyLoss => new SigmoidActivation(), _ => new LinearActivation() },
        };
        model.Compile(loss, new Sgd());
        return model;
    }

    private static double[] Weights(Model model) => [.. model.Parameters[0].Value.As(DType.Float64).AsDoubleSpan()];
}
