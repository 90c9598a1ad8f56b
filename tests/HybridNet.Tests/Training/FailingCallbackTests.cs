namespace HybridNet.Tests.Training;

/// <summary>A callback that throws: every callback that began is told the end, the first failure is thrown, and a fit that is refused changes nothing.</summary>
public sealed class FailingCallbackTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    [Theory]
    [InlineData("begin", "first begin, second begin, first end", "second begin")]
    [InlineData("end", "first begin, second begin, third begin, first end, second end, third end", "second end")]
    [InlineData("epoch end", "first begin, second begin, third begin, first end, second end, third end", "second epoch")]
    public void EveryCallbackThatBegan_IsToldTheEnd(string fails, string calls, string failure)
    {
        List<string> seen = [];
        TrainingCallback[] callbacks =
        [
            new Own("first", seen), new Own("second", seen) { Fails = fails }, new Own("third", seen) { Fails = fails == "begin" ? "" : "end" },
        ];
        Exception thrown = Assert.Throws<InvalidOperationException>(() => Fit(Spirals.Classifier(), callbacks));
        Assert.Equal(failure, thrown.Message);
        Assert.Equal(calls, string.Join(", ", seen));
    }

    [Fact]
    public void WhatACallbackChanged_ComesBack_WhereTheFitIsRefused()
    {
        Model model = Spirals.Classifier();
        Fit(model);
        string before = StateDigest.Of(model);
        var changing = new Own("changing", [])
        {
            Begins = run =>
            {
                Parameter first = run.Model.Parameters[0];
                first.Value[0, 0] += 1;
                first.Momentum![0, 0] += 1;
                first.Cache = null;
                (first.L1, first.L2, first.IsTrainable) = (1, 2, false);
                run.Model.Parameters[1].Value = new(1, run.Model.Parameters[1].Value.Columns);
                (run.Model.Optimizer!.LearningRate, run.Model.Optimizer.Decay) = (7, 0.5);
                run.Model.Random = new(seed: 9);
                run.Model.ClassNames = ["a"];
                run.Model.Arithmetic = Arithmetic.NumPy with { Flavour = Flavour.Libm };
                run.Model.Compile(new MeanSquaredErrorLoss(), new Sgd());
            },
        };
        Assert.Throws<InvalidOperationException>(() => Fit(model, changing, new Own("second", []) { Fails = "begin" }));
        Assert.Equal(before, StateDigest.Of(model));
    }

    [Fact]
    public void EarlyStopping_KeepsWhatItFound_WhereTheFitIsRefused()
    {
        Model model = Spirals.Classifier(optimizer: new Sgd(8));
        var stopping = new EarlyStopping(MonitoredQuantity.Loss) { Patience = 4 };
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 500, new() { Callbacks = [stopping] });
        int best = stopping.BestEpoch;
        Assert.True(stopping.Stopped);
        Assert.Throws<InvalidOperationException>(() => Fit(model, stopping, new Own("second", []) { Fails = "begin" }));
        Assert.Equal((best, true), (stopping.BestEpoch, stopping.Stopped));
        Fit(model, stopping);
        Assert.False(stopping.Stopped);
    }

    [Fact]
    public void CallbacksThatAreNull_AreRefused()
    {
        Model model = Spirals.Classifier();
        string before = StateDigest.Of(model);
        Refused.With<ArgumentException>(
            "model, fit: the list of callbacks is null; a list is required. Leave it out for no callbacks.", () => Fit(model, null!));
        Refused.With<ArgumentException>(
            "model, fit: callback 1 of 2 is null, counted from 0; each must be an object. Leave it out of the list.",
            () => Fit(model, new EarlyStopping(MonitoredQuantity.Loss), null!));
        Assert.Equal(before, StateDigest.Of(model));
    }

    private static void Fit(Model model, params TrainingCallback[] callbacks) =>
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 1, new() { Callbacks = callbacks });

    private sealed class Own(string name, List<string> seen) : TrainingCallback
    {
        public string Fails { get; init; } = "";

        public Action<TrainingRun>? Begins { get; init; }

        protected internal override void OnTrainingBegin(TrainingRun run)
        {
            Begins?.Invoke(run);
            At("begin");
        }

        protected internal override void OnEpochEnd(TrainingRun run)
        {
            if (Fails == "epoch end")
            {
                throw new InvalidOperationException($"{name} epoch");
            }
        }

        protected internal override void OnTrainingEnd(TrainingRun run) => At("end");

        private void At(string moment)
        {
            seen.Add($"{name} {moment}");
            if (Fails == moment)
            {
                throw new InvalidOperationException($"{name} {moment}");
            }
        }
    }
}
