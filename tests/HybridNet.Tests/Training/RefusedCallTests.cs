using System.Reflection;
using System.Text.RegularExpressions;

namespace HybridNet.Tests.Training;

/// <summary>A call that throws changes nothing: every public method of a model, with everything that it refuses.</summary>
public sealed class RefusedCallTests : IDisposable
{
    private static readonly Matrix X = Numbers.Normal(6, 2, DType.Float32, seed: 1);
    private static readonly int[] Labels = [0, 1, 2, 0, 1, 2];
    private static readonly string[] Texts = ["a", "b", "c", "a", "b", "c"];

    /// <summary>Methods that refuse nothing but null.</summary>
    private static readonly string[] RefuseNothing = ["Clone", "Summary", "ToString", "GetEnumerator"];

    private readonly string _folder = Directory.CreateTempSubdirectory("refused").FullName;

    /// <summary>Each refused call, by the method and what is refused.</summary>
    private static Dictionary<string, Action<RefusedCallTests, Model>> Calls { get; } = new()
    {
        ["Add, null"] = (_, model) => model.Add((ILayer)null!),
        ["Add, twice"] = (_, model) => model.Add(model.Layers[1]),
        ["Add, an unknown name"] = (_, model) => model.Add("relo"),
        ["Compile, null"] = (_, model) => model.Compile(null!, new Adam()),
        ["Compile, an unknown loss"] = (_, model) => model.Compile("none", "sgd"),
        ["Compile, an unknown optimizer"] = (_, model) => model.Compile("mse", "none"),
        ["Compile, an unknown metric"] = (_, model) => model.Compile("mse", "sgd", "none"),
        ["set_Arithmetic, null"] = (_, model) => model.Arithmetic = null!,
        ["set_ClassNames, null"] = (_, model) => model.ClassNames = null!,
        ["Fit, null"] = (_, model) => model.Fit(null!, Labels),
        ["Fit, another number of columns"] = (_, model) => model.Fit(new Matrix(6, 3), Labels),
        ["Fit, no samples"] = (_, model) => model.Fit(new Matrix(0, 2), Array.Empty<int>()),
        ["Fit, other targets"] = (_, model) => model.Fit(X, new[] { 0 }),
        ["Fit, a class without an output"] = (_, model) => model.Fit(X, new[] { 0, 1, 2, 3, 0, 0 }),
        ["Fit, too many labels"] = (_, model) => model.Fit(X, new[] { "a", "b", "c", "d", "e", "f" }),
        ["Fit, too few labels"] = (_, model) => model.Fit(X, new[] { "a", "b", "a", "b", "a", "b" }),
        ["Fit, a missing label"] = (_, model) => model.Fit(X, new[] { "a", "b", "c", null!, "a", "b" }),
        ["Fit, NaN"] = (_, model) => model.Fit(Matrix.From([[0f, 1], [float.NaN, 1], [0, 1]]), new[] { "a", "b", "c" }),
        ["Fit, epochs below 0"] = (_, model) => model.Fit(X, Texts, epochs: -1),
        ["Fit, weights"] = (_, model) => model.Fit(X, Texts, options: new() { SampleWeights = new double[] { 1, 2 } }),
        ["Fit, a weight below 0"] = (_, model) => model.Fit(X, Texts, options: new() { SampleWeights = new double[] { 1, 2, 3, 4, 5, -1 } }),
        ["Fit, batch size"] = (_, model) => model.Fit(X, Texts, options: new() { BatchSize = 0 }),
        ["Fit, validation batch size"] = (_, model) => model.Fit(X, Texts, options: new() { Validation = new(X, Labels), ValidationBatchSize = 0 }),
        ["Fit, validation batch size without data"] = (_, model) => model.Fit(X, Texts, options: new() { ValidationBatchSize = 1 }),
        ["Fit, validation of other columns"] = (_, model) => model.Fit(X, Texts, options: new() { Validation = new(new(6, 3), Labels) }),
        ["Fit, validation with a new label"] = (_, model) => model.Fit(X, Texts, options: new() { Validation = new(X, new[] { "a", "b", "c", "d", "e", "f" }) }),
        ["Fit, validation without weight"] = (_, model) => model.Fit(X, Texts, options: new() { Validation = new(X, Labels, new double[6]) }),
        ["Fit, a callback without its quantity"] = (_, model) => model.Fit(X, Texts, options: new() { Callbacks = [new EarlyStopping()] }),
        ["Fit, a log without folder"] = (test, model) => model.Fit(X, Texts, options: Into(new CsvLog(test.At("none/log.csv")))),
        ["Fit, two logs of one file"] = (test, model) => model.Fit(X, Texts, options: Into(new CsvLog(test.At("log.csv")), new CsvLog(test.At("log.csv")))),
        ["Fit, a log on the checkpoint"] = (test, model) =>
            model.Fit(X, Texts, options: Into(new CsvLog(test.At("new"))) with { Checkpoint = new(new CheckpointFile(test.At("new"))) }),
        ["Fit, a log of other columns"] = (test, model) => model.Fit(X, Texts, options: Into(new CsvLog(test.At("notes.txt")))),
        ["Fit, a checkpoint without folder"] = (test, model) => model.Fit(X, Texts, options: new() { Checkpoint = new(new CheckpointFile(test.At("none/run"))) }),
        ["Fit, a file that is not a checkpoint"] = (test, model) => model.Fit(X, Texts, options: new() { Checkpoint = new(new CheckpointFile(test.At("notes.txt"))) }),
        ["Fit, a checkpoint of another model"] = (_, model) => Resume(model, Spirals.Classifier()),
        ["Fit, a checkpoint of another run"] = (_, model) => Resume(model, model.Clone(), new() { BatchSize = 1 }),
        ["Fit, a callback that validates"] = (test, model) => model.Fit(X, Texts, options: test.Refusing("validate")),
        ["Fit, a callback that begins"] = (test, model) => model.Fit(X, Texts, options: test.Refusing("begin")),
        ["Fit, a callback that begins a resumed run"] = (test, model) => Resume(model, model.Clone(), test.Refusing("begin")),
        ["Fit, a layer that refuses"] = (test, model) => test.First(model, new OwnLayer { RefusesForward = true }),
        ["Fit, a layer that refuses to go back"] = (test, model) => test.First(model, new OwnLayer { RefusesBackward = true }),
        ["Fit, a layer without gradient"] = (test, model) => test.First(model, new OwnLayer()),
        ["Fit, canceled"] = (test, model) => model.Fit(X, Texts, options: test.Log(), cancellation: new(canceled: true)),
        ["FitAsync, other targets"] = (_, model) => model.FitAsync(X, new[] { 0 }).GetAwaiter().GetResult(),
        ["FitAsync, a callback that begins"] = (test, model) => model.FitAsync(X, Texts, options: test.Refusing("begin")).GetAwaiter().GetResult(),
        ["FitBlocks, null"] = (_, model) => model.FitBlocks(null!),
        ["FitBlocks, no blocks"] = (_, model) => model.FitBlocks([]),
        ["FitBlocks, text labels"] = (_, model) => model.FitBlocks([new(X, Texts)]),
        ["FitBlocks, no folder"] = (test, model) => model.FitBlocks([new(X, Labels)], folder: test.At("none")),
        ["FitBlocks, another number of columns"] = (_, model) => model.FitBlocks([new(new Matrix(6, 3), Labels)]),
        ["FitBlocks, a callback that begins"] = (test, model) => model.FitBlocks([new(X, Labels)], options: test.Refusing("begin")),
        ["Evaluate, null"] = (_, model) => model.Evaluate(null!, Labels),
        ["Evaluate, another number of columns"] = (_, model) => model.Evaluate(new Matrix(6, 3), Labels),
        ["Evaluate, other targets"] = (_, model) => model.Evaluate(X, new[] { 0 }),
        ["Evaluate, labels without names"] = (_, model) => model.Evaluate(X, Texts),
        ["Evaluate, batch size"] = (_, model) => model.Evaluate(X, Labels, batchSize: 0),
        ["Predict, null"] = (_, model) => model.Predict((Matrix)null!),
        ["Predict, another number of columns"] = (_, model) => model.Predict(new Matrix(6, 3)),
        ["Predict, batch size"] = (_, model) => model.Predict(X, batchSize: -1),
        ["Predict, a sample of another length"] = (_, model) => model.Predict(1.0, 2, 3),
        ["Predict, a span of another length"] = (_, model) => model.Predict([1f, 2], new float[2]),
        ["Predict, a sample of another length into a span"] = (_, model) => model.Predict([1f], new float[3]),
        ["PredictClasses, another number of columns"] = (_, model) => model.PredictClasses(new Matrix(6, 3)),
        ["Predict, a table without preprocessing"] = (_, model) => model.Predict([TableColumn.OfNumbers("a", [1])]),
        ["PredictClassNames, without names"] = (_, model) => model.PredictClassNames(X),
        ["PredictProbabilities, another number of columns"] = (_, model) => model.PredictProbabilities(new Matrix(6, 3)),
        ["CheckGradients, null"] = (_, model) => model.CheckGradients(null!, Labels),
        ["CheckGradients, other targets"] = (_, model) => model.CheckGradients(X, new[] { 0 }),
        ["Diagnose, another number of columns"] = (_, model) => model.Diagnose(new Matrix(6, 3)),
        ["Save, no folder"] = (test, model) => model.Save(test.At("none/net")),
        ["Save, a reserved name"] = (test, model) => model.Save(test.At("net"), new Dictionary<string, string> { ["hybridnet"] = "" }),
        ["SaveAsync, no folder"] = (test, model) => model.SaveAsync(test.At("none/net")).GetAwaiter().GetResult(),
        ["SaveParameters, no folder"] = (test, model) => model.SaveParameters(test.At("none/net")),
        ["SaveParametersAsync, no folder"] = (test, model) => model.SaveParametersAsync(test.At("none/net")).GetAwaiter().GetResult(),
        ["LoadParameters, no file"] = (test, model) => model.LoadParameters(test.At("none")),
        ["LoadParameters, another file"] = (test, model) => model.LoadParameters(test.At("notes.txt")),
        ["LoadParameters, of another model"] = (_, model) => model.LoadParameters(Parameters(Other())),
        ["LoadParameters, of more layers"] = (_, model) => model.LoadParameters(Parameters(new() { Dense(2, 4), Dense(4, 3), Dense(3, 3) })),
        ["LoadParametersAsync, of another model"] = (_, model) => model.LoadParametersAsync(Parameters(Other())).GetAwaiter().GetResult(),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void ACallThatThrows_ChangesNothing(string name)
    {
        File.WriteAllText(At("notes.txt"), "notes");
        Model model = Classifier();
        model.Fit(X, Labels, epochs: 2);
        Assert.Equal(2, model.Optimizer!.Iterations);
        (string model, string files) before = (StateDigest.Of(model), Files());
        Exception failure = Assert.ThrowsAny<Exception>(() => Calls[name](this, model));
        Assert.Equal(RefusedCallTexts.All[name], (failure.GetType().Name, Shown(failure.Message)));
        Assert.Equal(before, (StateDigest.Of(model), Files()));
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("begin")]
    [InlineData("metric")]
    [InlineData("loss")]
    public void ARefusedRegression_MeasuresNothing(string refusing)
    {
        foreach (IMetric metric in new IMetric[] { new RegressionAccuracy(), new R2() })
        {
            bool inMetric = refusing == "metric";
            Model model = new() { Dense(2, 4), new DropoutLayer(0.5), Dense(4, 1) };
            model.Random = new(seed: 3);
            model.Compile(refusing == "loss" ? new OwnLoss() : new MeanSquaredErrorLoss(), new Adam(), inMetric ? new TopKAccuracy(1) : metric);
            string before = StateDigest.Of(model);
            FitOptions options = refusing is "validate" or "begin" ? Refusing(refusing) : new() { Shuffle = true };
            Assert.ThrowsAny<Exception>(() => model.Fit(X, new Matrix(6, 1), options: options with { BatchSize = 2 }));
            Assert.Equal(before, StateDigest.Of(model));
            Assert.Empty(Files());
        }
    }

    /// <summary>A callback has changed the settings of layers before it refuses the fit.</summary>
    [Fact]
    public void SettingsOfLayersThatACallbackChanged_AreRestored()
    {
        var model = new Model { Dense(2, 4), new DropoutLayer(0.5), new LeakyReLUActivation(), new ELUActivation(), Dense(4, 3), new SoftmaxActivation() };
        model.Random = new(seed: 3);
        model.Compile(new CategoricalCrossentropyLoss(), new Adam());
        string before = StateDigest.Of(model);
        var changing = new OwnCallback("begin")
        {
            Before = run =>
            {
                ((DropoutLayer)run.Model.Layers[1]).KeepProbability = 0.25;
                ((LeakyReLUActivation)run.Model.Layers[2]).Slope = 0.5;
                ((ELUActivation)run.Model.Layers[3]).Alpha = 0.5;
                Assert.NotEqual(before, StateDigest.Of(model));
            },
        };
        Assert.Throws<InvalidOperationException>(() => model.Fit(X, Labels, options: Into(changing)));
        Assert.Equal(before, StateDigest.Of(model));
    }

    [Fact]
    public void AModelWithoutParts_StaysSo()
    {
        foreach (Action<Model> call in new Action<Model>[]
        {
            model => model.Fit(X, Labels),
            model => model.Evaluate(X, Labels),
            model => model.Predict(X),
            model => model.CheckGradients(X, Labels),
            model => model.Diagnose(X),
        })
        {
            var model = new Model();
            string before = StateDigest.Of(model);
            Assert.Throws<StateException>(() => call(model));
            Assert.Equal(before, StateDigest.Of(model));
        }
    }

    [Fact]
    public void EveryText_IsOfACall() => Assert.Equal(Calls.Keys.Order(), RefusedCallTexts.All.Keys.Order());

    [Fact]
    public void EveryMethod_IsTried()
    {
        IEnumerable<string> methods = typeof(Model).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Concat(typeof(ModelFile).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.GetParameters()[0].ParameterType == typeof(Model)))
            .Select(method => method.Name)
            .Where(name => !name.StartsWith("get_", StringComparison.Ordinal) && name is not ("set_Random" or "set_Preprocessing"));
        Assert.Equal(methods.Distinct().Order(), Calls.Keys.Select(name => name.Split(',')[0]).Concat(RefuseNothing).Distinct().Order());
    }

    /// <summary>The digest itself must see what could change.</summary>
    [Fact]
    public void Digest_SeesEveryChange()
    {
        Action<Model>[] changes =
        [
            model => model.Parameters[3].Value[0, 0] += 1e-6f,
            model => model.Parameters[0].Cache!.AsFloatSpan()[0] = 5,
            model => model.Parameters[0].L2 = 1,
            model => model.Optimizer!.Iterations++,
            model => model.Optimizer!.LearningRate *= 2,
            model => model.Random!.NextDouble(),
            model => model.ClassNames = ["x"],
            model => model.Preprocessing = new([new("a", hasTexts: false, [new FillStep(1)])]),
            model => model.History.Add(model.History[0]),
            model => ((DropoutLayer)model.Layers[2]).KeepProbability = 0.25,
            model => model.Compile(new MeanSquaredErrorLoss(), model.Optimizer!, model.Metric),
            model => model.Add(new ReLUActivation()),
            model => model.Arithmetic = Arithmetic.NumPy with { Flavour = Flavour.Libm },
        ];
        foreach (Action<Model> change in changes)
        {
            Model model = Classifier();
            model.Fit(X, Labels);
            string before = StateDigest.Of(model);
            Assert.Equal(before, StateDigest.Of(model));
            change(model);
            Assert.NotEqual(before, StateDigest.Of(model));
        }
    }

    private static Model Classifier()
    {
        var model = new Model { Dense(2, 4), new ReLUActivation(), new DropoutLayer(0.5), Dense(4, 3), new SoftmaxActivation() };
        model.Random = new(seed: 3);
        model.Compile(new CategoricalCrossentropyLoss(), new Adam { Decay = 0.1 }, new CategoricalAccuracy());
        return model;
    }

    private static Model Other() => new() { Dense(2, 5), Dense(5, 3) };

    private static DenseLayer Dense(int inputs, int neurons) => new(inputs, neurons, new NumPyRandom(seed: 2));

    private static MemoryStream Parameters(Model model)
    {
        var stream = new MemoryStream();
        model.SaveParameters(stream);
        stream.Position = 0;
        return stream;
    }

    private static FitOptions Into(params TrainingCallback[] callbacks) => new() { Callbacks = callbacks, Shuffle = true };

    /// <summary>A text without what differs from run to run.</summary>
    private string Shown(string text) => Regex.Replace(text.Replace(_folder, "<folder>", StringComparison.Ordinal), "[^ ]*[0-9a-f]{32}", "<run>");

    private string At(string name) => Path.Combine(_folder, name);

    private string Files() => string.Join("\n", Directory.EnumerateFiles(_folder).Order().Select(path => $"{path}: {Convert.ToHexString(File.ReadAllBytes(path))}"));

    private FitOptions Log() => Into(new CsvLog(At("log.csv")));

    /// <summary>A log, then a callback that refuses.</summary>
    private FitOptions Refusing(string at) => Into(new CsvLog(At("log.csv")), new OwnCallback(at));

    /// <summary>A fit of a model that ends in a custom part.</summary>
    private void First(Model model, OwnLayer layer)
    {
        layer.InUse = false;
        var own = new Model { Dense(2, 2), new DropoutLayer(0.5), layer, Dense(2, 3), new SoftmaxActivation() };
        own.Random = new(seed: 1);
        own.Compile(new CategoricalCrossentropyLoss(), new Adam { Decay = 0.1 }, new CategoricalAccuracy());
        string before = StateDigest.Of(own);
        layer.InUse = true;
        Exception failure = Assert.ThrowsAny<Exception>(() => own.Fit(X, Texts, options: Log() with { BatchSize = 2 }));
        Assert.Equal(before, StateDigest.Of(own));
        Assert.NotNull(model);
        throw failure;
    }

    /// <summary>Keeps a run of one model, whose file goes again, and fits the other from there.</summary>
    private static void Resume(Model model, Model kept, FitOptions? options = null)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}");
        try
        {
            var checkpoint = new CheckpointOptions(new CheckpointFile(path));
            kept.Fit(X, Labels, epochs: 3, new() { Checkpoint = checkpoint, Shuffle = true });
            model.Fit(X, Labels, epochs: 5, (options ?? new()) with { Checkpoint = checkpoint, Shuffle = true });
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class OwnCallback(string refusesAt) : TrainingCallback
    {
        public Action<TrainingRun>? Before { get; init; }

        protected internal override void Validate(TrainingRun run) => Refuse("validate");

        protected internal override void OnTrainingBegin(TrainingRun run)
        {
            Before?.Invoke(run);
            Refuse("begin");
        }

        private void Refuse(string at)
        {
            if (at == refusesAt)
            {
                throw new InvalidOperationException(at);
            }
        }
    }

    private sealed class OwnLoss : ILoss
    {
        public string Name => "own";

        public Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context) => new(predictions.Rows, 1);

        public Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context) => throw new InvalidOperationException(Name);
    }

    private sealed class OwnLayer : Layer<LayerState>, IHasParameters
    {
        public override string Name => "own";

        public bool RefusesForward { get; init; }

        public bool RefusesBackward { get; init; }

        public bool InUse { get; set; }

        public IReadOnlyList<Parameter> Parameters { get; } = [new(new Matrix(1, 2))];

        public override Matrix Forward(Matrix inputs, LayerState state, PassContext context) => InUse && RefusesForward ? throw new InvalidOperationException(Name) : inputs;

        public override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context) => RefusesBackward ? throw new InvalidOperationException(Name) : outputGradients;
    }
}
