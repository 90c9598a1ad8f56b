namespace HybridNet.Tests.Training;

/// <summary>What early stopping does in a run that is resumed from a checkpoint.</summary>
public sealed class ResumedEarlyStoppingTests : IDisposable
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    /// <summary>The run is the first fit of its model, or follows one whose only epoch was better than all of its own.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARunThatIsResumed_RestoresTheBestParametersFromBefore(bool follows)
    {
        FitOptions Options(params TrainingCallback[] others) => new()
        {
            Callbacks = [new EarlyStopping(MonitoredQuantity.Accuracy) { Patience = 3 }, .. others],
            Checkpoint = new(new CheckpointFile(_path)) { EveryEpochs = 1 },
        };
        Model whole = Start(0.1, 0.9, 0.3, 0.2, 0.1);
        whole.Fit(Spiral.Points, Spiral.Labels, 9, Options() with { Checkpoint = null });

        using var cancellation = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Start(0.1, 0.9, 0.3).Fit(
            Spiral.Points, Spiral.Labels, 9, Options(new CancelAfter(cancellation, epoch: 3)), cancellation: cancellation.Token));
        Model resumed = EarlyStoppingTests.WithAccuracies(0.2, 0.1);
        resumed.Fit(Spiral.Points, Spiral.Labels, 9, Options());
        Assert.Equal(whole.History, resumed.History);
        Assert.Equal(follows ? 6 : 5, resumed.History.Count);
        Assert.Equal(Spirals.Numbers(whole), Spirals.Numbers(resumed));

        Model Start(params double[] accuracies)
        {
            Model model = EarlyStoppingTests.WithAccuracies(follows ? [0.95, .. accuracies] : accuracies);
            if (follows)
            {
                model.Fit(Spiral.Points, Spiral.Labels);
            }

            return model;
        }
    }

    [Fact]
    public void ARunThatIsResumedWithoutRestoring_EndsWithItsLastParameters()
    {
        FitOptions Options(bool restoreBest) => new()
        {
            Callbacks = [new EarlyStopping(MonitoredQuantity.Accuracy) { Patience = 3, RestoreBest = restoreBest }],
            Checkpoint = new(new CheckpointFile(_path)),
        };
        EarlyStoppingTests.WithAccuracies(0.1, 0.9, 0.3).Fit(Spiral.Points, Spiral.Labels, 3, Options(restoreBest: true));
        Model resumed = EarlyStoppingTests.WithAccuracies(0.2, 0.1);
        resumed.Fit(Spiral.Points, Spiral.Labels, 9, Options(restoreBest: false));
        Model whole = EarlyStoppingTests.WithAccuracies(0.1, 0.9, 0.3, 0.2, 0.1);
        whole.Fit(Spiral.Points, Spiral.Labels, 5);
        Assert.Equal(Spirals.Numbers(whole), Spirals.Numbers(resumed));
    }

    /// <summary>The checkpoint has no parameters of the epochs before it: the callback is new, or monitored something else there, or did not restore.</summary>
    [Theory]
    [InlineData(null, true)]
    [InlineData(MonitoredQuantity.Loss, true)]
    [InlineData(MonitoredQuantity.ValidationLoss, false)]
    public void OneThatTheCheckpointDoesNotKnow_CountsFromTheResumedEpoch(MonitoredQuantity? before, bool restoredBefore)
    {
        DataSet held = new(Spiral.Points, Spiral.Labels);
        FitOptions Options(params TrainingCallback[] callbacks) => new() { Validation = held, Callbacks = callbacks, Checkpoint = new(new CheckpointFile(_path)) };
        TrainingCallback[] earlier = before is { } quantity ? [new EarlyStopping(quantity) { RestoreBest = restoredBefore, Patience = 1000 }] : [];
        Spirals.Classifier().Fit(Spiral.Points, Spiral.Labels, 5, Options(earlier));
        Model resumed = Spirals.Classifier();
        var stopping = new EarlyStopping(MonitoredQuantity.ValidationLoss) { MinDelta = 1000 };
        resumed.Fit(Spiral.Points, Spiral.Labels, 8, Options(stopping));
        Assert.Equal(6, stopping.BestEpoch);
        Assert.Equal(resumed.History[5].ValidationLoss, resumed.Evaluate(Spiral.Points, Spiral.Labels).Loss);
    }

    [Fact]
    public void ARunThatWasStopped_StaysStoppedWhenItIsResumed()
    {
        var stopping = new EarlyStopping(MonitoredQuantity.Accuracy) { Patience = 2 };
        FitOptions options = new() { Callbacks = [stopping], Checkpoint = new(new CheckpointFile(_path)) };
        Model first = EarlyStoppingTests.WithAccuracies(0.9, 0.1, 0.2, 0.3);
        first.Fit(Spiral.Points, Spiral.Labels, 9, options);
        Assert.Equal((3, true), (first.History.Count, stopping.Stopped));
        Model again = EarlyStoppingTests.WithAccuracies(0.95);
        again.Fit(Spiral.Points, Spiral.Labels, 9, options);
        Assert.Equal((3, true, 1), (again.History.Count, stopping.Stopped, stopping.BestEpoch));
        Assert.Equal(Spirals.Numbers(first), Spirals.Numbers(again));
    }

    /// <summary>Two that monitor the same quantity take their own best epochs from the checkpoint, in their order.</summary>
    [Fact]
    public void OfSeveralOfOneQuantity_EachResumesItsOwnBest()
    {
        EarlyStopping[] Both() =>
            [new(MonitoredQuantity.Accuracy) { Patience = 99 }, new(MonitoredQuantity.Accuracy) { Patience = 99, MinDelta = 1 }];
        Model whole = EarlyStoppingTests.WithAccuracies(0.1, 0.9, 0.3, 0.2, 0.1);
        whole.Fit(Spiral.Points, Spiral.Labels, 5, new() { Callbacks = Both() });
        EarlyStoppingTests.WithAccuracies(0.1, 0.9, 0.3).Fit(Spiral.Points, Spiral.Labels, 3, Kept(Both()));
        Model resumed = EarlyStoppingTests.WithAccuracies(0.2, 0.1);
        EarlyStopping[] both = Both();
        resumed.Fit(Spiral.Points, Spiral.Labels, 5, Kept(both));
        Assert.Equal([2, 1], both.Select(each => each.BestEpoch));
        Assert.Equal(Spirals.Numbers(whole), Spirals.Numbers(resumed));
    }

    /// <summary>The first epoch of a run never stops it, so that a run with NaN there, resumed after it, has as many epochs as one in one piece.</summary>
    [Fact]
    public void ASecondFitThatIsResumedAfterItsFirstEpoch_GoesOn()
    {
        Model whole = AfterOneEpoch(double.NaN, double.NaN);
        whole.Fit(Spiral.Points, Spiral.Labels, 9, new() { Callbacks = [Impatient()] });
        AfterOneEpoch(double.NaN).Fit(Spiral.Points, Spiral.Labels, 1, Kept(Impatient()));
        Model resumed = EarlyStoppingTests.WithAccuracies(double.NaN);
        resumed.Fit(Spiral.Points, Spiral.Labels, 9, Kept(Impatient()));
        Assert.Equal(3, whole.History.Count);
        Assert.Equal(whole.History, resumed.History);
        Assert.Equal(Spirals.Numbers(whole), Spirals.Numbers(resumed));

        static EarlyStopping Impatient() => new(MonitoredQuantity.Accuracy) { Patience = 1 };

        static Model AfterOneEpoch(params double[] accuracies)
        {
            Model model = EarlyStoppingTests.WithAccuracies([0.5, .. accuracies]);
            model.Fit(Spiral.Points, Spiral.Labels);
            return model;
        }
    }

    private FitOptions Kept(params TrainingCallback[] callbacks) => new() { Callbacks = callbacks, Checkpoint = new(new CheckpointFile(_path)) };

    private sealed class CancelAfter(CancellationTokenSource cancellation, int epoch) : TrainingCallback
    {
        protected internal override bool WantsSteps => true;

        protected internal override void OnStepEnd(TrainingRun run)
        {
            if (run.Epoch == epoch && run.Step == run.Steps)
            {
                cancellation.Cancel();
            }
        }
    }
}
