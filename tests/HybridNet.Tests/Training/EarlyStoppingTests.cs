namespace HybridNet.Tests.Training;

/// <summary>When early stopping stops, and what it restores: by a metric whose values are written down.</summary>
public sealed class EarlyStoppingTests
{
    private const double NaN = double.NaN;

    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    [Theory]
    [InlineData(MonitoredQuantity.ValidationLoss, true, false, "validation loss", "loss and the accuracy", "Pass validation data, or monitor what is computed.")]
    [InlineData(MonitoredQuantity.ValidationAccuracy, true, false, "validation accuracy", "loss and the accuracy", "Pass validation data, or monitor what is computed.")]
    [InlineData(MonitoredQuantity.ValidationAccuracy, false, true, "validation accuracy", "loss and the validation loss", "Give the model a metric, or monitor what is computed.")]
    [InlineData(MonitoredQuantity.ValidationLoss, false, false, "validation loss", "loss", "Pass validation data, or monitor what is computed.")]
    [InlineData(MonitoredQuantity.Accuracy, false, false, "accuracy", "loss", "Give the model a metric, or monitor what is computed.")]
    public void AMonitoredQuantityThatIsNotComputed_IsRefusedBeforeTheFirstStep(
        MonitoredQuantity quantity, bool hasMetric, bool hasValidation, string monitored, string computed, string remedy)
    {
        Model model = Spirals.Classifier();
        model.Compile(new CategoricalCrossentropyLoss(), new Adam(0.05), hasMetric ? new CategoricalAccuracy() : null);
        double[] before = Spirals.Numbers(model);
        string log = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        var options = new FitOptions
        {
            Callbacks = [new CsvLog(log), new EarlyStopping(quantity)],
            Validation = hasValidation ? new(Spiral.Points, Spiral.Labels) : null,
        };
        Refused.With<StateException>(
            $"early stopping: it monitors the {monitored}; this fit computes only the {computed}. {remedy}",
            () => model.Fit(Spiral.Points, Spiral.Labels, epochs: 5, options));
        Assert.Equal(before, Spirals.Numbers(model));
        Assert.Equal(0, model.Optimizer!.Iterations);
        Assert.Empty(model.History);
        Assert.False(File.Exists(log));
    }

    [Fact]
    public void AQuantityThatThereIsNot_IsRefused() => Refused.With<ArgumentOutOfRangeException>(
        "early stopping: the monitored quantity is 7; it must be one of the quantities that are named. Choose one of them.",
        () => _ = new EarlyStopping((MonitoredQuantity)7));

    /// <summary>
    /// The accuracies of the epochs, what early stopping is set to, the best epoch, the number of epochs, and whether it stopped: the numbers of Keras 3,
    /// <c>EarlyStopping(monitor, min_delta, patience, mode="max")</c>.
    /// </summary>
    [Theory]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5, 0.5 }, 0, 0, 1, 2, true)]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5, 0.5 }, 1, 0, 1, 2, true)]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5, 0.5 }, 2, 0, 1, 3, true)]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5, 0.5 }, 3, 0, 1, 4, true)]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5, 0.5 }, 4, 0, 1, 5, true)]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5, 0.5 }, 5, 0, 1, 5, false)]
    [InlineData(new[] { 0.1, 0.2, 0.3, 0.2, 0.1, 0.1 }, 2, 0, 3, 5, true)]
    [InlineData(new[] { 0.1, 0.2, 0.2, 0.2, 0.2, 0.2 }, 1, 0, 2, 3, true)]
    [InlineData(new[] { 0.5, 0.4, 0.6, 0.6, 0.6 }, 2, 0, 3, 5, true)]
    [InlineData(new[] { 0.1, 0.3, 0.4, 0.5, 0.6, 0.7 }, 2, 0.25, 3, 5, true)]
    [InlineData(new[] { 0.5, 0.75, 0.75, 0.75, 0.75 }, 1, 0.25, 1, 2, true)]
    [InlineData(new[] { 0.5, 0.4, 0.3, 0.2 }, 1, 0.25, 1, 2, true)]
    [InlineData(new[] { NaN, NaN, 0.1, NaN, NaN, NaN }, 3, 0, 3, 6, true)]
    [InlineData(new[] { NaN, NaN, NaN, NaN }, 2, 0, 1, 2, true)]
    [InlineData(new[] { NaN, NaN, NaN, NaN }, 3, 0, 1, 3, true)]
    [InlineData(new[] { 0.1, NaN, NaN, 0.2 }, 2, 0, 1, 3, true)]
    [InlineData(new[] { 0.1, NaN, NaN, 0.2 }, 3, 0, 4, 4, false)]
    [InlineData(new[] { NaN, NaN, NaN }, 0, 0, 1, 2, true)]
    [InlineData(new[] { 0.0, double.NegativeInfinity, 0.1, 0.2 }, 2, 0, 4, 4, false)]
    public void ItStops_AfterAsManyEpochsWithoutAnImprovementAsPatience(
        double[] accuracies, int patience, double minDelta, int best, int epochs, bool stopped)
    {
        Model model = WithAccuracies(accuracies);
        var stopping = new EarlyStopping(MonitoredQuantity.Accuracy) { Patience = patience, MinDelta = minDelta };
        model.Fit(Spiral.Points, Spiral.Labels, accuracies.Length, new() { Callbacks = [stopping] });
        Assert.Equal((best, epochs, stopped), (stopping.BestEpoch, model.History.Count, stopping.Stopped));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void ItRestores_TheParametersThatTheBestTrainingNumberWasComputedWith(int? batchSize)
    {
        Model model = WithAccuracies(0.1, 0.2, 0.9, 0.3, 0.2, 0.1);
        var options = new FitOptions { BatchSize = batchSize };
        model.Fit(Spiral.Points, Spiral.Labels, 6, options with { Callbacks = [new EarlyStopping(MonitoredQuantity.Accuracy) { Patience = 2 }] });
        Model twin = WithAccuracies(0.1, 0.2, 0.9);
        twin.Fit(Spiral.Points, Spiral.Labels, 9, options with { Callbacks = [new StopBeforeLastStepOf(epoch: 3)] });
        Assert.Equal(Spirals.Numbers(twin), Spirals.Numbers(model));
    }

    [Fact]
    public void ARestoredModel_HasTheBestLoss()
    {
        Model model = Spirals.Classifier(optimizer: new Sgd(8));
        model.Compile(new CategoricalCrossentropyLoss(), new Sgd(8));
        foreach (Parameter parameter in model.Parameters)
        {
            parameter.L2 = 0;
        }

        var stopping = new EarlyStopping(MonitoredQuantity.Loss) { Patience = 4 };
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 500, new() { Callbacks = [stopping] });
        Assert.True(stopping.Stopped);
        Assert.Equal(model.History[stopping.BestEpoch - 1].Loss, model.Evaluate(Spiral.Points, Spiral.Labels).Loss);
    }

    [Fact]
    public void ItRestores_TheParametersAfterTheEpochWithTheBestValidation()
    {
        Model model = Spirals.Classifier(optimizer: new Sgd(8));
        var held = new DataSet(Spiral.Points, Spiral.Labels);
        var stopping = new EarlyStopping { Patience = 4 };
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 500, new() { Validation = held, Callbacks = [stopping] });
        Assert.True(stopping.Stopped);
        Assert.Equal(model.History[stopping.BestEpoch - 1].ValidationLoss, model.Evaluate(Spiral.Points, Spiral.Labels).Loss);
    }

    [Theory]
    [InlineData(MonitoredQuantity.Accuracy)]
    [InlineData(MonitoredQuantity.ValidationAccuracy)]
    public void WithoutRestoring_TheLastParametersStay(MonitoredQuantity quantity)
    {
        // With validation data the metric counts twice an epoch.
        double[] accuracies = quantity == MonitoredQuantity.Accuracy ? [0.5, 0.4, 0.3, 0.2] : [0.5, 0.5, 0.4, 0.4, 0.3, 0.3, 0.2, 0.2];
        var options = new FitOptions { Validation = quantity == MonitoredQuantity.Accuracy ? null : new(Spiral.Points, Spiral.Labels) };
        Model model = WithAccuracies(accuracies);
        var stopping = new EarlyStopping(quantity) { Patience = 2, RestoreBest = false };
        model.Fit(Spiral.Points, Spiral.Labels, 9, options with { Callbacks = [stopping] });
        Assert.True(stopping.Stopped);
        Model twin = WithAccuracies(accuracies);
        twin.Fit(Spiral.Points, Spiral.Labels, 3, options);
        Assert.Equal(Spirals.Numbers(twin), Spirals.Numbers(model));
    }

    [Fact]
    public void EpochsOfAnEarlierFit_DoNotCount()
    {
        Model model = WithAccuracies(0.9, 0.1, 0.2, 0.15, 0.1, 0.1);
        var stopping = new EarlyStopping(MonitoredQuantity.Accuracy) { Patience = 2 };
        model.Fit(Spiral.Points, Spiral.Labels, 1, new() { Callbacks = [stopping] });
        Assert.Equal((1, false), (stopping.BestEpoch, stopping.Stopped));
        model.Fit(Spiral.Points, Spiral.Labels, 5, new() { Callbacks = [stopping] });
        Assert.Equal((3, true), (stopping.BestEpoch, stopping.Stopped));
        Assert.Equal(5, model.History.Count);
        model.Fit(Spiral.Points, Spiral.Labels, 1, new() { Callbacks = [stopping] });
        Assert.Equal((6, false), (stopping.BestEpoch, stopping.Stopped));
    }

    [Theory]
    [InlineData(MonitoredQuantity.Accuracy, true)]
    [InlineData(MonitoredQuantity.Accuracy, false)]
    [InlineData(MonitoredQuantity.ValidationLoss, true)]
    [InlineData(MonitoredQuantity.ValidationLoss, false)]
    public void BestParameters_AreKeptOnlyToBeRestored(MonitoredQuantity quantity, bool restoreBest)
    {
        var kept = new Kept();
        Model model = Spirals.Classifier();
        model.Fit(Spiral.Points, Spiral.Labels, 3, new()
        {
            Callbacks = [new EarlyStopping(quantity) { RestoreBest = restoreBest }],
            Checkpoint = new(kept),
            Validation = new(Spiral.Points, Spiral.Labels),
        });
        Assert.Equal(restoreBest ? [quantity] : [], kept.State!.Best.Select(best => best.Monitored));
    }

    /// <summary>Two that monitor different quantities: the one that stops restores its own best epoch, in both orders.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OfSeveral_TheOneThatStopsRestoresItsOwnBest(bool swapped)
    {
        DataSet held = new(Matrix.From(new double[,] { { 0, 1 }, { 1, 0 } }).As(DType.Float32), new[] { 0, 1 });
        var short_ = new EarlyStopping(MonitoredQuantity.Accuracy) { Patience = 2 };
        var endless = new EarlyStopping(MonitoredQuantity.ValidationLoss) { Patience = 1000 };
        Model model = WithAccuracies([.. Enumerable.Range(0, 99).Select(i => i == 2 ? 0.9 : 0.1)]);
        model.Fit(Spiral.Points, Spiral.Labels, 50, new() { Validation = held, Callbacks = swapped ? [endless, short_] : [short_, endless] });
        Assert.Equal((true, false), (short_.Stopped, endless.Stopped));
        Model alone = WithAccuracies([.. Enumerable.Range(0, 99).Select(i => i == 2 ? 0.9 : 0.1)]);
        var same = new EarlyStopping(MonitoredQuantity.Accuracy) { Patience = 2 };
        alone.Fit(Spiral.Points, Spiral.Labels, 50, new() { Validation = held, Callbacks = [same] });
        Assert.Equal(same.BestEpoch, short_.BestEpoch);
        Assert.Equal(Spirals.Numbers(alone), Spirals.Numbers(model));
    }

    [Fact]
    public void OfSeveral_IfNoneStops_TheLastDecides()
    {
        DataSet held = new(Spiral.Points, Spiral.Labels);
        EarlyStopping[] both = [new(MonitoredQuantity.ValidationLoss) { Patience = 1000 }, new(MonitoredQuantity.Loss) { Patience = 1000 }];
        foreach (EarlyStopping[] order in new EarlyStopping[][] { both, [both[1], both[0]] })
        {
            Model model = Spirals.Classifier();
            model.Fit(Spiral.Points, Spiral.Labels, 20, new() { Validation = held, Callbacks = order });
            double measured = model.Evaluate(Spiral.Points, Spiral.Labels).Loss;
            bool ofValidation = order[1] == both[0];
            double expected = ofValidation ? model.History[order[1].BestEpoch - 1].ValidationLoss : model.History[order[1].BestEpoch - 1].DataLoss;
            Assert.Equal(expected, measured);
        }
    }

    [Fact]
    public void OneObjectTwice_IsRefused()
    {
        var stopping = new EarlyStopping(MonitoredQuantity.Loss);
        string text = Assert.Throws<ArgumentException>(
            () => Spirals.Classifier().Fit(Spiral.Points, Spiral.Labels, 1, new() { Callbacks = [stopping, new CsvLog("unused.csv"), stopping] })).Message;
        Assert.Equal(
            "model, fit: early stopping on the loss, patience 10 is among the callbacks twice; each can be there once. Leave one out.",
            text);
    }

    /// <summary>A model whose metric has a written value in each epoch.</summary>
    internal static Model WithAccuracies(params double[] accuracies)
    {
        Model model = Spirals.Classifier();
        model.Compile(new CategoricalCrossentropyLoss(), new Adam(0.05), new Written(accuracies));
        return model;
    }

    /// <summary>A metric that has a written value in each epoch.</summary>
    private sealed class Written(double[] values) : IMetric
    {
        private int _samples;
        private int _epoch;

        public string Name => "written";

        public void Prepare(Targets targets)
        {
        }

        public MetricCount Count(Matrix output, Matrix predictions, Targets targets)
        {
            int epoch = _epoch;
            _samples += targets.Count;
            _epoch = _samples / 30;
            return new(values[epoch] * targets.Count, targets.Count, targets.Count);
        }
    }

    /// <summary>Keeps the last state that was written.</summary>
    private sealed class Kept : ICheckpointWriter
    {
        public TrainingState? State { get; private set; }

        public void Write(Model model, TrainingState state) => State = state;

        public TrainingState? Read(Model model, string settings) => null;
    }

    private sealed class StopBeforeLastStepOf(int epoch) : TrainingCallback
    {
        protected internal override bool WantsSteps => true;

        protected internal override void OnStepEnd(TrainingRun run) =>
            run.StopRequested = run.Steps == 1 ? run.Epoch == epoch - 1 : run.Epoch == epoch && run.Step == run.Steps - 1;
    }
}
