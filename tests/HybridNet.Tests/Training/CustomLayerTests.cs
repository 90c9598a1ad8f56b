using OwnParts;

namespace HybridNet.Tests.Training;

/// <summary>A layer written outside the engine, with two parameters and a random draw, gets all that a layer of the engine gets.</summary>
public sealed class CustomLayerTests : IDisposable
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}");

    public CustomLayerTests() => NoisyScale.AddToFiles();

    public static TheoryData<string> Optimizers => ["sgd", "momentum", "adagrad", "rmsprop", "adam"];

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Training_ChangesItsParametersAndKeepsTheirOptimizerState(string optimizer)
    {
        Model model = Classifier(optimizer);
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 3);
        NoisyScale layer = Own(model);
        Assert.All(layer.Parameters, parameter => Assert.Equal(optimizer is "momentum" or "adam", parameter.Momentum is not null));
        Assert.All(layer.Parameters, parameter => Assert.Equal(optimizer is "adagrad" or "rmsprop" or "adam", parameter.Cache is not null));
        Assert.DoesNotContain(1f, layer.Scale.Value.AsFloatSpan().ToArray());
        Assert.DoesNotContain(0f, layer.Shift.Value.AsFloatSpan().ToArray());
    }

    [Fact]
    public void Gradients_AreThoseOfLossAndPenalties()
    {
        // After some steps no sample lies on a kink of ReLU, and of 17 samples the gradients of the biases do not cancel.
        Model model = Classifier("adam");
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 5);
        Matrix points = Matrix.From(Spiral.Points.ToFloatRows()[..17]);
        int[] labels = Spiral.Labels[..17];
        (Own(model).Scale.L2, Own(model).Scale.L1, Own(model).Shift.L2) = (0.1, 0.02, 0.3);
        double[] before = Spirals.Numbers(model);
        NumPyRandomState random = model.Random!.GetState();
        Assert.All(model.CheckGradients(points, labels), error => Assert.InRange(error, 0, 1e-6));
        Assert.Equal(before, Spirals.Numbers(model));
        Assert.Equal(random, model.Random.GetState());
    }

    [Fact]
    public void Penalty_IsPartOfTheLoss()
    {
        Model model = Classifier("sgd");
        Own(model).Scale.L2 = 0.1;
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 1);
        var scale = model.Parameters.Single(parameter => parameter.Name == "scale").Value.As(DType.Float64);
        Assert.Equal(0.1 * scale.AsDoubleSpan().ToArray().Sum(value => value * value), model.History[0].Penalty, 1e-6);
    }

    [Fact]
    public void AFrozenParameter_Stays()
    {
        Model model = Classifier("adam");
        Own(model).Shift.IsTrainable = false;
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 3);
        Assert.All(Own(model).Shift.Value.AsFloatSpan().ToArray(), value => Assert.Equal(0, value));
        Assert.DoesNotContain(1f, Own(model).Scale.Value.AsFloatSpan().ToArray());
    }

    [Fact]
    public void Training_WithoutAGenerator_IsRefused()
    {
        Model model = Classifier("sgd");
        model.Random = null;
        const string Text = "noisy scale 8: a training pass draws random numbers and no generator was given. Set the pass's random generator.";
        Refused.With<StateException>(Text, () => model.Fit(Spiral.Points, Spiral.Labels));
        Refused.With<StateException>(Text, () => model.CheckGradients(Spiral.Points, Spiral.Labels));
    }

    [Fact]
    public void Prediction_DrawsNothingAndManyThreadsMayPredict()
    {
        Model model = Classifier("sgd");
        Matrix expected = model.Predict(Spiral.Points);
        model.Random = null;
        Parallel.For(0, 8, _ => Same.Bits(expected, model.Predict(Spiral.Points)));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void ASavedModel_ContinuesToTheSameBits(string optimizer)
    {
        Model model = Classifier(optimizer);
        (Own(model).Scale.L1, Own(model).Shift.L2) = (0.01, 1.0 / 3);
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 4, new() { BatchSize = 7, Shuffle = true });
        model.Save(_path);
        Model loaded = ModelFile.Load(_path);
        Assert.Equal((0.01, 1.0 / 3, 0.1), (Own(loaded).Scale.L1, Own(loaded).Shift.L2, Own(loaded).Deviation));
        Persistence.Models.Same(model, loaded);
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 4, new() { BatchSize = 7, Shuffle = true });
        loaded.Fit(Spiral.Points, Spiral.Labels, epochs: 4, new() { BatchSize = 7, Shuffle = true });
        Persistence.Models.Same(model, loaded);
    }

    [Fact]
    public void AStoppedRun_ResumesToTheSameBits()
    {
        FitOptions options = new() { BatchSize = 7, Shuffle = true };
        FitOptions saved = options with { Checkpoint = new(new CheckpointFile(_path)) { EverySteps = 1 } };
        Model whole = Classifier("adam");
        whole.Fit(Spiral.Points, Spiral.Labels, epochs: 6, options);
        Model stopped = Classifier("adam");
        stopped.Fit(Spiral.Points, Spiral.Labels, epochs: 6, saved with { Callbacks = [new StopsAfter(step: 13)] });
        Assert.Equal(2, stopped.History.Count);
        Model resumed = Classifier("adam");
        resumed.Fit(Spiral.Points, Spiral.Labels, epochs: 6, saved);
        Persistence.Models.Same(whole, resumed);
        Assert.Equal([.. whole.History], resumed.History);
    }

    [Fact]
    public void Parameters_HaveTheirNamesInFiles()
    {
        Model model = Classifier("adam");
        model.Fit(Spiral.Points, Spiral.Labels);
        model.Save(_path);
        Assert.Superset(
            new HashSet<string> { "layers.2.scale", "layers.2.scale.momentum", "layers.2.scale.cache", "layers.2.shift", "layers.2.shift.momentum" },
            SafetensorsFile.Read(_path).Tensors.Keys.ToHashSet());
        Model other = Classifier("sgd", seed: 9);
        other.LoadParameters(_path);
        Assert.Equal(Spirals.Numbers(model), Spirals.Numbers(other));
    }

    [Fact]
    public void ADivergedRun_EndsInTheStateBefore()
    {
        Model model = Classifier("sgd");
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 2);
        Assert.Throws<DivergenceException>(() => model.Fit(Spiral.Points, Spiral.Labels, epochs: 3, new() { Callbacks = [new Spoils(epoch: 2)] }));
        Assert.All(Spirals.Numbers(model), value => Assert.True(double.IsFinite(value)));
        Assert.Equal(4, model.History.Count);
    }

    [Fact]
    public void AClone_TrainsAlone()
    {
        Model model = Classifier("adam");
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 2);
        double[] before = Spirals.Numbers(model);
        Model clone = model.Clone();
        clone.Fit(Spiral.Points, Spiral.Labels, epochs: 3);
        Assert.Equal(before, Spirals.Numbers(model));
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 3);
        Persistence.Models.Same(model, clone);
    }

    [Fact]
    public void Summary_CountsItsParameters() => Assert.Contains("noisy scale 8       (batch, 8)          16", Classifier("sgd").Summary(), StringComparison.Ordinal);

    [Fact]
    public void Columns_AreChecked()
    {
        Refused.With<ShapeException>(
            "model: the dense layer 2 -> 8 gives 8 columns; the noisy scale 3 behind it takes 3. Give each layer as many inputs as the layer before it has neurons.",
            () => new Model { new DenseLayer(2, 8, new NumPyRandom(0)), new NoisyScale(3, 0) }.Compile("mse", "sgd"));
        Refused.With<ShapeException>(
            "model, predict: inputs are (1, 2); the noisy scale 3 takes (samples, 3). Pass 3 columns, or build the first layer for the inputs you have.",
            () => new Model { new NoisyScale(3, 0) }.Predict(new Matrix(1, 2)));
    }

    [Fact]
    public void Steps_TakeNoMemory()
    {
        Model model = Classifier("adam");
        var batches = new Batches(new(Spiral.Points, Spiral.Labels), 7);
        var executor = new NativeStepExecutor(model);
        Allocations.None(() =>
        {
            // The first step allocates the optimizer state, and the second one the copy of it.
            for (int batch = 0; batch < batches.Count; batch++)
            {
                executor.Train(batches, batch, new(StopsAtDivergence: true, Saves: true, KeepsCandidate: true));
            }
        });
    }

    [Fact]
    public void TwoParametersOfOneName_AreRefused() => Refused.With<ArgumentException>(
        "model: the twins has two parameters called \"same\"; files identify the parameters of a layer by name. Give each its own name.",
        () => _ = new Model { new Twins() });

    private static Model Classifier(string optimizer, int seed = 1)
    {
        var random = new NumPyRandom(seed);
        var model = new Model
        {
            new DenseLayer(2, 8, random), new ReLUActivation(), new NoisyScale(8, deviation: 0.1), new DenseLayer(8, 3, random), new SoftmaxActivation(),
        };
        model.Random = random;
        Optimizer made = optimizer switch
        {
            "sgd" => new Sgd(0.1),
            "momentum" => new Sgd(0.1) { Momentum = 0.9 },
            "adagrad" => new AdaGrad(0.1),
            "rmsprop" => new RmsProp(0.01),
            _ => new Adam(0.05) { Decay = 1e-3 },
        };
        model.Compile(new CategoricalCrossentropyLoss(), made, new CategoricalAccuracy());
        return model;
    }

    private static NoisyScale Own(Model model) => (NoisyScale)model.Layers[2];

    private sealed class StopsAfter(int step) : TrainingCallback
    {
        private int _steps;

        protected internal override bool WantsSteps => true;

        protected internal override void OnStepEnd(TrainingRun run) => run.StopRequested = ++_steps == step;
    }

    private sealed class Spoils(int epoch) : TrainingCallback
    {
        protected internal override void OnEpochBegin(TrainingRun run)
        {
            if (run.Epoch == epoch)
            {
                run.Model.Optimizer!.LearningRate = 1e30;
            }
        }
    }

    private sealed class Twins : Layer<LayerState>, IHasParameters
    {
        public override string Name => "twins";

        public IReadOnlyList<Parameter> Parameters { get; } = [new(new Matrix(1, 1), "same"), new(new Matrix(1, 1), "same")];

        public override Matrix Forward(Matrix inputs, LayerState state, PassContext context) => inputs;

        public override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context) => outputGradients;
    }
}
