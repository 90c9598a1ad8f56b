namespace HybridNet.Tests.Optimizers;

/// <summary>Three steps of every optimizer, with settings that are not the default ones, against the formulas of the book in double.</summary>
public sealed class UpdateRuleTests
{
    private const double Rate = 0.05;
    private const double Decay = 0.1;
    private const double Epsilon = 1e-3;
    private const double Share = 0.7;
    private const double OtherShare = 0.8;

    private static readonly double[] Gradients = [0.3, -2, 0.7];

    /// <summary>An optimizer; and value, momentum and cache after a step by its formula: of the state before, gradient, rate and number of the step.</summary>
    private static readonly Dictionary<string, (Func<Optimizer> Make, Func<State, double, double, int, State> Step)> Rules = new()
    {
        ["SGD"] = (() => new Sgd(Rate), (s, g, rate, _) => s with { Value = s.Value - (rate * g) }),
        ["SGD with momentum"] = (
            () => new Sgd(Rate) { Momentum = Share },
            (s, g, rate, _) => s with { Momentum = (Share * s.Momentum) - (rate * g), Value = s.Value + (Share * s.Momentum) - (rate * g) }),
        ["AdaGrad"] = (() => new AdaGrad(Rate) { Epsilon = Epsilon }, (s, g, rate, _) => Scaled(s with { Cache = s.Cache + (g * g) }, g, rate)),
        ["RMSProp"] = (
            () => new RmsProp(Rate) { Epsilon = Epsilon, Rho = Share },
            (s, g, rate, _) => Scaled(s with { Cache = (Share * s.Cache) + ((1 - Share) * g * g) }, g, rate)),
        ["Adam"] = (
            () => new Adam(Rate) { Epsilon = Epsilon, Beta1 = Share, Beta2 = OtherShare },
            (s, g, rate, step) =>
            {
                double momentum = (Share * s.Momentum) + ((1 - Share) * g);
                double cache = (OtherShare * s.Cache) + ((1 - OtherShare) * g * g);
                double corrected = momentum / (1 - Math.Pow(Share, step));
                double scale = Math.Sqrt(cache / (1 - Math.Pow(OtherShare, step))) + Epsilon;
                return new(s.Value - (rate * corrected / scale), momentum, cache);
            }
        ),
    };

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_FollowTheFormula(string name)
    {
        (Func<Optimizer> make, Func<State, double, double, int, State> formula) = Rules[name];
        Optimizer optimizer = make();
        optimizer.Decay = Decay;
        var parameter = new Parameter(Matrix.From(new[,] { { 1.5 } }));
        var expected = new State(1.5, 0, 0);
        for (int step = 1; step <= Gradients.Length; step++)
        {
            double rate = Rate / (1 + (Decay * (step - 1)));
            expected = formula(expected, Gradients[step - 1], rate, step);
            parameter.Gradient = Matrix.From(new[,] { { Gradients[step - 1] } });
            optimizer.BeginStep();
            optimizer.Update(parameter);
            optimizer.EndStep();
            Assert.Equal(rate, optimizer.CurrentLearningRate, 1e-15);
            Assert.Equal(expected.Value, parameter.Value[0, 0], 1e-14);
            Assert.Equal(expected.Momentum, parameter.Momentum?[0, 0] ?? 0, 1e-14);
            Assert.Equal(expected.Cache, parameter.Cache?[0, 0] ?? 0, 1e-14);
        }
    }

    [Fact]
    public void TheRules_AreOfEveryOptimizer() => Assert.Equal(
        typeof(Optimizer).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Optimizer))).Select(type => type.Name).Order(),
        Rules.Values.Select(rule => rule.Make().GetType().Name).Distinct().Order());

    /// <summary>The neurons of a ReLU that is never positive have averages that only decay.</summary>
    [Fact]
    public void AveragesThatBecomeSubnormal_AreZeroInTheFastArithmetic_AndStayInNumPys()
    {
        foreach (int bits in Widths.All)
        {
            foreach ((Arithmetic arithmetic, double kept) in new (Arithmetic, double)[] { (Arithmetic.Fast, 0), (Arithmetic.NumPy, 1) })
            {
                var parameter = new Parameter(new Matrix(1, 19)) { Gradient = new Matrix(1, 19), Momentum = new Matrix(1, 19), Cache = new Matrix(1, 19) };
                parameter.Momentum.AsFloatSpan().Fill(1e-38f);
                parameter.Cache.AsFloatSpan().Fill(1e-38f);
                parameter.Momentum[0, 3] = parameter.Cache[0, 18] = 2e-38;
                Widths.At(bits, () => new Adam(Rate) { Beta1 = Share, Beta2 = OtherShare }.Update(parameter, arithmetic));
                Assert.Equal((float)(kept * (float)Share * 1e-38f), parameter.Momentum[0, 0], 1e-44);
                Assert.Equal((float)(kept * (float)OtherShare * 1e-38f), parameter.Cache[0, 17], 1e-44);
                Assert.Equal((float)Share * 2e-38f, parameter.Momentum[0, 3], 1e-44);
                Assert.Equal((float)OtherShare * 2e-38f, parameter.Cache[0, 18], 1e-44);
            }
        }
    }

    [Fact]
    public void ANewRate_IsTheCurrentRate_AndADecayOfZeroReturnsToIt()
    {
        var optimizer = new Sgd(Rate) { Decay = Decay, Iterations = 3 };
        optimizer.BeginStep();
        optimizer.Decay = 2 * Decay;
        Assert.Equal(Rate / 1.3, optimizer.CurrentLearningRate, 1e-15);
        optimizer.Decay = 0;
        Assert.Equal(Rate, optimizer.CurrentLearningRate);
        optimizer.CurrentLearningRate = 0.5;
        optimizer.BeginStep();
        Assert.Equal(0.5, optimizer.CurrentLearningRate);
        optimizer.LearningRate = 0.25;
        Assert.Equal(0.25, optimizer.CurrentLearningRate);
    }

    [Fact]
    public void AClone_HasTheSettingsAndCounters_AndALifeOfItsOwn()
    {
        var adam = new Adam(Rate) { Decay = Decay, Iterations = 3, Beta1 = Share, Beta2 = OtherShare, Epsilon = Epsilon };
        adam.BeginStep();
        var clone = (Adam)adam.Clone();
        Assert.Equal(
            (adam.LearningRate, adam.CurrentLearningRate, Decay, 3, Share, OtherShare, Epsilon),
            (clone.LearningRate, clone.CurrentLearningRate, clone.Decay, clone.Iterations, clone.Beta1, clone.Beta2, clone.Epsilon));
        clone.EndStep();
        Assert.Equal(3, adam.Iterations);
    }

    private static State Scaled(State state, double gradient, double rate) =>
        state with { Value = state.Value - (rate * gradient / (Math.Sqrt(state.Cache) + Epsilon)) };

    private sealed record State(double Value, double Momentum, double Cache);
}
