using Microsoft.Extensions.Logging;

namespace HybridNet.Tests.Training;

public sealed class CallbackTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    [Fact]
    public void Callbacks_SeeEveryStepAndEpoch()
    {
        var seen = new Recorder();
        Spirals.Classifier().Fit(Spiral.Points, Spiral.Labels, epochs: 2, new() { BatchSize = 20, Callbacks = [seen] });
        Assert.Equal(
        [
            "begin", "epoch 1 begins", "step 1.1", "step 1.2", "epoch 1", "epoch 2 begins", "step 2.1", "step 2.2", "epoch 2", "end",
        ],
        seen.Calls);
    }

    /// <summary>An epoch of one step has the numbers of that step, but for the penalty, which a step has before it and an epoch after it.</summary>
    [Fact]
    public void Callbacks_SeeTheNumbersOfAStep()
    {
        var seen = new Recorder();
        Model model = Spirals.Classifier();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 3, new() { Callbacks = [seen] });
        Assert.Equal(
            model.History.Select(epoch => (epoch.DataLoss, epoch.Accuracy, epoch.LearningRate)),
            seen.Steps.Select(step => (step.DataLoss, step.Accuracy, step.LearningRate)));
        Assert.Equal(model.History.Take(2).Select(epoch => epoch.Penalty), seen.Steps.Skip(1).Select(step => step.Penalty));
        Assert.All(seen.Steps, step => Assert.Equal((float)step.DataLoss + (float)step.Penalty, step.Loss));
    }

    [Fact]
    public void ACallback_StopsAfterTheStep()
    {
        var seen = new Recorder { StopAt = "step 2.1" };
        Model model = Spirals.Classifier();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 5, new() { BatchSize = 20, Callbacks = [seen] });
        Assert.Equal("end", seen.Calls[^1]);
        Assert.Equal(3, model.Optimizer!.Iterations);
        Assert.Single(model.History);
    }

    [Fact]
    public void ACallback_StopsBeforeAnEpoch_AndTheNextFitGoesOnWithIt()
    {
        (Matrix points, int[] labels) = Spiral;
        Model model = Spirals.Classifier();
        Model twin = Spirals.Classifier();
        var options = new FitOptions { BatchSize = 20, Shuffle = true };
        model.Fit(points, labels, epochs: 5, options with { Callbacks = [new Recorder { StopAt = "epoch 2 begins" }] });
        Assert.Equal((2, 1), (model.Optimizer!.Iterations, model.History.Count));
        model.Fit(points, labels, epochs: 1, options);
        twin.Fit(points, labels, epochs: 2, options);
        Assert.Equal(Spirals.Numbers(twin), Spirals.Numbers(model));
    }

    [Fact]
    public void Canceled_TheModelStandsAfterAWholeStep()
    {
        using var cancellation = new CancellationTokenSource();
        Model model = Spirals.Classifier();
        Model twin = Spirals.Classifier();
        var options = new FitOptions { BatchSize = 7, Callbacks = [new Recorder { At = ("step 2.3", cancellation.Cancel) }] };
        Assert.ThrowsAny<OperationCanceledException>(
            () => model.Fit(Spiral.Points, Spiral.Labels, epochs: 9, options, cancellation: cancellation.Token));
        Assert.Equal(8, model.Optimizer!.Iterations);
        twin.Fit(Spiral.Points, Spiral.Labels, epochs: 9, options with { Callbacks = [new Recorder { StopAt = "step 2.3" }] });
        Assert.Equal(Spirals.Numbers(twin), Spirals.Numbers(model));
        Assert.Single(model.History);
    }

    [Fact]
    public void EarlyStopping_BearsSomeEpochsAndRestoresTheBest()
    {
        Model model = Spirals.Classifier(optimizer: new Sgd(8));
        var stopping = new EarlyStopping(MonitoredQuantity.Loss) { Patience = 4 };
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 500, new() { Callbacks = [stopping] });
        int best = model.History.MinBy(epoch => epoch.Loss).Epoch;
        Assert.True(stopping.Stopped);
        Assert.Equal(best, stopping.BestEpoch);
        Assert.Equal(best + 4, model.History.Count);
        Model twin = Spirals.Classifier(optimizer: new Sgd(8));
        twin.Fit(Spiral.Points, Spiral.Labels, epochs: best - 1);
        Assert.Equal(Spirals.Numbers(twin), Spirals.Numbers(model));
    }

    [Fact]
    public void EarlyStopping_WithoutRestoring_LeavesTheLastParameters()
    {
        Model model = Spirals.Classifier(optimizer: new Sgd(8));
        var stopping = new EarlyStopping(MonitoredQuantity.Loss) { Patience = 4, RestoreBest = false };
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 500, new() { Callbacks = [stopping] });
        Model twin = Spirals.Classifier(optimizer: new Sgd(8));
        twin.Fit(Spiral.Points, Spiral.Labels, epochs: model.History.Count);
        Assert.Equal(Spirals.Numbers(twin), Spirals.Numbers(model));
    }

    [Theory]
    [InlineData(1, null, "1.0 2.0 3.0")]
    [InlineData(null, 3, "0.3 1.3 2.3 3.0")]
    [InlineData(null, 5, "1.0 2.0 3.0")]
    [InlineData(null, null, "3.0")]
    public void Checkpoints_AreWrittenByEpochsStepsOrTime_AndAtTheEnd(int? epochs, int? steps, string written)
    {
        var writer = new RecordingWriter();
        var checkpoint = new CheckpointOptions(writer) { EveryEpochs = epochs, EverySteps = steps, Interval = TimeSpan.FromHours(1) };
        Spirals.Classifier().Fit(Spiral.Points, Spiral.Labels, epochs: 3, new() { BatchSize = 7, Checkpoint = checkpoint });
        Assert.Equal(written, string.Join(' ', writer.Written));
    }

    [Fact]
    public void Checkpoints_ByTime_AreWrittenAfterTheFirstStepThatEndsLater()
    {
        var writer = new RecordingWriter();
        var checkpoint = new CheckpointOptions(writer) { Interval = TimeSpan.Zero };
        Spirals.Classifier().Fit(Spiral.Points, Spiral.Labels, epochs: 1, new() { BatchSize = 10, Checkpoint = checkpoint });
        Assert.Equal("0.1 0.2 1.0", string.Join(' ', writer.Written));
    }

    [Fact]
    public void Checkpoints_KeepTheStepsOfAnEpochThatACallbackEnds()
    {
        var writer = new RecordingWriter();
        var checkpoint = new CheckpointOptions(writer) { EveryEpochs = 1 };
        Spirals.Classifier().Fit(
            Spiral.Points,
            Spiral.Labels,
            epochs: 5,
            new() { BatchSize = 10, Checkpoint = checkpoint, Callbacks = [new Recorder { StopAt = "step 2.2" }] });
        Assert.Equal("1.0 1.2", string.Join(' ', writer.Written));
    }

    [Fact]
    public void CsvLog_HasARowAnEpoch()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        try
        {
            Model model = Spirals.Classifier();
            model.Fit(Spiral.Points, Spiral.Labels, epochs: 2, new() { Callbacks = [new CsvLog(path)] });
            string[] lines = File.ReadAllLines(path);
            Assert.Equal("epoch,loss,data_loss,reg_loss,accuracy,learning_rate,val_loss,val_accuracy", lines[0]);
            Assert.Equal(3, lines.Length);
            Assert.Equal($"2,{model.History[1].Loss:R}", string.Join(',', lines[2].Split(',')[..2]));
            Assert.EndsWith(",,", lines[2], StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void CsvLog_OfASecondFit_IsAppendedBelowOneHeader()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        try
        {
            Model model = Spirals.Classifier();
            FitOptions options = new() { Callbacks = [new CsvLog(path)] };
            model.Fit(Spiral.Points, Spiral.Labels, epochs: 2, options);
            model.Fit(Spiral.Points, Spiral.Labels, epochs: 2, options);
            Assert.Equal("epoch 1 2 3 4", string.Join(' ', File.ReadAllLines(path).Select(line => line.Split(',')[0])));
            Assert.Equal($"{model.History[3].Loss:R}", File.ReadAllLines(path)[^1].Split(',')[1]);

            File.WriteAllText(path, "name,age");
            Refused.With<InvalidDataException>(
                $"CSV log {path}: the first line of the file is \"name,age\"; a log begins with "
                + "\"epoch,loss,data_loss,reg_loss,accuracy,learning_rate,val_loss,val_accuracy\". Name another file, or remove this one.",
                () => model.Fit(Spiral.Points, Spiral.Labels, epochs: 2, options));
            Assert.Equal(4, model.History.Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Training_IsLogged()
    {
        var logger = new RecordingLogger();
        Spirals.Classifier().Fit(Spiral.Points, Spiral.Labels, epochs: 2, new() { BatchSize = 20, Logger = logger });
        Assert.Contains("training starts: 30 samples, 2 steps an epoch, 2 epochs", logger.Entries.Select(entry => entry.Text));
        Assert.StartsWith("training ends in epoch 2 after step 2, ", logger.Entries[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TrainingOfFrozenParameters_IsLogged()
    {
        var logger = new RecordingLogger();
        Model model = Spirals.Classifier();
        foreach (Parameter parameter in model.Parameters)
        {
            parameter.IsTrainable = false;
        }

        model.Fit(Spiral.Points, Spiral.Labels, options: new() { Logger = logger });
        Assert.Contains($"training changes nothing: all {model.Parameters.Count} parameters are frozen", logger.Entries.Select(entry => entry.Text));
    }

    [Fact]
    public void EveryEpoch_IsLoggedAsTrace_AndProgressAsInformation()
    {
        var logger = new RecordingLogger();
        Model model = Spirals.Classifier();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 3, new() { Logger = logger, LogEvery = TimeSpan.Zero });
        Assert.Equal(model.History.Select(epoch => $"{epoch}"), Texts(LogLevel.Trace));
        Assert.Equal(
            [$"training: 1 of 3 epochs are done; {model.History[0]}", $"training: 2 of 3 epochs are done; {model.History[1]}"],
            Texts(LogLevel.Information).Skip(1).SkipLast(1));

        logger.Entries.Clear();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 3, new() { Logger = logger });
        Assert.Equal(2, Texts(LogLevel.Information).Count());

        IEnumerable<string> Texts(LogLevel level) => logger.Entries.Where(entry => entry.Level == level).Select(entry => entry.Text);
    }

    [Fact]
    public void TheLastProgressOfABatchedFit_HasTheNumbersOfTheHistory()
    {
        var last = new LastReport();
        Model model = Spirals.Classifier();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 2, new() { BatchSize = 7 }, last);
        Assert.Equal((model.History[1].Loss, model.History[1].Accuracy), (last.Value.Loss, last.Value.Accuracy));
    }

    private sealed class LastReport : IProgress<TrainingProgress>
    {
        public TrainingProgress Value { get; private set; }

        public void Report(TrainingProgress value) => Value = value;
    }

    private sealed class RecordingWriter : ICheckpointWriter
    {
        internal List<string> Written { get; } = [];

        public void Write(Model model, TrainingState state) => Written.Add($"{state.Epochs}.{state.Steps}");

        public TrainingState? Read(Model model, string settings) => null;
    }

    private sealed class Recorder : TrainingCallback
    {
        public List<string> Calls { get; } = [];

        public List<(double DataLoss, double Penalty, double Loss, double Accuracy, double LearningRate)> Steps { get; } = [];

        public string? StopAt { get; init; }

        public (string Call, Action Do)? At { get; init; }

        protected internal override bool WantsSteps => true;

        protected internal override void OnTrainingBegin(TrainingRun run) => Record(run, "begin");

        protected internal override void OnEpochBegin(TrainingRun run) => Record(run, $"epoch {run.Epoch} begins");

        protected internal override void OnStepEnd(TrainingRun run)
        {
            Steps.Add((run.DataLoss, run.Penalty, run.Loss, run.Accuracy, run.LearningRate));
            Record(run, $"step {run.Epoch}.{run.Step}");
        }

        protected internal override void OnEpochEnd(TrainingRun run) => Record(run, $"epoch {run.Epoch}");

        protected internal override void OnTrainingEnd(TrainingRun run) => Record(run, "end");

        private void Record(TrainingRun run, string call)
        {
            Calls.Add(call);
            run.StopRequested |= call == StopAt;
            if (At?.Call == call)
            {
                At.Value.Do();
            }
        }
    }
}
