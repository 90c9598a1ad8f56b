namespace HybridNet.Tests.Training;

/// <summary>A run resumes with its own data and batches alone: one number that differs, anywhere, is refused.</summary>
public sealed class FingerprintTests : IDisposable
{
    private const int Samples = 7;
    private const int Columns = 3;

    /// <summary>More numbers than are digested at once.</summary>
    private const int ManySamples = (1 << 20) + 3;

    private static readonly Dictionary<string, Func<Data, int, Data>> Numbers = new()
    {
        ["inputs"] = (data, i) => data with { Inputs = Moved(data.Inputs, i) },
        ["targets"] = (data, i) => data with { Targets = Moved(data.Targets, i) },
        ["classes"] = (data, i) => data with { Classes = [.. data.Classes.Select((label, k) => k == i ? 1 - label : label)] },
        ["weights"] = (data, i) => data with { Weights = [.. data.Weights.Select((weight, k) => k == i ? weight + 1 : weight)] },
    };

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    /// <summary>Each number of the training data and of the validation data.</summary>
    public static TheoryData<string, bool, int> EachNumber()
    {
        var cases = new TheoryData<string, bool, int>();
        foreach (string name in Numbers.Keys)
        {
            for (int i = 0; i < (name == "inputs" ? Samples * Columns : Samples); i++)
            {
                cases.Add(name, false, i);
                cases.Add(name, true, i);
            }
        }

        return cases;
    }

    public static TheoryData<string> Settings() => [.. OtherSettings.Keys];

    private static Dictionary<string, Func<FitOptions, FitOptions>> OtherSettings => new()
    {
        ["another batch size"] = options => options with { BatchSize = 3 },
        ["one batch"] = options => options with { BatchSize = null },
        ["another validation batch size"] = options => options with { ValidationBatchSize = 3 },
        ["one validation batch"] = options => options with { ValidationBatchSize = null },
        ["no shuffle"] = options => options with { Shuffle = false },
        ["no weights"] = options => options with { SampleWeights = default },
        ["no validation"] = options => options with { Validation = null, ValidationBatchSize = null },
        ["no validation weights"] = options => options with { Validation = options.Validation!.Value with { Weights = default } },
    };

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(EachNumber))]
    public void ARunWithOneOtherNumber_IsRefused(string name, bool inValidation, int index)
    {
        bool ofClasses = name == "classes";
        Data data = Data.Drawn();
        Data other = Numbers[name](data, index);
        Train(data, Options(data.Set(ofClasses)), ofClasses);
        Assert.Throws<StateException>(() => Train(inValidation ? data : other, Options((inValidation ? other : data).Set(ofClasses)), ofClasses));
        Train(data, Options(data.Set(ofClasses)), ofClasses);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void ARunWithAnotherSetting_IsRefused(string name)
    {
        Data data = Data.Drawn();
        FitOptions options = Options(data.Set(ofClasses: false)) with { SampleWeights = data.Weights };
        Train(data, options);
        Assert.Throws<StateException>(() => Train(data, OtherSettings[name](options)));
        Train(data, options);
    }

    [Fact]
    public void ARunWithAnotherValidationBatchSize_IsRefusedByItsName()
    {
        Data data = Data.Drawn();
        FitOptions options = Options(data.Set(ofClasses: false));
        Train(data, options);
        var refusal = Assert.Throws<StateException>(() => Train(data, options with { ValidationBatchSize = 3 }));
        Assert.EndsWith(
            ", batch size 2, shuffled, validation batch size 3. Fit with the same data and batches, or start again with another file.",
            refusal.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnEarlyCheckpoint_WhichDoesNotSayTheValidationBatchSize_GoesOn(bool withValidation)
    {
        const string Last = ", validation batch size 2";
        Data data = Data.Drawn();
        FitOptions options = Options(data.Set(ofClasses: false));
        options = withValidation ? options : options with { Validation = null, ValidationBatchSize = null };
        Train(data, options);
        SafetensorsFile file = SafetensorsFile.Read(_path);
        string state = file.Metadata["hybridnet.checkpoint"];
        Assert.Equal(withValidation, state.Contains(Last, StringComparison.Ordinal));
        file.Metadata["hybridnet.checkpoint"] = state.Replace(Last, "", StringComparison.Ordinal);
        file.Write(_path);
        Train(data, options);
        Assert.Throws<StateException>(() => Train(data, options with { BatchSize = 3 }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ARunWithAnotherNote_IsRefused_AndACheckpointWithoutOne_GoesOn(bool withValidation)
    {
        Data data = Data.Drawn();
        FitOptions options = Options(data.Set(ofClasses: false));
        options = withValidation ? options : options with { Validation = null, ValidationBatchSize = null };
        FitOptions With(string note) => options with { Checkpoint = options.Checkpoint! with { Note = note } };
        Train(data, options);
        Train(data, With("seed 3"));
        Train(data, With("seed 3") with { Checkpoint = options.Checkpoint! with { Note = "seed 3", Resume = false } });
        Train(data, With("seed 3"));
        var refusal = Assert.Throws<StateException>(() => Train(data, With("seed 31")));
        Assert.Contains(", with seed 3); this one has ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(", with seed 31. Fit with the same data and batches, or start again with another file.", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<StateException>(() => Train(data, options));
    }

    [Fact]
    public void TheValidationLoss_DependsOnItsBatches()
    {
        var losses = new HashSet<double>();
        for (int size = 1; size <= 7; size++)
        {
            Data data = Data.Drawn();
            Model model = Model(Columns);
            model.Fit(data.Inputs, data.Targets, 1, new() { Validation = new(data.Inputs, data.Targets), ValidationBatchSize = size });
            losses.Add(model.History[0].ValidationLoss);
        }

        Assert.InRange(losses.Count, 2, 7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1 << 19)]
    [InlineData(1 << 20)]
    [InlineData(ManySamples - 1)]
    public void ARunOfManyNumbersWithOneOther_IsRefused(int index)
    {
        var inputs = new Matrix(ManySamples, 1);
        var targets = new Matrix(ManySamples, 1);
        Fit(inputs, targets);
        Assert.Throws<StateException>(() => Fit(Moved(inputs, index), targets));
        Assert.Throws<StateException>(() => Fit(inputs, Moved(targets, index)));
        Fit(inputs, targets);

        void Fit(Matrix x, Matrix y) => Model(1).Fit(x, y, 1, new() { Checkpoint = new(new CheckpointFile(_path)) });
    }

    private static Matrix Moved(Matrix matrix, int index)
    {
        Matrix moved = matrix.As(matrix.DType);
        moved[index / matrix.Columns, index % matrix.Columns] += 1;
        return moved;
    }

    private static Model Model(int columns, bool ofClasses = false)
    {
        var random = new NumPyRandom(1);
        var model = new Model { new DenseLayer(columns, ofClasses ? 2 : 1, random) };
        model.Random = random;
        if (ofClasses)
        {
            model.Add(new SoftmaxActivation());
        }

        model.Compile(ofClasses ? new CategoricalCrossentropyLoss() : new MeanSquaredErrorLoss(), new Sgd(0.01));
        return model;
    }

    private FitOptions Options(DataSet validation) => new()
    {
        BatchSize = 2,
        Shuffle = true,
        Validation = validation,
        ValidationBatchSize = 2,
        Checkpoint = new(new CheckpointFile(_path)),
    };

    private static void Train(Data data, FitOptions options, bool ofClasses) =>
        Train(data, options with { SampleWeights = data.Weights }, data.Set(ofClasses).Targets, ofClasses);

    private static void Train(Data data, FitOptions options) => Train(data, options, data.Targets, ofClasses: false);

    private static void Train(Data data, FitOptions options, Targets targets, bool ofClasses) =>
        Model(Columns, ofClasses).Fit(data.Inputs, targets, 1, options);

    private sealed record Data(Matrix Inputs, Matrix Targets, int[] Classes, double[] Weights)
    {
        internal static Data Drawn() => new(
            Tests.Numbers.Normal(Samples, Columns, DType.Float32, 1),
            Tests.Numbers.Normal(Samples, 1, DType.Float32, 2),
            [0, 1, 1, 0, 1, 0, 0],
            [1, 2, 3, 4, 5, 6, 7]);

        internal DataSet Set(bool ofClasses) => new(Inputs, ofClasses ? Classes : Targets, Weights);
    }
}
