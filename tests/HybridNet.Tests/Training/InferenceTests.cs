namespace HybridNet.Tests.Training;

/// <summary>Dropout drops in training alone: everything else gives what the network without it gives, and draws nothing.</summary>
public sealed class InferenceTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    /// <summary>What asks a model in inference mode.</summary>
    private static readonly Dictionary<string, Func<Model, object>> Questions = new()
    {
        ["evaluate"] = model => model.Evaluate(Spiral.Points, Spiral.Labels),
        ["evaluate in batches"] = model => model.Evaluate(Spiral.Points, Spiral.Labels, batchSize: 7),
        ["predict"] = model => model.Predict(Spiral.Points).As(DType.Float64).AsDoubleSpan().ToArray(),
        ["predict in batches"] = model => model.Predict(Spiral.Points, batchSize: 7).As(DType.Float64).AsDoubleSpan().ToArray(),
        ["predict one sample"] = model => model.Predict(Spiral.Points[4, 0], Spiral.Points[4, 1]),
        ["predict classes"] = model => model.PredictClasses(Spiral.Points),
        ["predict probabilities"] = model => model.PredictProbabilities(Spiral.Points).AsDoubleSpan().ToArray(),
        ["diagnose"] = model => model.Diagnose(Spiral.Points)[^1],
    };

    public static TheoryData<string> Names => [.. Questions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void DropoutIsNotActive_OutsideOfTraining(string question)
    {
        Model dropping = Spirals.Classifier(dropout: 0.5);
        NumPyRandomState before = dropping.Random!.GetState();
        Assert.Equal(Questions[question](Spirals.Classifier()), Questions[question](dropping));
        Assert.Equal(before, dropping.Random.GetState());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void DropoutIsNotActive_OnValidationData(int? batchSize)
    {
        Model model = Spirals.Classifier(dropout: 0.5);
        var options = new FitOptions { Validation = new(Spiral.Points, Spiral.Labels), ValidationBatchSize = batchSize };
        EpochResult epoch = model.Fit(Spiral.Points, Spiral.Labels, epochs: 2, options)[^1];
        Assert.Equal(model.Evaluate(Spiral.Points, Spiral.Labels, batchSize), new(epoch.ValidationLoss, epoch.ValidationAccuracy));
        Model twin = Spirals.Classifier(dropout: 0.5);
        twin.Fit(Spiral.Points, Spiral.Labels, epochs: 2);
        Assert.Equal(Spirals.Numbers(twin), Spirals.Numbers(model));
    }

    [Fact]
    public void DropoutIsActive_InTraining()
    {
        Model dropping = Spirals.Classifier(dropout: 0.5);
        Model plain = Spirals.Classifier();
        Assert.NotEqual(
            plain.Fit(Spiral.Points, Spiral.Labels)[^1].DataLoss, dropping.Fit(Spiral.Points, Spiral.Labels)[^1].DataLoss);
    }
}
