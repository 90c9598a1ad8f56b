namespace HybridNet.Tests.Metrics;

/// <summary>Probabilities in the place of classes, and classes in the place of probabilities, are refused by every metric.</summary>
public class ProbabilitiesAndClassesTests
{
    private const string Whole = "it must be a class number, 0 or more. Number the classes 0, 1, 2 and so on, and pass classes, not probabilities.";
    private const string OfTwo = "it must be a class number, 0 to 1. Number the classes 0, 1, 2 and so on, and pass classes, not probabilities.";

    private static readonly Matrix Probabilities = Matrix.From([0, 0.75, 1], 3, 1);
    private static readonly Matrix Classes = Matrix.From([0.0, 1, 1], 3, 1);
    private static readonly int[] Labels = [0, 1, 1];

    public static TheoryData<string, IMetric> OfClasses() => new()
    {
        { $"categorical accuracy: the prediction of sample 1 is 0.75; {Whole}", new CategoricalAccuracy() },
        { $"categorical accuracy: the prediction of sample 1 is 0.75; {Whole}", new CategoricalAccuracy { IsBinary = true } },
        { $"precision: the prediction of sample 1 is 0.75; {OfTwo}", new Precision() },
        { $"recall: the prediction of sample 1 is 0.75; {OfTwo}", new Recall() },
        { $"F1 score: the prediction of sample 1 is 0.75; {OfTwo}", new F1Score() },
    };

    [Theory]
    [MemberData(nameof(OfClasses))]
    public void Probabilities_InThePlaceOfClasses(string text, IMetric metric)
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            Matrix column = Probabilities.As(dtype);
            Refused.With<ArgumentException>(text, () => metric.Count(column, column, Labels));
            Assert.Equal(1, metric.Count(column, Classes, Labels).Value);
        }
    }

    [Fact]
    public void CategoricalAccuracy_OfRowsOfProbabilities_AndOneHotTargets()
    {
        var rows = new Matrix(2, 3);
        rows[1, 2] = 0.5f;
        Refused.With<ArgumentException>(
            $"categorical accuracy: the prediction of sample 1 is 0.5; {Whole}",
            () => new CategoricalAccuracy { IsBinary = true }.Count(rows, rows, new Matrix(2, 3)));
        Refused.With<ArgumentException>(
            $"categorical accuracy: the prediction of sample 1 is 0.75; {Whole}",
            () => new CategoricalAccuracy().Count(Probabilities, Probabilities, OneHot.OfLabels(Labels, 2)));
    }

    [Fact]
    public void ConfusionMatrix_OfProbabilities()
    {
        const string Required = "class numbers are whole. Pass class numbers, such as the column of the largest probability.";
        Refused.With<ArgumentException>(
            $"confusion matrix: the prediction of sample 1 is 0.75; {Required}", () => ConfusionMatrix.Of(Probabilities, Labels));
        Refused.With<ArgumentException>(
            $"confusion matrix: the target of sample 1 is 0.75; {Required}", () => ConfusionMatrix.Of(Classes, Probabilities));
    }

    [Fact]
    public void TopKAccuracy_OfPredictedClasses() => Refused.With<ShapeException>(
        "top-2 accuracy: outputs are (3, 1); there must be two columns or more, one for each class. "
        + "Pass what the network gives, not the classes predicted from it; give its last layer one neuron for each class.",
        () => new TopKAccuracy(2).Count(Classes, Classes, Labels));

    [Fact]
    public void RocAuc_OfTargetsThatAreScores() => Refused.With<ArgumentException>(
        "ROC AUC: the target of sample 1 is 0.75; targets are 0 or 1. Compare one class with the rest at a time.",
        () => RocAuc.Score(Classes, Probabilities));

    [Fact]
    public void AFitWhoseOutputIsNoClass_IsRefusedBeforeItsFirstStep()
    {
        var model = new Model { new DenseLayer(1, 1, new NumPyRandom(seed: 0)) };
        model.Compile(new MeanSquaredErrorLoss(), new Sgd(), new CategoricalAccuracy());
        double before = model.Parameters[0].Value[0, 0];
        var refusal = Assert.Throws<ArgumentException>(() => model.Fit(Matrix.From([[0.5], [1]]), Matrix.From([[0.0], [1]])));
        Assert.EndsWith("pass classes, not probabilities.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, model.Parameters[0].Value[0, 0]);
    }
}
