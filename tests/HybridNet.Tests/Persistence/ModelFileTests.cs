namespace HybridNet.Tests.Persistence;

public sealed class ModelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("models").FullName;

    private string Place => Path.Combine(_folder, "net.safetensors");

    public static TheoryData<int> Optimizers => new(0, 1, 2, 3, 4);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Model_ThatWasSaved_GoesOnToTheSameBits(int optimizer)
    {
        (Matrix points, Targets labels) = Models.Spiral();
        var options = new FitOptions { BatchSize = 16, Shuffle = true };
        Model model = Models.ForTraining(MakeOptimizer(optimizer));
        model.Fit(points, labels, epochs: 3, options);
        model.Save(Place);
        Model read = ModelFile.Load(Place);
        Models.Same(model, read);
        Same.Bits(model.Predict(points), read.Predict(points));
        model.Fit(points, labels, epochs: 4, options);
        read.Fit(points, labels, epochs: 4, options);
        Models.Same(model, read);
        Assert.Equal(model.History.TakeLast(4).Select(epoch => epoch.Loss), read.History.Select(epoch => epoch.Loss));
    }

    [Fact]
    public void Model_OfEverything_ComesBack()
    {
        Model model = Models.OfEverything();
        model.Arithmetic = new NumPyArithmetic { ProductDType = DType.Float64, Flavour = Flavour.Libm };
        model.ClassNames = ["a", "b"];
        Model read = ModelFile.Load(Bytes(model));
        Models.Same(model, read);
        Assert.Equal(Bytes(model), Bytes(read));
        Assert.Equal(model.ClassNames, read.ClassNames);
        Matrix inputs = Numbers.Normal(9, 2, DType.Float64, seed: 9);
        Same.Bits(model.Predict(inputs), read.Predict(inputs));
    }

    [Fact]
    public void Model_WithoutLayers_ComesBack() => Assert.Empty(ModelFile.Load(Bytes(new())).Layers);

    [Fact]
    public void Tensors_HaveNamesThatSayWhatTheyAre()
    {
        Model model = Models.ForTraining(new Adam());
        (Matrix points, Targets labels) = Models.Spiral();
        model.Fit(points, labels);
        model.Save(Place, new Dictionary<string, string> { ["by"] = "me" });
        SafetensorsFile file = SafetensorsFile.Read(Place);
        string[] names =
        [
            "layers.0.biases", "layers.0.biases.cache", "layers.0.biases.momentum", "layers.0.weights", "layers.0.weights.cache", "layers.0.weights.momentum",
            "layers.3.biases", "layers.3.biases.cache", "layers.3.biases.momentum", "layers.3.weights", "layers.3.weights.cache", "layers.3.weights.momentum", "random",
        ];
        Assert.Equal(names, file.Tensors.Keys);
        Assert.Equal(["by", "hybridnet"], file.Metadata.Keys);
        Assert.Equal("me", file.Metadata["by"]);
        Same.Bits(model.Parameters[0].Value, file.Tensors["layers.0.weights"].ToMatrix());
    }

    [Fact]
    public void Streams_HoldWhatFilesHold()
    {
        Model model = Models.ForTraining(new Sgd());
        model.Save(Place);
        Assert.Equal(File.ReadAllBytes(Place), Bytes(model));
        using FileStream stream = File.OpenRead(Place);
        Models.Same(model, ModelFile.Load(stream));
    }

    [Fact]
    public void RandomStream_GoesOnAlone()
    {
        Model model = Models.ForTraining(new Sgd());
        model.Random!.NextNormal();
        Model read = ModelFile.Load(Bytes(model));
        Assert.True(read.Random!.GetState().HasGaussian);
        Assert.Equal(model.Random.NextNormal(), read.Random.NextNormal());
        Assert.Equal(model.Random.GetState(), read.Random.GetState());
    }

    [Fact]
    public void Saving_InACallback_IsAllowed_AndInAnotherThreadRefused()
    {
        Model model = Models.ForTraining(new Sgd());
        (Matrix points, Targets labels) = Models.Spiral();
        Exception? refused = null;
        var callback = new Call(() =>
        {
            model.Save(Place);
            var other = new Thread(() => refused = Record.Exception(() => model.Save(Place)));
            other.Start();
            other.Join();
        });
        model.Fit(points, labels, epochs: 1, new() { Callbacks = [callback] });
        Assert.IsType<StateException>(refused);
        Models.Same(model, ModelFile.Load(Place));
    }

    [Fact]
    public void Model_OfOnesOwnLayers_LeavesTheOldFileAlone()
    {
        Models.ForTraining(new Sgd()).Save(Place);
        byte[] before = File.ReadAllBytes(Place);
        Assert.Throws<ArgumentException>(() => new Model { new Models.ShiftLayer(new Matrix(1, 2)) }.Save(Place));
        Assert.Equal(before, File.ReadAllBytes(Place));
    }

    [Fact]
    public void Metadata_ThatIsKept_IsRefused() => Refused.With<ArgumentException>(
        "model: a text for the header is called \"hybridnet\"; names that begin with \"hybridnet\" are kept for what describes the model. Give it another name.",
        () => new Model().Save(Place, new Dictionary<string, string> { ["hybridnet"] = "" }));

    [Fact]
    public void File_WithoutModel_IsRefused()
    {
        byte[] bytes = new SafetensorsFile { Tensors = { ["a"] = new Matrix(1, 1) } }.ToBytes();
        Refused.With<InvalidDataException>(
            "net: 1 tensors are in it and no description of a model; both are required. Build the model in code and load the parameters into it.",
            () => ModelFile.Load(bytes, "net"));
    }

    [Fact]
    public void Tensor_ThatIsMissingOrOfAnotherForm_IsRefused()
    {
        const string Damaged = "The file is damaged or of another kind: take a fresh copy, or write it again.";
        SaysAfter(
            $"net: the tensor \"layers.0.weights\" is missing; the header describes what has it. {Damaged}", file => file.Tensors.Remove("layers.0.weights"));
        SaysAfter(
            $"net, tensor \"layers.0.weights\": it is F32 (1, 2); the header describes a float matrix (2, 16). {Damaged}",
            file => file.Tensors["layers.0.weights"] = new Matrix(1, 2));
        SaysAfter(
            $"net, tensor \"layers.0.weights\": it is I64 (2, 16); the header describes a float matrix (2, 16). {Damaged}",
            file => file.Tensors["layers.0.weights"] = new StoredTensor("I64", new byte[256], 2, 16));
        SaysAfter(
            $"net, tensor \"layers.0.weights\": it is (2, 16) float64; the header describes (2, 16) float32. {Damaged}",
            file => file.Tensors["layers.0.weights"] = new Matrix(2, 16, DType.Float64));
        SaysAfter(
            $"net, tensor \"layers.0.weights.momentum\": it is F32 (16, 2); the header describes a float matrix (2, 16). {Damaged}",
            file => file.Tensors["layers.0.weights.momentum"] = new Matrix(16, 2));
        SaysAfter(
            $"net, tensor \"random\": it is U32 (1,); the header describes U32 (628,). {Damaged}",
            file => file.Tensors["random"] = new StoredTensor("U32", new byte[4], 1));
        string zero = Assert.Throws<InvalidDataException>(() => After(file => file.Tensors["random"] = new StoredTensor("U32", new byte[4 * 628], 628))).Message;
        Assert.StartsWith("net, tensor \"random\": ", zero, StringComparison.Ordinal);
    }

    [Fact]
    public void Description_OfHugeLayers_AsksForNoMemory()
    {
        SafetensorsFile file = SafetensorsFile.Read(Bytes(Models.ForTraining(new Sgd())));
        file.Metadata["hybridnet"] = file.Metadata["hybridnet"]
            .Replace("\"n_inputs\":2,\"n_neurons\":16", "\"n_inputs\":40000,\"n_neurons\":50000", StringComparison.Ordinal);
        byte[] bytes = file.ToBytes();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => ModelFile.Load(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Flips_InTheHeader_AreReadOrRefused()
    {
        byte[] bytes = Bytes(Models.ForTraining(new Sgd()));
        var random = new NumPyRandom(seed: 1);
        int header = (int)BitConverter.ToInt64(bytes);
        int refused = 0;
        for (int i = 0; i < 2_000; i++)
        {
            byte[] flipped = [.. bytes];
            flipped[random.NextInt64(8, 8 + header)] ^= (byte)(1 << (int)random.NextInt64(0, 8));
            refused += Record.Exception(() => ModelFile.Load(flipped)) switch { null => 0, InvalidDataException => 1, Exception other => throw other };
        }

        Assert.InRange(refused, 1_000, 2_000);
    }

    [Fact]
    public void Parameters_ComeBackAlone()
    {
        Model model = OfOnesOwn(seed: 1);
        model.SaveParameters(Place);
        Model other = OfOnesOwn(seed: 2);
        other.LoadParameters(Place);
        Models.Same(model, other);
        Assert.Equal(["layers.0.biases", "layers.0.weights", "layers.1.parameters.0"], SafetensorsFile.Read(Place).Tensors.Keys);
        Assert.Empty(SafetensorsFile.Read(Place).Metadata);
    }

    [Fact]
    public void Parameters_OfAModelFile_AreTakenWithTheirDtypeAndNothingElse()
    {
        Model model = Models.ForTraining(new Adam(), seed: 1);
        (Matrix points, Targets labels) = Models.Spiral();
        model.Fit(points, labels);
        model.Save(Place);
        Model other = Models.ForTraining(new Sgd(), seed: 2);
        other.LoadParameters(Place);
        Assert.All(model.Parameters.Zip(other.Parameters), pair => Same.Bits(pair.First.Value, pair.Second.Value));
        Assert.All(other.Parameters, parameter => Assert.Null(parameter.Momentum));
        Assert.Equal(0, other.Optimizer!.Iterations);
        new SafetensorsFile { Tensors = { ["layers.0.weights"] = new Matrix(2, 3, DType.Float64), ["layers.0.biases"] = new Matrix(1, 3) } }.Write(Place);
        var wide = new Model { new DenseLayer(2, 3, new NumPyRandom(0)) };
        wide.LoadParameters(Place);
        Assert.Equal(DType.Float64, wide.Parameters[0].Value.DType);
    }

    [Fact]
    public void Parameters_OfOtherShapes_AreRefusedBeforeAnythingChanges()
    {
        Model model = Models.ForTraining(new Sgd());
        Matrix[] before = [.. model.Parameters.Select(parameter => parameter.Value.As(DType.Float32))];
        model.SaveParameters(Place);
        SafetensorsFile whole = SafetensorsFile.Read(Place);

        whole.Tensors["layers.3.biases"] = new Matrix(1, 4);
        SaysOnLoading($"{Place}, tensor \"layers.3.biases\": it is (1, 4) float32; the dense layer 16 -> 3 needs (1, 3). Load into a model of the same layers.");
        whole.Tensors["layers.3.biases"] = new StoredTensor("U8", [1, 2, 3], 3);
        SaysOnLoading($"{Place}, tensor \"layers.3.biases\": it is U8 (3,); the dense layer 16 -> 3 needs (1, 3). Load into a model of the same layers.");
        whole.Tensors.Remove("layers.3.biases");
        SaysOnLoading(
            $"{Place}: there is no tensor \"layers.3.biases\" for the dense layer 16 -> 3, which needs (1, 3); "
            + "the file has layers.0.biases, layers.0.weights, layers.3.weights. Load into a model of the same layers.");
        whole.Tensors["layers.3.biases"] = new Matrix(1, 3);
        whole.Tensors["layers.5.weights"] = new Matrix(3, 3);
        SaysOnLoading($"{Place}, tensor \"layers.5.weights\": it is F32 (3, 3); the model has no parameter of that name. Load into a model of the same layers.");
        whole.Tensors.Clear();
        SaysOnLoading(
            $"{Place}: there is no tensor \"layers.0.weights\" for the dense layer 2 -> 16, which needs (2, 16); the file has no parameters. "
            + "Load into a model of the same layers.");

        void SaysOnLoading(string text)
        {
            whole.Write(Place);
            Refused.With<ShapeException>(text, () => model.LoadParameters(Place));
            Assert.All(before.Zip(model.Parameters), pair => Same.Bits(pair.First, pair.Second.Value));
        }
    }

    private static Optimizer MakeOptimizer(int kind) => kind switch
    {
        0 => new Sgd(0.5) { Decay = 1e-2 },
        1 => new Sgd(0.5) { Momentum = 0.9 },
        2 => new AdaGrad(0.5),
        3 => new RmsProp(0.02) { Decay = 1e-3 },
        _ => new Adam(0.05) { Decay = 5e-7 },
    };

    private static Model OfOnesOwn(int seed) => new() { new DenseLayer(2, 3, new NumPyRandom(seed)), new Models.ShiftLayer(Numbers.Normal(1, 3, DType.Float32, seed)) };

    private static byte[] Bytes(Model model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private static void After(Action<SafetensorsFile> change)
    {
        SafetensorsFile file = SafetensorsFile.Read(Bytes(Models.ForTraining(new Sgd())));
        change(file);
        ModelFile.Load(file.ToBytes(), "net");
    }

    private static void SaysAfter(string text, Action<SafetensorsFile> change) => Refused.With<InvalidDataException>(text, () => After(change));

    private sealed class Call(Action action) : TrainingCallback
    {
        protected internal override void OnEpochEnd(TrainingRun run) => action();
    }
}
