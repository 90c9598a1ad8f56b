namespace HybridNet.Tests.Diagnostics;

/// <summary>Every setting of every public class is held to its range, when it is made and when it is set.</summary>
public class SettingTests
{
    private static readonly double[] Never = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.1];

    public static TheoryData<string, Action<double>, double[], double[]> Settings => new()
    {
        { "Sgd: the learning rate is {0}; it must be a finite number greater than 0.", value => _ = new Sgd(value), [0], [1e-9, 1e9] },
        { "Adam: the learning rate is {0}; it must be a finite number, 0 or more.", value => new Adam().LearningRate = value, [], [0, 1] },
        { "Adam: the current learning rate is {0}; it must be a finite number, 0 or more.", value => new Adam().CurrentLearningRate = value, [], [0, 1] },
        { "AdaGrad: the decay of the learning rate is {0}; it must be a finite number, 0 or more.", value => new AdaGrad().Decay = value, [], [0, 5] },
        { "Sgd: the momentum is {0}; it must be 0 to 1.", value => new Sgd().Momentum = value, [1.5], [0, 1] },
        { "RmsProp: rho is {0}; it must be 0 to 1.", value => new RmsProp().Rho = value, [1.5], [0, 1] },
        { "RmsProp: epsilon is {0}; it must be a finite number, 0 or more.", value => new RmsProp().Epsilon = value, [], [0, 1] },
        { "Adam: beta 1 is {0}; it must be 0 or more and less than 1.", value => new Adam().Beta1 = value, [1], [0, 0.999] },
        { "Adam: beta 2 is {0}; it must be 0 or more and less than 1.", value => new Adam().Beta2 = value, [1], [0, 0.999] },
        { "dropout layer: the rate is {0}; it is the share of inputs to drop, 0 or more and less than 1.", value => _ = new DropoutLayer(value), [1], [0, 0.9] },
        { "initial weights: the scale is {0}; it must be a finite number, 0 or more.", value => Initializer.Normal(value), [], [0, 3] },
        { "regression accuracy: the precision is {0}; it must be a finite number, 0 or more.", value => new RegressionAccuracy().Precision = value, [], [0, 3] },
        { "early stopping: the least improvement is {0}; it must be a finite number, 0 or more.", value => _ = new EarlyStopping { MinDelta = value }, [], [0, 3] },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void ASettingOutOfRange_IsRefused_AndOneAtItsEndIsNot(string text, Action<double> set, double[] refused, double[] accepted)
    {
        foreach (double value in Never.Concat(refused))
        {
            Refused.With<ArgumentOutOfRangeException>(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, value), () => set(value));
        }

        foreach (double value in accepted)
        {
            set(value);
        }
    }

    [Fact]
    public void ASlope_IsFinite() => Refused.With<ArgumentOutOfRangeException>(
        "leaky ReLU: the slope is NaN; it must be a finite number.", () => _ = new LeakyReLUActivation(double.NaN));

    [Fact]
    public void WholeNumbers_HaveRangesToo()
    {
        Refused.With<ArgumentOutOfRangeException>(
            "early stopping: the patience is -1; it must be 0 or more.", () => _ = new EarlyStopping { Patience = -1 });
        Refused.With<ArgumentOutOfRangeException>(
            "checkpoint: the interval in epochs is 0; it must be 1 or more.", () => _ = new CheckpointOptions(new CheckpointFile("c")) { EveryEpochs = 0 });
        Refused.With<ArgumentOutOfRangeException>(
            "checkpoint: the interval in steps is -2; it must be 1 or more.", () => _ = new CheckpointOptions(new CheckpointFile("c")) { EverySteps = -2 });
        Refused.With<ArgumentOutOfRangeException>(
            "model, predict: the batch size is -1; it must be 1 or more, or not given for all samples in one batch.",
            () => new Model { new DenseLayer(2, 1, new NumPyRandom(0)) }.Predict(Matrix.From(new float[,] { { 1, 2 } }), batchSize: -1));
    }

    [Fact]
    public void RangesOfPython_AreInTheTableToo()
    {
        foreach (double value in new[] { double.NaN, -0.1, 1 })
        {
            Refused.With<ArgumentOutOfRangeException>(
                FormattableString.Invariant($"fit: the share held out is {value}; it is a share of the samples, 0 or more and less than 1."),
                () => Setting.Named("the share held out").Check("fit", value));
        }

        Refused.With<ArgumentOutOfRangeException>(
            "fit: the fraction held out is 0; it is a share of the samples, greater than 0 and less than 1.",
            () => Setting.Named("the fraction held out").Check("fit", 0));
        Refused.With<ArgumentOutOfRangeException>("fit: the size is 0; it must be 1 or more.", () => Setting.Named("the size").Check("fit", 0));
    }
}
