namespace HybridNet.Tests.Training;

/// <summary>A metric that fits neither loss nor outputs is refused before the first step, with the metrics that fit.</summary>
public class MetricRulesTests
{
    private const string OfClasses = "a metric is required that compares one class per sample. "
        + "Set one that fits: \"categorical_accuracy\", \"precision\", \"recall\", \"f1_score\", TopKAccuracy.";

    private const string OfOneLabel = "a metric is required that compares 0 or 1 per output. "
        + "Set one that fits: \"binary_accuracy\", \"precision\", \"recall\", \"f1_score\".";

    private const string OfLabels = "a metric is required that compares 0 or 1 per output. Set one that fits: \"binary_accuracy\", TopKAccuracy.";

    private const string OfNumbers = "a metric is required that compares one number per output. "
        + "Set one that fits: \"regression_accuracy\", \"precision\", \"recall\", \"f1_score\", \"r2_score\".";

    public static TheoryData<ILoss, int, IMetric, string> Misfits => new()
    {
        { new CategoricalCrossentropyLoss(), 3, new R2(), $"the metric is R2, the loss is categorical cross-entropy of 3 outputs; {OfClasses}" },
        {
            new CategoricalCrossentropyLoss(), 3, new RegressionAccuracy(),
            $"the metric is regression accuracy, the loss is categorical cross-entropy of 3 outputs; {OfClasses}"
        },
        {
            new CategoricalCrossentropyLoss(), 3, new CategoricalAccuracy { IsBinary = true },
            $"the metric is categorical accuracy of single outputs, the loss is categorical cross-entropy of 3 outputs; {OfClasses}"
        },
        { new BinaryCrossentropyLoss(), 1, new R2(), $"the metric is R2, the loss is binary cross-entropy of 1 output; {OfOneLabel}" },
        { new BinaryCrossentropyLoss(), 1, new TopKAccuracy(1), $"the metric is top-1 accuracy, the loss is binary cross-entropy of 1 output; {OfOneLabel}" },
        { new BinaryCrossentropyLoss(), 2, new CategoricalAccuracy(), $"the metric is categorical accuracy, the loss is binary cross-entropy of 2 outputs; {OfLabels}" },
        { new BinaryCrossentropyLoss(), 2, new Recall(), $"the metric is recall of class 1, the loss is binary cross-entropy of 2 outputs; {OfLabels}" },
        { new MeanSquaredErrorLoss(), 1, new TopKAccuracy(2), $"the metric is top-2 accuracy, the loss is mean squared error of 1 output; {OfNumbers}" },
    };

    public static TheoryData<ILoss, int, IMetric, string> TooFewClasses => new()
    {
        {
            new CategoricalCrossentropyLoss(), 3, new TopKAccuracy(9),
            "top-9 accuracy: k is 9; there are 3 classes, and a sample has at most one guess per class. Set k to 3 or less."
        },
        {
            new MeanAbsoluteErrorLoss(), 2, new TopKAccuracy(3),
            "top-3 accuracy: k is 3; there are 2 classes, and a sample has at most one guess per class. Set k to 2 or less."
        },
        { new CategoricalCrossentropyLoss(), 3, new F1Score { Class = 3 }, "F1 score: the class is 3; there are 3 classes, 0 to 2. Set a class that there is." },
        { new BinaryCrossentropyLoss(), 1, new Precision { Class = 2 }, "precision: the class is 2; there are 2 classes, 0 to 1. Set a class that there is." },
    };

    public static TheoryData<ILoss, int, IMetric> Fitting => new()
    {
        { new CategoricalCrossentropyLoss(), 3, new CategoricalAccuracy() },
        { new CategoricalCrossentropyLoss(), 3, new TopKAccuracy(3) },
        { new CategoricalCrossentropyLoss(), 3, new Precision { Class = 2 } },
        { new BinaryCrossentropyLoss(), 1, new CategoricalAccuracy { IsBinary = true } },
        { new BinaryCrossentropyLoss(), 2, new CategoricalAccuracy { IsBinary = true } },
        { new BinaryCrossentropyLoss(), 1, new F1Score() },
        { new MeanSquaredErrorLoss(), 2, new R2() },
        { new MeanAbsoluteErrorLoss(), 1, new RegressionAccuracy() },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void MetricThatFitsNeitherLossNorOutputs_IsRefused(ILoss loss, int outputs, IMetric metric, string text)
    {
        Model model = Network(loss, outputs, metric);
        Refused.With<ArgumentException>($"model, fit: {text}", () => model.Fit(X, Rows(outputs)));
        Refused.With<ArgumentException>($"model, evaluate: {text}", () => model.Evaluate(X, Rows(outputs)));
        Assert.Empty(model.History);
    }

    [Theory]
    [MemberData(nameof(TooFewClasses))]
    public void MetricOfMoreClassesThanThereAre_IsRefused(ILoss loss, int outputs, IMetric metric, string text)
    {
        Model model = Network(loss, outputs, metric);
        Refused.With<ArgumentException>(text, () => model.Fit(X, Rows(outputs)));
        Assert.Empty(model.History);
    }

    [Theory]
    [MemberData(nameof(Fitting))]
    public void MetricThatFits_IsAccepted(ILoss loss, int outputs, IMetric metric) => Assert.Single(Network(loss, outputs, metric).Fit(X, Rows(outputs)));

    private static Matrix X { get; } = Numbers.Normal(4, 2, DType.Float32, seed: 1);

    private static Matrix Rows(int columns)
    {
        Matrix targets = new(4, columns, DType.Float32);
        for (int i = 0; i < 4; i++)
        {
            targets[i, i % columns] = 1;
        }

        return targets;
    }

    private static Model Network(ILoss loss, int outputs, IMetric metric)
    {
        Model model =
        [
            new DenseLayer(2, outputs, new NumPyRandom(0)),
            loss switch { CategoricalCrossentropyLoss => new SoftmaxActivation(), BinaryCrossentropyLoss => new SigmoidActivation(), _ => new LinearActivation() },
        ];
        model.Compile(loss, new Sgd(), metric);
        return model;
    }
}
