namespace HybridNet.Tests.Metrics;

/// <summary>Precision, recall and F1 of one class, counted by hand: TP = 2, FP = 2, FN = 1.</summary>
public class ClassMetricTests
{
    private static readonly Matrix Predictions = Column(1, 1, 0, 0, 1, 1);
    private static readonly int[] Classes = [1, 0, 0, 1, 1, 0];
    private static readonly IMetric[] All = [new Precision(), new Recall(), new F1Score()];

    public static TheoryData<IMetric, double, double> ByHand => new()
    {
        { new Precision(), 2, 4 },
        { new Recall(), 2, 3 },
        { new F1Score(), 4, 7 },
        { new Precision { Class = 0 }, 1, 2 },
        { new Recall { Class = 0 }, 1, 3 },
        { new F1Score { Class = 0 }, 2, 5 },
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void Count_IsTheFormula_ForEveryKindOfTargets(IMetric metric, double hits, double comparisons)
    {
        Matrix oneHot = Matrix.From(new double[,] { { 0, 1 }, { 1, 0 }, { 0.9, 0.1 }, { 0, 1 }, { 0, 1 }, { 1, 0 } });
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            Matrix predictions = Predictions.As(dtype);
            Targets column = Column([.. Classes.Select(number => (double)number)]).As(dtype);
            foreach ((Matrix output, Targets targets) in new (Matrix, Targets)[] { (new(6, 1), Classes), (new(6, 1), column), (new(6, 2), Classes), (new(6, 2), oneHot.As(dtype)) })
            {
                MetricCount count = metric.Count(output, predictions, targets);
                Assert.Equal(new(hits, comparisons, comparisons), count);
                Assert.Equal(hits / comparisons, count.Value);
            }
        }
    }

    [Fact]
    public void Value_IsThatOfTheConfusionMatrix_ForEveryClass()
    {
        var random = new NumPyRandom(4);
        int[] predicted = [.. Enumerable.Range(0, 200).Select(_ => (int)random.NextInt64(0, 4))];
        int[] met = [.. Enumerable.Range(0, 200).Select(_ => (int)random.NextInt64(0, 4))];
        Matrix predictions = Column([.. predicted.Select(number => (double)number)]);
        var table = ConfusionMatrix.Of(predicted, met);
        for (int c = 0; c < 4; c++)
        {
            Assert.Equal(table.Precision(c), new Precision { Class = c }.Count(new(200, 4), predictions, met).Value);
            Assert.Equal(table.Recall(c), new Recall { Class = c }.Count(new(200, 4), predictions, met).Value);
            Assert.Equal(table.F1(c), new F1Score { Class = c }.Count(new(200, 4), predictions, met).Value);
        }
    }

    [Fact]
    public void Value_WhereNothingIsPredictedOrMet_IsNaN()
    {
        Matrix none = new(3, 1);
        Assert.Equal(double.NaN, new Precision().Count(none, none, new[] { 1, 0, 1 }).Value);
        Assert.Equal(0, new Recall().Count(none, none, new[] { 1, 0, 1 }).Value);
        Assert.Equal(0, new F1Score().Count(none, none, new[] { 1, 0, 1 }).Value);
        Assert.Equal(double.NaN, new Recall().Count(none, Column(1, 0, 1), new int[3]).Value);
        Assert.All(All, metric => Assert.Equal(double.NaN, metric.Count(none, none, new int[3]).Value));
        Assert.All(All, metric => Assert.Equal(double.NaN, metric.Count(new(0, 1), new(0, 1), Array.Empty<int>()).Value));
    }

    [Fact]
    public void SeveralPredictionsForASample_AreRefused() => Assert.All(All, metric => Refused.With<ShapeException>(
        $"{metric.Name}: predictions are (4, 3); they must be (batch, 1), one class for each sample. Let the last layer be softmax, or one sigmoid.",
        () => metric.Count(new(4, 3), new(4, 3), new Matrix(4, 3))));

    [Fact]
    public void TargetsThatDoNotFit_AreRefused() => Assert.All(All, metric =>
    {
        Refused.With<ShapeException>(
            $"{metric.Name}: predictions are (3, 1), targets are (4,); 3 samples need 3 targets, 4 arrived. Pass predictions first and targets second, of the same batch.",
            () => metric.Count(new(3, 1), new(3, 1), new int[4]));
        Refused.With<ShapeException>(
            $"{metric.Name}: predictions are (4, 3), one-hot targets are (4, 2); both need 3 columns, one for each class. "
            + "Pass class numbers, or one-hot rows with as many columns as the network has outputs.",
            () => metric.Count(new(4, 3), new(4, 1), new Matrix(4, 2)));
    });

    [Fact]
    public void NumbersThatAreNoClass_AreRefused() => Assert.All(All, metric =>
    {
        const string Remedy = "Number the classes 0, 1, 2 and so on, and pass classes, not probabilities.";
        foreach (double value in new[] { 0.25, -1, 2, double.NaN, double.PositiveInfinity })
        {
            Refused.With<ArgumentException>(
                FormattableString.Invariant($"{metric.Name}: the prediction of sample 1 is {value}; it must be a class number, 0 to 1. ") + Remedy,
                () => metric.Count(new(2, 1), Column(0, value), new int[2]));
            Refused.With<ArgumentException>(
                FormattableString.Invariant($"{metric.Name}: the target of sample 1 is {value}; it must be a class number, 0 to 1. ") + Remedy,
                () => metric.Count(new(2, 1), new(2, 1), Column(0, value)));
        }

        Refused.With<ArgumentException>(
            $"{metric.Name}: the target of sample 0 is 3; it must be a class number, 0 to 2. {Remedy}", () => metric.Count(new(2, 3), new(2, 1), new[] { 3, 0 }));
    });

    [Fact]
    public void AClassThatIsNot_IsRefused()
    {
        Refused.With<ArgumentException>(
            "recall: the class is 3; there are 3 classes, 0 to 2. Set a class that there is.", () => new Recall { Class = 3 }.Count(new(2, 3), new(2, 1), new int[2]));
        Refused.With<ArgumentException>(
            "F1 score: the class is 2; there are 2 classes, 0 to 1. Set a class that there is.", () => new F1Score { Class = 2 }.Count(new(2, 1), new(2, 1), new int[2]));
        Refused.With<ArgumentOutOfRangeException>("precision: the class is -1; it must be 0 or more.", () => _ = new Precision { Class = -1 });
        Refused.With<ArgumentOutOfRangeException>("recall: the class is -1; it must be 0 or more.", () => _ = new Recall { Class = -1 });
        Refused.With<ArgumentOutOfRangeException>("F1 score: the class is -1; it must be 0 or more.", () => _ = new F1Score { Class = -1 });
    }

    private static Matrix Column(params double[] numbers) => Matrix.From(numbers, numbers.Length, 1);
}
