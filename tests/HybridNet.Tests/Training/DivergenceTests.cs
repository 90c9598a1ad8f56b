namespace HybridNet.Tests.Training;

/// <summary>The model after a fit that diverged: the last finite state, without any trace of the failed step.</summary>
public sealed class DivergenceTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    [Theory]
    [InlineData("fit", "inputs", 7, 1, double.NaN, "NaN")]
    [InlineData("fit", "inputs", 29, 0, double.NegativeInfinity, "-Infinity")]
    [InlineData("fit", "targets", 0, 0, double.PositiveInfinity, "Infinity")]
    [InlineData("fit, validation", "inputs", 3, 1, double.NaN, "NaN")]
    [InlineData("fit, validation", "targets", 12, 0, double.NaN, "NaN")]
    public void Fit_RefusesNumbersThatAreNotFinite_BeforeTheFirstStep(string where, string part, int row, int column, double value, string shown)
    {
        (Model model, Matrix targets) = Regression();
        var before = new State(model);
        Matrix badInputs = Copy(Spiral.Points);
        Matrix badTargets = Copy(targets);
        (part == "inputs" ? badInputs : badTargets).AsFloatSpan()[(row * (part == "inputs" ? 2 : 1)) + column] = (float)value;
        var (inputs, wanted) = where == "fit" ? (badInputs, badTargets) : (Spiral.Points, targets);
        var options = new FitOptions { Shuffle = true, Validation = where == "fit" ? null : new(badInputs, badTargets) };
        Refused.With<ArgumentException>(
            $"model, {where}: the {part} have {shown} in row {row}, column {column} (the first is 0); every number must be finite. "
            + "Fill in or drop what is missing, or allow numbers that are not finite.",
            () => model.Fit(inputs, wanted, epochs: 3, options));
        before.IsThatOf(model);
        Assert.Empty(model.History);
    }

    [Fact]
    public void ANumberBeyondFloat32_IsRefusedAsItArrived()
    {
        Matrix inputs = Spiral.Points.As(DType.Float64);
        inputs[2, 1] = 1e300;
        Model model = Spirals.Classifier();
        model.Arithmetic = Arithmetic.Fast;
        Assert.Equal(
            "model, fit: the inputs have 1E+300 in row 2, column 1 (the first is 0), which is beyond the range of float32, in which the arithmetic computes; "
            + "numbers up to about 3.4E+38 are required. Scale the column, or use NumPy's arithmetic.",
            Assert.Throws<ArgumentException>(() => model.Fit(inputs, Spiral.Labels)).Message);
    }

    [Fact]
    public void Fit_TakesNumbersThatAreNotFinite_WhereTheyAreAllowed()
    {
        Model model = Spirals.Classifier(dropout: 0.1);
        var before = new State(model);
        Matrix inputs = Copy(Spiral.Points);
        inputs.AsFloatSpan()[5] = float.NaN;
        Refused.With<DivergenceException>(
            "model, fit: in epoch 1, step 1, before any step of this fit, the loss is NaN; it must be a finite number. "
            + "The model is unchanged. See that its parameters and the inputs are finite, and scale the inputs to about -1 .. 1.",
            () => model.Fit(inputs, Spiral.Labels, epochs: 3, new() { AllowNonFinite = true, Shuffle = true }));
        before.IsThatOf(model);
        model.Fit(inputs, Spiral.Labels, epochs: 1, new() { AllowNonFinite = true, StopOnDivergence = false });
        Assert.True(double.IsNaN(model.History[0].Loss));
    }

    [Fact]
    public void EveryPlaceOfAMatrix_IsLookedAt()
    {
        for (int length = 1; length <= 70; length++)
        {
            for (int index = 0; index < length; index++)
            {
                var single = new Matrix(1, length);
                var wide = new Matrix(length, 1, DType.Float64);
                Assert.Equal(-1, Finiteness.FirstNotFinite(single));
                Assert.Equal(-1, Finiteness.FirstNotFinite(wide));
                single.AsFloatSpan()[index..].Fill(float.NaN);
                wide.AsDoubleSpan()[index] = double.NegativeInfinity;
                Assert.Equal(index, Finiteness.FirstNotFinite(single));
                Assert.Equal(index, Finiteness.FirstNotFinite(wide));
            }
        }
    }

    /// <summary>The twin does the steps before the one that is taken back, and no more.</summary>
    [Theory]
    [InlineData(false, null, 0)]
    [InlineData(true, null, 0.2)]
    [InlineData(false, 7, 0.2)]
    [InlineData(true, 7, 0.2)]
    [InlineData(true, 7, 0)]
    public void ALossThatIsNotFinite_TakesTheStepBack(bool shuffle, int? batchSize, double dropout)
    {
        var options = new FitOptions { Shuffle = shuffle, BatchSize = batchSize };
        int steps = batchSize is null ? 1 : 5;
        for (int bad = 2; bad <= 17; bad++)
        {
            Model model = WithLoss(new Spoiled(bad), dropout);
            var failure = Assert.Throws<DivergenceException>(() => model.Fit(Spiral.Points, Spiral.Labels, epochs: 100, options));
            Model twin = WithLoss(new Spoiled(-1), dropout);
            twin.Fit(Spiral.Points, Spiral.Labels, epochs: 100, options with { Callbacks = [new StopAfter(bad - 2)] });
            new State(twin).IsThatOf(model);
            Assert.Equal(bad - 2, model.Optimizer!.Iterations);
            Assert.Contains(
                $"in epoch {((bad - 1) / steps) + 1}, step {((bad - 1) % steps) + 1} the loss is NaN, at a learning rate of ", failure.Message);
            Assert.Contains($"Step {((bad - 2) % steps) + 1} of epoch {((bad - 2) / steps) + 1} is taken back", failure.Message);
        }
    }

    [Fact]
    public void AStepIsTakenBack_AfterARunOfManySteps()
    {
        const int Bad = 4000;
        var options = new FitOptions { Shuffle = true, BatchSize = 7 };
        Model model = WithLoss(new Spoiled(Bad), 0.1);
        Assert.Throws<DivergenceException>(() => model.Fit(Spiral.Points, Spiral.Labels, epochs: 1000, options));
        Model twin = WithLoss(new Spoiled(-1), 0.1);
        twin.Fit(Spiral.Points, Spiral.Labels, epochs: 1000, options with { Callbacks = [new StopAfter(Bad - 2)] });
        new State(twin).IsThatOf(model);
    }

    [Fact]
    public void WhatACallbackChanges_IsPartOfTheStateThatIsGoneBackTo()
    {
        Model model = WithLoss(new Spoiled(6), 0.1);
        var halving = new AtEpochEnd((run, epoch) => run.Model.Parameters[0].Value.AsFloatSpan()[0] *= 0.5f);
        Assert.Throws<DivergenceException>(() => model.Fit(Spiral.Points, Spiral.Labels, epochs: 9, new() { Callbacks = [halving] }));
        Model twin = WithLoss(new Spoiled(-1), 0.1);
        twin.Fit(Spiral.Points, Spiral.Labels, epochs: 4, new() { Callbacks = [halving] });
        new State(twin).IsThatOf(model);
    }

    [Fact]
    public void ACallbackThatSpoilsTheParameters_IsUndoneWithTheStepBeforeIt()
    {
        Model model = Spirals.Classifier();
        var spoiling = new AtEpochEnd((run, epoch) => run.Model.Parameters[0].Value.AsFloatSpan()[0] = epoch == 3 ? float.NaN : 0);
        Assert.Throws<DivergenceException>(() => model.Fit(Spiral.Points, Spiral.Labels, epochs: 9, new() { Callbacks = [spoiling] }));
        Model twin = Spirals.Classifier();
        twin.Fit(Spiral.Points, Spiral.Labels, epochs: 2, new() { Callbacks = [spoiling] });
        new State(twin).IsThatOf(model);
    }

    [Fact]
    public void ParametersThatTheLastStepMadeInfinite_AreTakenBack()
    {
        (Model model, Matrix targets) = Regression(new Sgd(1e38));
        var before = new State(model);
        Refused.With<DivergenceException>(
            "model, fit: epoch 1, step 1 made parameters infinite or NaN, at a learning rate of 1E+38; they must be finite numbers. "
            + "Step 1 of epoch 1 is taken back: the model is as it was before it, the last time its loss was finite. "
            + "Lower the learning rate ten times, or scale the inputs to about -1 .. 1.",
            () => model.Fit(Spiral.Points, targets, epochs: 1));
        before.IsThatOf(model);
    }

    [Fact]
    public void AValidationLossThatIsNotFinite_TakesTheStepBack()
    {
        (Model model, Matrix targets) = Regression(new Sgd(1e30));
        var before = new State(model);
        Refused.With<DivergenceException>(
            "model, fit: in epoch 1 the loss of the validation data is Infinity, at a learning rate of 1E+30; it must be a finite number. "
            + "Step 1 of epoch 1 is taken back: the model is as it was before it, the last time its loss was finite. "
            + "Lower the learning rate ten times, or scale the inputs to about -1 .. 1.",
            () => model.Fit(Spiral.Points, targets, epochs: 1, new() { Validation = new(Spiral.Points, targets) }));
        before.IsThatOf(model);
        Assert.Empty(model.History);
    }

    [Fact]
    public void WithoutStoppingAtDivergence_NothingIsTakenBack()
    {
        (Model model, Matrix targets) = Regression(new Sgd(1e38));
        model.Fit(Spiral.Points, targets, epochs: 4, new() { StopOnDivergence = false });
        Assert.Equal(4, model.Optimizer!.Iterations);
        Assert.False(double.IsFinite(model.History[3].Loss));
    }

    private static (Model Model, Matrix Targets) Regression(Optimizer? optimizer = null)
    {
        var random = new NumPyRandom(1);
        var model = new Model { new DenseLayer(2, 4, random), new TanhActivation(), new DenseLayer(4, 1, random), new LinearActivation() };
        model.Random = random;
        model.Compile(new MeanSquaredErrorLoss(), optimizer ?? new Adam(0.01), new RegressionAccuracy());
        var targets = new Matrix(30, 1);
        targets.AsFloatSpan().Fill(2);
        return (model, targets);
    }

    private static Model WithLoss(ILoss loss, double dropout)
    {
        Model model = Spirals.Classifier(dropout);
        model.Compile(loss, new Adam(0.05) { Decay = 1e-3 }, new CategoricalAccuracy());
        return model;
    }

    private static Matrix Copy(Matrix matrix) => matrix.As(matrix.DType);

    /// <summary>Everything that a fit changes beside the history.</summary>
    private sealed class State(Model model)
    {
        private readonly Model _kept = model.Clone();

        internal void IsThatOf(Model other)
        {
            foreach ((Parameter expected, Parameter actual) in _kept.Parameters.Zip(other.Parameters))
            {
                Same.Bits(expected.Value, actual.Value);
                Assert.Equal(Numbers(expected.Momentum), Numbers(actual.Momentum));
                Assert.Equal(Numbers(expected.Cache), Numbers(actual.Cache));
            }

            Assert.Equal(_kept.Optimizer!.Iterations, other.Optimizer!.Iterations);
            Assert.Equal(_kept.Optimizer.CurrentLearningRate, other.Optimizer.CurrentLearningRate);
            Assert.Equal(_kept.Random!.GetState(), other.Random!.GetState());
        }

        private static double[]? Numbers(Matrix? matrix) => matrix?.As(DType.Float64).AsDoubleSpan().ToArray();
    }

    /// <summary>Cross-entropy that is NaN in one of its calls.</summary>
    private sealed class Spoiled(int bad) : ILoss
    {
        private readonly CategoricalCrossentropyLoss _loss = new();
        private int _calls;

        public string Name => "spoiled";

        public Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context)
        {
            Matrix losses = _loss.Forward(predictions, targets, state, context);
            if (++_calls == bad)
            {
                Fill(losses, double.NaN);
            }

            return losses;
        }

        public Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context) => _loss.Backward(predictions, targets, state, context);

        private static void Fill(Matrix losses, double value)
        {
            if (losses.DType == DType.Float32)
            {
                losses.AsFloatSpan().Fill((float)value);
            }
            else
            {
                losses.AsDoubleSpan().Fill(value);
            }
        }
    }

    private sealed class StopAfter(int steps) : TrainingCallback
    {
        private int _done;

        protected internal override bool WantsSteps => true;

        protected internal override void OnTrainingBegin(TrainingRun run) => run.StopRequested = steps == 0;

        protected internal override void OnStepEnd(TrainingRun run) => run.StopRequested = ++_done == steps;
    }

    private sealed class AtEpochEnd(Action<TrainingRun, int> act) : TrainingCallback
    {
        protected internal override void OnEpochEnd(TrainingRun run) => act(run, run.Epoch);
    }
}
