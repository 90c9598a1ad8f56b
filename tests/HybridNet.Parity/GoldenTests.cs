using HybridNet.Parity.Handlers;

namespace HybridNet.Parity;

/// <summary>Every golden file is a test case: the engine must give what NumPy gave, at every vector width.</summary>
[TestFixture]
internal sealed class GoldenTests
{
    private static readonly Dictionary<string, Action<GoldenFile>> Handlers = new()
    {
        ["NumPyRandom.draws"] = Randomness.Draws,
        ["NumPyRandom.restore"] = Randomness.Restore,
        ["Arithmetic.exp"] = Numbers.Exp,
        ["Arithmetic.log"] = Numbers.Log,
        ["Arithmetic.sum"] = Numbers.Sum,
        ["Arithmetic.mean"] = Numbers.Mean,
        ["Arithmetic.sum_of_rows"] = Numbers.SumOfRows,
        ["Arithmetic.sum_in_rows"] = Numbers.SumInRows,
        ["DenseLayer.pass"] = Layers.Dense,
        ["DenseLayer.new"] = Layers.NewDense,
        ["DropoutLayer.pass"] = Layers.Dropout,
        ["DenseLayer.penalty"] = Losses.Penalty,
        ["ReLUActivation.pass"] = Activations.Of(new ReLUActivation()),
        ["SoftmaxActivation.pass"] = Activations.Of(new SoftmaxActivation()),
        ["SigmoidActivation.pass"] = Activations.Of(new SigmoidActivation()),
        ["LinearActivation.pass"] = Activations.Of(new LinearActivation()),
        ["HeavisideActivation.pass"] = Activations.Of(new HeavisideActivation()),
        ["TanhActivation.pass"] = Activations.Of(new TanhActivation()),
        ["LeakyReLUActivation.pass"] = Activations.LeakyReLU,
        ["ELUActivation.pass"] = Activations.ELU,
        ["GELUActivation.pass"] = Activations.GELU,
        ["SoftplusActivation.pass"] = Activations.Of(new SoftplusActivation()),
        ["SiLUActivation.pass"] = Activations.Of(new SiLUActivation()),
        ["CategoricalCrossentropyLoss.pass"] = Losses.Of(new CategoricalCrossentropyLoss()),
        ["BinaryCrossentropyLoss.pass"] = Losses.Of(new BinaryCrossentropyLoss()),
        ["SigmoidBinaryCrossentropyLoss.pass"] = Losses.Of(new SigmoidBinaryCrossentropyLoss()),
        ["MeanSquaredErrorLoss.pass"] = Losses.Of(new MeanSquaredErrorLoss()),
        ["MeanAbsoluteErrorLoss.pass"] = Losses.MeanAbsoluteError,
        ["SoftmaxCategoricalCrossentropy.pass"] = Losses.Combined,
        ["CategoricalAccuracy.calculate"] = Metrics.Categorical,
        ["RegressionAccuracy.calculate"] = Metrics.Regression,
        ["SGD.three_steps"] = Optimizers.Steps,
        ["AdaGrad.three_steps"] = Optimizers.Steps,
        ["RMSprop.three_steps"] = Optimizers.Steps,
        ["Adam.three_steps"] = Optimizers.Steps,
        ["SpiralData.new"] = Datasets.Spiral,
        ["VerticalData.new"] = Datasets.Vertical,
        ["SineData.new"] = Datasets.Sine,
        ["MoonsData.new"] = Datasets.Moons,
        ["CirclesData.new"] = Datasets.Circles,
        ["XorData.new"] = Datasets.Xor,
    };

    private static readonly int[] AllWidths = [512, 256, 128, 1];

    [TestCaseSource(typeof(GoldenFile), nameof(GoldenFile.Paths))]
    public void Engine_GivesWhatNumPyGave(string path)
    {
        var golden = new GoldenFile(path);
        Assert.That(Handlers, Contains.Key(golden.Key), $"no handler runs {path}");
        foreach (int width in Widths(golden.Class))
        {
            VectorWidth.Force(width);
            try
            {
                Handlers[golden.Key](golden);
            }
            finally
            {
                VectorWidth.Release();
            }
        }
        golden.ExpectNothingElse();
    }

    [Test]
    public void Handler_HasAGoldenFile() => Assert.That(GoldenFile.Paths().Select(path => new GoldenFile(path).Key).Distinct(), Is.SupersetOf(Handlers.Keys));

    /// <summary>Draws do not depend on the width of lanes and take long.</summary>
    private static IEnumerable<int> Widths(string name) => name == "NumPyRandom" ? [VectorWidth.Widest] : AllWidths.Where(width => width <= VectorWidth.Widest);
}
