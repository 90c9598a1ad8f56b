namespace HybridNet.Tests.Training;

/// <summary>While a run writes its log and its checkpoints, nothing else may write these files.</summary>
public sealed class FilesOfRunsTests : IDisposable
{
    private static readonly Matrix X = Numbers.Normal(6, 2, DType.Float32, seed: 1);
    private static readonly int[] Labels = [0, 1, 2, 0, 1, 2];

    private readonly string _folder = Directory.CreateTempSubdirectory("runs").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("log", "its CSV log")]
    [InlineData("run.safetensors", "its checkpoints")]
    public async Task FileOfARunInProgress_IsWrittenByTheRunAlone(string name, string content)
    {
        string path = At(name);
        string text = $"{path}: a run in progress writes {content} to this file; nothing else may write it before the run ends. Name another file.";
        Model model = Spirals.Classifier();
        var saving = new AtTheEndOfAnEpoch(() => new SafetensorsFile().Write(path));
        Refused.With<ArgumentException>(text, () => model.Fit(X, Labels, epochs: 3, Options(saving)));
        Assert.StartsWith("epoch,", File.ReadAllText(At("log")), StringComparison.Ordinal);
        var waiting = new AtTheEndOfAnEpoch(() => new SafetensorsFile().WriteAsync(path).GetAwaiter().GetResult());
        Refused.With<ArgumentException>(text, () => Spirals.Classifier().Fit(X, Labels, epochs: 3, Options(waiting) with { Checkpoint = Checkpoint("run.safetensors", false) }));
        model.Save(path);
        await model.SaveAsync(path);
    }

    [Fact]
    public void FileOfARunInProgress_IsNotThatOfAnotherRun()
    {
        Model other = Spirals.Classifier();
        var nested = new AtTheEndOfAnEpoch(() => other.Fit(X, Labels, options: new() { Callbacks = [new CsvLog(At("log"))] }));
        Refused.With<ArgumentException>(
            $"{At("log")}: a run in progress writes its CSV log to this file; nothing else may write it before the run ends. Name another file.",
            () => Spirals.Classifier().Fit(X, Labels, options: Options(nested)));
        Assert.Empty(other.History);
    }

    [Fact]
    public void FileOfARun_IsNotWrittenByAWriterOfAnotherRun()
    {
        Model other = Spirals.Classifier();
        var writer = new WriterTo(At("log"));
        var nested = new AtTheEndOfAnEpoch(() => other.Fit(X, Labels, options: new() { Checkpoint = new(writer) { EveryEpochs = 1 } }));
        Refused.With<ArgumentException>(
            $"{At("log")}: a run in progress writes its CSV log to this file; nothing else may write it before the run ends. Name another file.",
            () => Spirals.Classifier().Fit(X, Labels, options: Options(nested)));
        Assert.StartsWith("epoch,", File.ReadAllText(At("log")), StringComparison.Ordinal);
    }

    [Fact]
    public void OtherFiles_AreWrittenDuringARun()
    {
        Spirals.Classifier().Fit(X, Labels, epochs: 3, Options(new AtTheEndOfAnEpoch(() => new SafetensorsFile().Write(At("best")))));
        Assert.Equal(4, File.ReadAllLines(At("log")).Length);
        Assert.True(File.Exists(At("best")));
    }

    private string At(string name) => Path.Combine(_folder, name);

    private CheckpointOptions Checkpoint(string name, bool resumes) => new(new CheckpointFile(At(name))) { EveryEpochs = 1, Resume = resumes };

    private FitOptions Options(TrainingCallback callback) =>
        new() { Callbacks = [new CsvLog(At("log")), callback], Checkpoint = Checkpoint("run.safetensors", true) };

    private sealed class AtTheEndOfAnEpoch(Action action) : TrainingCallback
    {
        protected internal override void OnEpochEnd(TrainingRun run) => action();
    }

    /// <summary>Writes a file that it does not name.</summary>
    private sealed class WriterTo(string path) : ICheckpointWriter
    {
        public void Write(Model model, TrainingState state) => new SafetensorsFile().Write(path);

        public TrainingState? Read(Model model, string settings) => null;
    }
}
