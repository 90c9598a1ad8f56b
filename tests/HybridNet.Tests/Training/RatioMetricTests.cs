namespace HybridNet.Tests.Training;

/// <summary>Metrics that divide by something else than samples, on their way through training, files and copies.</summary>
public sealed class RatioMetricTests : IDisposable
{
    private static readonly DataSet Data = Points(60, seed: 1);
    private static readonly DataSet Held = Points(25, seed: 2);
    private readonly string _folder = Directory.CreateTempSubdirectory("ratios").FullName;

    public static TheoryData<IMetric> All => [new Precision(), new Recall { Class = 0 }, new F1Score(), new R2()];

    private string Place => Path.Combine(_folder, "run.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(All))]
    public void Value_InBatches_IsThatOfTheWhole(IMetric metric)
    {
        Model model = Fitted(metric, new());
        double whole = model.Evaluate(Held.Inputs, Held.Targets).Accuracy;
        Matrix output = model.Predict(Held.Inputs);
        Matrix predictions = metric is R2 ? output : new SigmoidActivation().Predictions(output);
        Assert.Equal(model.Metric!.Count(output, predictions, Held.Targets).Value, whole);
        Assert.InRange(whole, 0.05, 0.999);
        for (int batch = 1; batch < 25; batch++)
        {
            Same.Close(whole, model.Evaluate(Held.Inputs, Held.Targets, batch).Accuracy, metric is R2 ? 1e-12 : 0);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Epoch_HasTheValueOfItsBatches_AndOfTheValidationData(IMetric metric)
    {
        Model still = Fitted(metric, new() { BatchSize = 7, Validation = Held, ValidationBatchSize = 4 }, epochs: 1, rate: 1e-300);
        Assert.Equal(still.Evaluate(Data.Inputs, Data.Targets, 7).Accuracy, still.History[0].Accuracy);
        Assert.Equal(still.Evaluate(Held.Inputs, Held.Targets, 4).Accuracy, still.History[0].ValidationAccuracy);
        Assert.NotEqual(still.History[0].Accuracy, still.History[0].ValidationAccuracy);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void SavedModelAndClone_JudgeAsTheModelDoes(IMetric metric)
    {
        Model model = Fitted(metric, new());
        double expected = model.Evaluate(Held.Inputs, Held.Targets).Accuracy;
        using var file = new MemoryStream();
        model.Save(file);
        file.Position = 0;
        Assert.Equal(expected, ModelFile.Load(file).Evaluate(Held.Inputs, Held.Targets).Accuracy);
        Assert.Equal(expected, model.Clone().Evaluate(Held.Inputs, Held.Targets).Accuracy);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Run_ResumedInTheMidstOfAnEpoch_HasTheSameHistory(IMetric metric)
    {
        FitOptions plain = new() { BatchSize = 16, Shuffle = true, Validation = Held };
        History whole = Fitted(metric, plain, epochs: 3).History;
        for (int stop = 2; stop < 12; stop++)
        {
            File.Delete(Place);
            FitOptions kept = plain with { Checkpoint = new(new CheckpointFile(Place)) { EverySteps = 1 } };
            Assert.Throws<InvalidOperationException>(() => Fitted(metric, kept with { Callbacks = [new StopAfter(stop)] }, epochs: 3));
            Assert.Equal(whole, Fitted(metric, kept, epochs: 3).History);
        }
    }

    [Fact]
    public void EarlyStopping_WatchesThem()
    {
        var stopping = new EarlyStopping(MonitoredQuantity.ValidationAccuracy) { Patience = 2 };
        Model model = Fitted(new F1Score(), new() { Validation = Held, Callbacks = [stopping] }, epochs: 40);
        Assert.Equal(model.History.Max(epoch => epoch.ValidationAccuracy), model.Evaluate(Held.Inputs, Held.Targets).Accuracy);
    }

    private static DataSet Points(int count, int seed)
    {
        var random = new NumPyRandom(seed);
        Matrix points = new(count, 2);
        int[] classes = new int[count];
        for (int i = 0; i < count; i++)
        {
            (points[i, 0], points[i, 1]) = (random.NextNormal(), random.NextNormal());
            classes[i] = points[i, 0] + (0.8 * random.NextNormal()) > 0.4 ? 1 : 0;
        }

        return new(points, classes);
    }

    private static Model Fitted(IMetric metric, FitOptions options, int epochs = 5, double rate = 0.05)
    {
        var random = new NumPyRandom(3);
        var model = new Model { new DenseLayer(2, 8, random), new TanhActivation(), new DenseLayer(8, 1, random), metric is R2 ? new LinearActivation() : new SigmoidActivation() };
        model.Random = random;
        model.Compile(metric is R2 ? new MeanSquaredErrorLoss() : new BinaryCrossentropyLoss(), new Adam(rate), metric.Clone());
        model.Fit(Data.Inputs, Data.Targets, epochs, options);
        return model;
    }

    private sealed class StopAfter(int steps) : TrainingCallback
    {
        private int _steps;

        protected internal override bool WantsSteps => true;

        protected internal override void OnStepEnd(TrainingRun run)
        {
            if (++_steps == steps)
            {
                throw new InvalidOperationException("stopped");
            }
        }
    }
}
