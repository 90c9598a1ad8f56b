namespace HybridNet.Tests.Training;

/// <summary>What callbacks and callers change in a model takes effect in the next step.</summary>
public sealed class CallbackChangeTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    public static TheoryData<string, Action<Model>> Changes => new()
    {
        { "learning rate", model => model.Optimizer!.LearningRate = 1e-4 },
        { "learning rate of 0", model => model.Optimizer!.LearningRate = 0 },
        { "decay", model => model.Optimizer!.Decay = 0.5 },
        { "no decay", model => model.Optimizer!.Decay = 0 },
        { "beta 1", model => ((Adam)model.Optimizer!).Beta1 = 0.5 },
        { "beta 2", model => ((Adam)model.Optimizer!).Beta2 = 0.5 },
        { "epsilon", model => ((Adam)model.Optimizer!).Epsilon = 0.1 },
        { "iterations", model => model.Optimizer!.Iterations = 1000 },
        { "another optimizer", model => model.Compile(model.Loss!, new Sgd(0.1), model.Metric) },
        { "L2", model => model.Parameters[0].L2 = 0.1 },
        { "frozen", model => model.Parameters[2].IsTrainable = false },
        { "frozen at the front", model => (model.Parameters[0].IsTrainable, model.Parameters[1].IsTrainable) = (false, false) },
        { "value", model => model.Parameters[0].Value = new(2, 8) },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void AChangeInACallback_IsAChangeBetweenTwoFits(string what, Action<Model> change)
    {
        Model model = Spirals.Classifier(optimizer: new Adam(0.05) { Decay = 0.01 });
        var plain = Spirals.Classifier(optimizer: new Adam(0.05) { Decay = 0.01 });
        var other = Spirals.Classifier(optimizer: new Adam(0.05) { Decay = 0.01 });
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 6, new() { Callbacks = [new AfterEpochThree(change)] });
        other.Fit(Spiral.Points, Spiral.Labels, epochs: 3);
        change(other);
        other.Fit(Spiral.Points, Spiral.Labels, epochs: 3);
        plain.Fit(Spiral.Points, Spiral.Labels, epochs: 6);
        Assert.Equal(Spirals.Numbers(other), Spirals.Numbers(model));
        Assert.Equal([.. other.History], model.History);
        Assert.False(Spirals.Numbers(plain).SequenceEqual(Spirals.Numbers(model)), what);
    }

    [Fact]
    public void Layers_AreNotAddedWhileTheModelIsTrained()
    {
        Model model = Spirals.Classifier();
        Refused.With<StateException>(
            "model: the ReLU is to be added while the model is trained; layers stay as they are until the end. Add it between two fits.",
            () => model.Fit(Spiral.Points, Spiral.Labels, epochs: 6, new() { Callbacks = [new AfterEpochThree(_ => model.Add(new ReLUActivation()))] }));
        Assert.Equal(4, model.Layers.Count);
        model.Add(new ReLUActivation());
    }

    [Fact]
    public void ALearningRate_IsAbove0AtTheStart_AndMayEndAt0()
    {
        Refused.With<ArgumentOutOfRangeException>(
            "Adam: the learning rate is 0; it must be a finite number greater than 0.", () => _ = new Adam(0));
        var optimizer = new Adam(0.5) { LearningRate = 0 };
        Assert.Equal(0, optimizer.CurrentLearningRate);
        Refused.With<ArgumentOutOfRangeException>(
            "Adam: the learning rate is NaN; it must be a finite number, 0 or more.",
            () => optimizer.LearningRate = double.NaN);
        Refused.With<ArgumentOutOfRangeException>(
            "Sgd: the learning rate is -0.5; it must be a finite number, 0 or more.",
            () => new Sgd(0.5).LearningRate = -0.5);
    }

    [Fact]
    public void DecaySetTo0_ReturnsToTheLearningRate()
    {
        var optimizer = new Sgd(0.5) { Decay = 1 };
        optimizer.BeginStep();
        optimizer.EndStep();
        optimizer.BeginStep();
        Assert.Equal(0.25, optimizer.CurrentLearningRate);
        optimizer.Decay = 0;
        Assert.Equal(0.5, optimizer.CurrentLearningRate);
    }

    [Theory]
    [InlineData(int.MaxValue - 1L)]
    [InlineData((1L << 53) + 1)]
    public void Iterations_CountBeyond32Bits_InFilesToo(long start)
    {
        Model model = Spirals.Classifier(optimizer: new Adam(0.05) { Decay = 1, Iterations = start });
        double[] before = Spirals.Numbers(model);
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 3);
        Assert.Equal(start + 3, model.Optimizer!.Iterations);
        Assert.InRange(model.History[2].LearningRate, 0, 1e-9);
        Assert.NotEqual(before, Spirals.Numbers(model));
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            model.Save(path);
            Assert.Equal(start + 3, ModelFile.Load(path).Optimizer!.Iterations);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class AfterEpochThree(Action<Model> change) : TrainingCallback
    {
        protected internal override void OnEpochEnd(TrainingRun run)
        {
            if (run.Epoch == 3)
            {
                change(run.Model);
            }
        }
    }
}
