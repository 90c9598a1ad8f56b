namespace HybridNet.Tests.Persistence;

public sealed class CheckpointFileTests : IDisposable
{
    private const int Epochs = 6;
    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoints").FullName;

    private string Place => Path.Combine(_folder, "run.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Run_ThatIsStoppedAfterAnyStep_GoesOnToTheSameBits(bool shuffle)
    {
        (Matrix points, Targets labels) = Models.Spiral();
        FitOptions plain = new() { BatchSize = 16, Shuffle = shuffle, Validation = new DataSet(points, labels) };
        Model whole = Start();
        whole.Fit(points, labels, Epochs, plain);
        for (int stop = 1; stop < Epochs * 4; stop++)
        {
            File.Delete(Place);
            Model stopped = Start();
            Assert.Throws<Stopped>(() => stopped.Fit(points, labels, Epochs, Kept(plain) with { Callbacks = [new StopAfter(stop)] }));
            Assert.Equal(stop > 1, File.Exists(Place));
            Model resumed = Start(seed: stop > 1 ? 99 : 1);
            resumed.Fit(points, labels, Epochs, Kept(plain));
            Models.Same(whole, resumed);
            Assert.Equal(whole.History, resumed.History);
        }
    }

    [Fact]
    public void Run_OfLayersOfOnesOwn_GoesOnToo()
    {
        (Matrix points, Targets labels) = Models.Spiral();
        Model whole = OfOnesOwn();
        whole.Fit(points, labels, Epochs);
        Model stopped = OfOnesOwn();
        Assert.Throws<Stopped>(() => stopped.Fit(points, labels, Epochs, Kept(new()) with { Callbacks = [new StopAfter(3)] }));
        Model resumed = OfOnesOwn();
        resumed.Fit(points, labels, Epochs, Kept(new()));
        Models.Same(whole, resumed);
        string text = Assert.Throws<InvalidDataException>(() => ModelFile.Load(Place)).Message;
        Assert.Contains("is of the type \"HybridNet.Tests.Persistence.Models+ShiftLayer\"", text, StringComparison.Ordinal);

        static Model OfOnesOwn()
        {
            var model = new Model { new DenseLayer(2, 3, new NumPyRandom(1)), new Models.ShiftLayer(new Matrix(1, 3)), new SoftmaxActivation() };
            model.Compile(new CategoricalCrossentropyLoss(), new Sgd { Momentum = 0.5 }, new Models.NothingMetric());
            return model;
        }
    }

    [Fact]
    public void Checkpoint_IsAModelToo()
    {
        (Matrix points, Targets labels) = Models.Spiral();
        Model model = Start();
        model.Fit(points, labels, Epochs, Kept(new() { BatchSize = 16 }));
        Models.Same(model, ModelFile.Load(Place));
    }

    [Fact]
    public void State_ComesBackWhole()
    {
        Model model = Start();
        var random = new NumPyRandom(seed: 4);
        random.NextNormal();
        var state = new TrainingState
        {
            Settings = "\u00e9, 12",
            Epochs = 2,
            Steps = 3,
            Random = random.GetState(),
            RandomAtEpochStart = new NumPyRandom(seed: 5).GetState(),
            History = [new(1, 0.1, double.NaN, -0.0, double.Epsilon, 1.0 / 3, double.NegativeInfinity, 7), new(2, 1, 2, 3, 4, 5, 6, 7)],
            Best =
            [
                new(MonitoredQuantity.ValidationLoss, 1, 2, [.. model.Parameters.Select((p, i) => Numbers.Normal(p.Value.Rows, p.Value.Columns, DType.Float32, i))]),
                new(MonitoredQuantity.Accuracy, 0, 0, [.. model.Parameters.Select((p, i) => Numbers.Normal(p.Value.Rows, p.Value.Columns, DType.Float32, i + 9))]),
            ],
            Sums = new() { Loss = new(0.1f, DType.Float32), Samples = 5, Hits = 0.5, Compared = 6 },
        };
        var file = new CheckpointFile(Place);
        file.Write(model, state);
        TrainingState read = file.Read(Start(), state.Settings)!;
        Assert.Equal(state with { History = read.History, Best = read.Best }, read);
        Assert.Equal(state.History, read.History);
        Assert.Equal(state.Best.Select(best => $"{best}, {best.Improved}"), read.Best.Select(best => $"{best}, {best.Improved}"));
        Assert.All(state.Best.Zip(read.Best).SelectMany(both => both.First.Parameters.Zip(both.Second.Parameters)), pair => Same.Bits(pair.First, pair.Second));
        file.Write(model, state with { Random = null, RandomAtEpochStart = null, Best = [], Sums = default });
        read = file.Read(Start(), state.Settings)!;
        Assert.Equal((null, null, 0, default), (read.Random, read.RandomAtEpochStart, read.Best.Count, read.Sums));
    }

    /// <summary>A callback changes settings of optimizer and layers during the run; the same call resumes with the same bits.</summary>
    [Fact]
    public void Settings_ThatACallbackChanges_AreResumed()
    {
        (Matrix points, Targets labels) = Models.Spiral();
        Model whole = Start();
        whole.Fit(points, labels, 6, new() { BatchSize = 16, Callbacks = [new Schedule()] });
        Start().Fit(points, labels, 4, Kept(new() { BatchSize = 16, Callbacks = [new Schedule()] }));
        Model resumed = Start();
        resumed.Fit(points, labels, 6, Kept(new() { BatchSize = 16, Callbacks = [new Schedule()] }));
        Models.Same(whole, resumed);
        Assert.Equal(whole.History, resumed.History);
        Assert.Equal((false, 1e-3, 0.7), (((DenseLayer)resumed.Layers[0]).IsTrainable, resumed.Parameters[2].L2, ((Adam)resumed.Optimizer!).Beta1));
        Model continued = resumed;
        continued.Fit(points, labels, 7, Kept(new() { BatchSize = 16, Callbacks = [new Schedule()] }));
        Assert.Equal(7, continued.History.Count);
    }

    /// <summary>A resumed run that fails in its first step leaves the settings as they were.</summary>
    [Fact]
    public void Settings_OfARefusedResumedRun_AreRestored()
    {
        (Matrix points, Targets labels) = Models.Spiral();
        Start().Fit(points, labels, 4, Kept(new() { BatchSize = 16, Callbacks = [new Schedule()] }));
        Model refused = Start();
        Assert.Throws<NotSupportedException>(() => refused.Fit(points, labels, 6, Kept(new() { BatchSize = 16, Callbacks = [new Failing()] })));
        Models.Same(Start(), refused);
        Assert.Equal((true, 0.0, 0.9), (((DenseLayer)refused.Layers[0]).IsTrainable, refused.Parameters[2].L2, ((Adam)refused.Optimizer!).Beta1));
    }

    [Fact]
    public void NoFile_IsNoState() => Assert.Null(new CheckpointFile(Place).Read(Start(), ""));

    [Fact]
    public void Run_OfOtherSettings_IsRefusedAndTheModelUnchanged()
    {
        (Matrix points, Targets labels) = Models.Spiral();
        Start().Fit(points, labels, 1, Kept(new() { BatchSize = 16 }));
        Model other = Start(seed: 3);
        string text = Assert.Throws<StateException>(() => other.Fit(points, labels, 2, Kept(new() { BatchSize = 15 }))).Message;
        Assert.Contains("batch size 16", text, StringComparison.Ordinal);
        Models.Same(Start(seed: 3), other);
        Matrix moved = points.As(points.DType);
        moved[0, 0] += 1;
        Assert.Throws<StateException>(() => other.Fit(moved, labels, 2, Kept(new() { BatchSize = 16 })));
        Models.Same(Start(seed: 3), other);
    }

    [Fact]
    public void Run_OfAnotherModel_IsRefusedWithWhatDiffers()
    {
        new CheckpointFile(Place).Write(Start(), Nothing());
        Model frozen = Start();
        ((DenseLayer)frozen.Layers[0]).IsTrainable = false;
        Says("layers[0].weights.trainable is true there and false here", frozen);
        Says("optimizer.learning_rate is 0.05 there and 0.1 here", Models.ForTraining(new Adam(0.1)));
        Says("optimizer is \"Adam\" there and \"SGD\" here", Models.ForTraining(new Sgd()));
        Says("layers[2].keep_probability is 0.8 there and 0.5 here", Models.ForTraining(new Adam(0.05), dropout: 0.5));
        Model longer = Start();
        longer.Add(new LinearActivation());
        Says("layers are 5 there and 6 here", longer);
        Model other = Start();
        other.Arithmetic = new NumPyArithmetic { Flavour = Flavour.Libm };
        Says("arithmetic.flavour is \"simd\" there and \"libm\" here", other);

        void Says(string difference, Model model) => Refused.With<StateException>(
            $"{Place}: the checkpoint is of another model: {difference}. Fit the same model, or start again with another file.",
            () => new CheckpointFile(Place).Read(model, "s"));
    }

    [Fact]
    public void Counters_MayDiffer()
    {
        Model kept = Start();
        (kept.Optimizer!.Iterations, kept.Optimizer.CurrentLearningRate) = (12, 0.025);
        new CheckpointFile(Place).Write(kept, Nothing());
        Model model = Start();
        new CheckpointFile(Place).Read(model, "s");
        Models.Same(kept, model);
    }

    [Fact]
    public void File_ThatIsNoCheckpoint_IsNotOverwritten()
    {
        Start().Save(Place);
        Refused.With<InvalidDataException>(
            $"{Place}: the file is not a checkpoint; training would overwrite it. Name another file, or remove this one.",
            () => new CheckpointFile(Place).Read(Start(), "s"));
    }

    /// <summary>Files that somebody else needs, by what they hold; null for a model of ours.</summary>
    public static TheoryData<string, byte[]?> Foreign => new()
    {
        { "nothing", [] },
        { "a text", "Dear diary,\n"u8.ToArray() },
        { "a table", "a,b\n1,2\n"u8.ToArray() },
        { "a log", "epoch,loss,data_loss\n1,0.5,0.5\n"u8.ToArray() },
        { "an array", [0x93, .. "NUMPY"u8, 1, 0, .. new byte[80]] },
        { "an archive", [.. "PK"u8, 3, 4, .. new byte[80]] },
        { "tensors of others", new SafetensorsFile { Tensors = { ["a"] = Matrix.From([[1f]]) } }.ToBytes() },
        { "texts of others", new SafetensorsFile { Metadata = { ["hybridnet.checkpoint"] = "{}" } }.ToBytes() },
        { "a model", null },
    };

    /// <summary>Nothing is trained and the file does not change, whether the run would resume or start again.</summary>
    [Theory]
    [MemberData(nameof(Foreign))]
    public void AForeignFile_IsRefusedBeforeTheFirstStep_AndStays(string what, byte[]? content)
    {
        bool isSafetensors = content is null || what.EndsWith("others", StringComparison.Ordinal);
        if (content is null)
        {
            Start().Save(Place);
            content = File.ReadAllBytes(Place);
        }

        File.WriteAllBytes(Place, content);
        Model model = Start();
        (Matrix points, int[] labels) = SpiralData.Create(10, 3, new NumPyRandom(0));
        foreach (bool resumes in new[] { true, false })
        {
            Refused.With<InvalidDataException>(
                $"{Place}: the file is not a checkpoint{(isSafetensors ? "" : ", or is damaged")}; training would overwrite it. Name another file, or remove this one.",
                () => model.Fit(points, labels, 1, new() { Checkpoint = new(new CheckpointFile(Place)) { Resume = resumes } }));
            Assert.Equal(content, File.ReadAllBytes(Place));
            Assert.Single(Directory.GetFiles(Path.GetDirectoryName(Place)!));
            Models.Same(Start(), model);
        }
    }

    [Fact]
    public void ARunThatStartsAnew_OverwritesACheckpoint_OfAnyModel()
    {
        new CheckpointFile(Place).Write(Models.ForTraining(new Sgd()), Nothing());
        Model model = Start();
        (Matrix points, int[] labels) = SpiralData.Create(10, 3, new NumPyRandom(0));
        model.Fit(points, labels, 1, new() { Checkpoint = new(new CheckpointFile(Place)) { Resume = false } });
        Models.Same(model, ModelFile.Load(Place));
    }

    [Fact]
    public void File_ThatIsDamaged_IsRefusedAndTheModelUnchanged()
    {
        new CheckpointFile(Place).Write(Start(), Nothing());
        byte[] bytes = File.ReadAllBytes(Place);
        var random = new NumPyRandom(seed: 1);
        Model model = Start(seed: 3);
        for (int i = 0; i < 300; i++)
        {
            File.WriteAllBytes(Place, bytes[..(int)random.NextInt64(0, bytes.Length)]);
            Assert.Throws<InvalidDataException>(() => new CheckpointFile(Place).Read(model, "s"));
        }

        foreach (string name in SafetensorsFile.Read(bytes).Tensors.Keys.Where(name => name is not "random"))
        {
            SafetensorsFile file = SafetensorsFile.Read(bytes);
            file.Tensors[name] = new StoredTensor("U8", [1], 1);
            file.Write(Place);
            Assert.Throws<InvalidDataException>(() => new CheckpointFile(Place).Read(model, "s"));
        }

        Models.Same(Start(seed: 3), model);
    }

    private static Model Start(long seed = 1) => Models.ForTraining(new Adam(0.05), seed);

    private static TrainingState Nothing() => new() { Settings = "s", Epochs = 0, Steps = 0, History = [] };

    private FitOptions Kept(FitOptions options) => options with { Checkpoint = new(new CheckpointFile(Place)) { EverySteps = 1 } };

    private sealed class Stopped : Exception;

    /// <summary>Ends the run as a crash would: between a step and its checkpoint.</summary>
    private sealed class StopAfter(int steps) : TrainingCallback
    {
        private int _steps;

        protected internal override bool WantsSteps => true;

        protected internal override void OnStepEnd(TrainingRun run)
        {
            if (++_steps == steps)
            {
                throw new Stopped();
            }
        }
    }

    private sealed class Schedule : TrainingCallback
    {
        protected internal override void OnEpochEnd(TrainingRun run)
        {
            ArgumentNullException.ThrowIfNull(run);
            var adam = (Adam)run.Model.Optimizer!;
            adam.LearningRate *= 0.9;
            if (run.Epoch == 3)
            {
                adam.Beta1 = 0.7;
                ((DenseLayer)run.Model.Layers[0]).IsTrainable = false;
                run.Model.Parameters[2].L2 = 1e-3;
            }
        }
    }

    private sealed class Failing : TrainingCallback
    {
        protected internal override void OnTrainingBegin(TrainingRun run) => throw new NotSupportedException();
    }
}
