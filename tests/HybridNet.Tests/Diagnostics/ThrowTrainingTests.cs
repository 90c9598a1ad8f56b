using HybridNet.Tests.Training;

namespace HybridNet.Tests.Diagnostics;

public sealed class ThrowTrainingTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    [Fact]
    public void ALayerTwice() => Refused.With<ArgumentException>(
        "model: the ReLU is in it already; each position needs its own layer. Create a second one.",
        () =>
        {
            var relu = new ReLUActivation();
            _ = new Model { relu, relu };
        });

    [Fact]
    public void NoLayers() => Refused.With<StateException>(
        "model, predict: it has no layers; one or more are required. Add them first.", () => new Model().Predict(Spiral.Points));

    [Fact]
    public void NoLoss() => Refused.With<StateException>(
        "model, fit: it has no loss; one is required. Compile it first.",
        () => new Model { new ReLUActivation() }.Fit(Spiral.Points, Spiral.Labels));

    [Fact]
    public void NoOptimizer() => Refused.With<StateException>(
        "model, fit: it has no optimizer; one is required. Compile it first.",
        () =>
        {
            var model = new Model { new SoftmaxActivation() };
            model.SetParts(new CategoricalCrossentropyLoss(), null, null);
            model.Fit(Spiral.Points, Spiral.Labels);
        });

    [Fact]
    public void AnotherThreadTrains()
    {
        Model model = Spirals.Classifier();
        using var started = new ManualResetEventSlim();
        using var end = new CancellationTokenSource();
        var training = Task.Run(() => model.Fit(
            Spiral.Points, Spiral.Labels, epochs: int.MaxValue, progress: new Started(started), cancellation: end.Token));
        Assert.True(started.Wait(TimeSpan.FromMinutes(1)), "training has not started");
        try
        {
            const string Text = "model: it is being trained, by another thread or around this callback. Wait for the end, or clone it and use the clone.";
            Refused.With<StateException>(Text, () => model.Predict(Spiral.Points));
            Refused.With<StateException>(Text, () => model.Fit(Spiral.Points, Spiral.Labels));
        }
        finally
        {
            end.Cancel();
        }

        Assert.ThrowsAny<OperationCanceledException>(training.GetAwaiter().GetResult);
        Assert.Equal(30, model.Predict(Spiral.Points).Rows);
    }

    [Fact]
    public void NothingToShuffleWith() => Refused.With<StateException>(
        "model, fit: samples are to be shuffled and the model has no random generator. Set one: model.Random = new NumPyRandom(seed).",
        () =>
        {
            Model model = Spirals.Classifier();
            model.Random = null;
            model.Fit(Spiral.Points, Spiral.Labels, options: new() { Shuffle = true });
        });

    [Fact]
    public void NoSamples() => Refused.With<ShapeException>(
        "model, fit: inputs are (0, 2); one sample or more is required. Pass rows of numbers.",
        () => Spirals.Classifier().Fit(new Matrix(0, 2), Array.Empty<int>()));

    [Fact]
    public void SamplesAndTargets_ThatDoNotFit() => Refused.With<ShapeException>(
        "model, evaluate: inputs are (30, 2), targets are (2,); 30 samples need 30 targets, not 2. "
        + "Pass one target for each row of the inputs.",
        () => Spirals.Classifier().Evaluate(Spiral.Points, new[] { 0, 1 }));

    [Fact]
    public void WeightsOfOtherSamples() => Refused.With<ShapeException>(
        "model, fit: 2 sample weights arrived for 30 samples. Pass one weight for each row of the inputs.",
        () => Spirals.Classifier().Fit(Spiral.Points, Spiral.Labels, options: new() { SampleWeights = new double[] { 1, 2 } }));

    [Fact]
    public void AWeightBelowZero() => Refused.With<ArgumentException>(
        "model, fit: a sample weight is -1.5; weights are finite and 0 or more. Pass how much each sample counts.",
        () => Spirals.Classifier().Fit(
            Spiral.Points, Spiral.Labels, options: new() { SampleWeights = Enumerable.Repeat(-1.5, 30).ToArray() }));

    [Fact]
    public void ABatchSizeOfNothing() => Refused.With<ArgumentOutOfRangeException>(
        "model, fit: the batch size is 0; it must be 1 or more, or not given for all samples in one batch.",
        () => Spirals.Classifier().Fit(Spiral.Points, Spiral.Labels, options: new() { BatchSize = 0 }));

    [Fact]
    public void AValidationBatchSizeWithoutData() => Refused.With<ArgumentException>(
        "model, fit: the validation batch size is 7, and there is no validation data; a batch size needs data to cut. "
        + "Pass validation data, or no validation batch size.",
        () => Spirals.Classifier().Fit(Spiral.Points, Spiral.Labels, options: new() { ValidationBatchSize = 7 }));

    [Fact]
    public void EpochsBelowZero() => Refused.With<ArgumentOutOfRangeException>(
        "model, fit: the number of epochs is -1; it must be 0 or more.",
        () => Spirals.Classifier().Fit(Spiral.Points, Spiral.Labels, epochs: -1));

    [Fact]
    public void ALossThatRunsAway() => Refused.With<DivergenceException>(
        "model, fit: in epoch 2, step 1 the loss is Infinity, at a learning rate of 1E+30; it must be a finite number. "
        + "Step 1 of epoch 1 is taken back: the model is as it was before it, the last time its loss was finite. "
        + "Lower the learning rate ten times, or scale the inputs to about -1 .. 1.",
        () => Runaway().Fit(Matrix.From(new float[,] { { 1 }, { 2 } }), Matrix.From(new float[,] { { 1 }, { 3 } }), epochs: 5));

    [Fact]
    public void NoProbabilities() => Refused.With<StateException>(
        "model: it ends in linear with 1 columns, which are not class probabilities; softmax or a single sigmoid is required. "
        + "Use the predictions themselves.",
        () => Runaway().PredictProbabilities(Matrix.From(new float[,] { { 1 } })));

    private static Model Runaway()
    {
        var model = new Model { new DenseLayer(new Matrix(1, 1), new Matrix(1, 1)), new LinearActivation() };
        model.Compile(new MeanSquaredErrorLoss(), new Sgd(1e30));
        return model;
    }

    private sealed class Started(ManualResetEventSlim started) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => started.Set();
    }
}
