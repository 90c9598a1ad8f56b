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
        ["SpiralData.new"] = Datasets.Spiral,
        ["VerticalData.new"] = Datasets.Vertical,
        ["SineData.new"] = Datasets.Sine,
        ["MoonsData.new"] = Datasets.Moons,
        ["CirclesData.new"] = Datasets.Circles,
        ["XorData.new"] = Datasets.Xor,
    };

    /// <summary>Classes of golden files that the engine does not have yet, under their names there.</summary>
    private static readonly Dictionary<string, string> ToCome = new()
    {
        ["DenseLayer"] = "DenseLayer",
        ["DropoutLayer"] = "DropoutLayer",
        ["ReLUActivation"] = "ReLUActivation",
        ["SoftmaxActivation"] = "SoftmaxActivation",
        ["SigmoidActivation"] = "SigmoidActivation",
        ["LinearActivation"] = "LinearActivation",
        ["HeavisideActivation"] = "HeavisideActivation",
        ["TanhActivation"] = "TanhActivation",
        ["LeakyReLUActivation"] = "LeakyReLUActivation",
        ["CategoricalCrossentropyLoss"] = "CategoricalCrossentropyLoss",
        ["BinaryCrossentropyLoss"] = "BinaryCrossentropyLoss",
        ["MeanSquaredErrorLoss"] = "MeanSquaredErrorLoss",
        ["MeanAbsoluteErrorLoss"] = "MeanAbsoluteErrorLoss",
        ["SoftmaxCategoricalCrossentropy"] = "SoftmaxCategoricalCrossentropy",
        ["SGD"] = "Sgd",
        ["AdaGrad"] = "AdaGrad",
        ["RMSprop"] = "RmsProp",
        ["Adam"] = "Adam",
        ["CategoricalAccuracy"] = "CategoricalAccuracy",
        ["RegressionAccuracy"] = "RegressionAccuracy",
    };

    private static readonly int[] AllWidths = [512, 256, 128, 1];

    [TestCaseSource(nameof(Files))]
    public void Engine_GivesWhatNumPyGave(string path)
    {
        var golden = new GoldenFile(path);
        Assert.That(Handlers, Contains.Key(golden.Key), $"no handler runs {path}");
        foreach (int width in Widths(golden.Class))
        {
            LaneWidth.Force(width);
            try
            {
                Handlers[golden.Key](golden);
            }
            finally
            {
                LaneWidth.Release();
            }
        }
        golden.ExpectNothingElse();
    }

    [TestCaseSource(nameof(ToCome))]
    public void ClassToCome_IsNotInTheEngineYet(KeyValuePair<string, string> name) =>
        Assert.That(GoldenFile.Engine(name.Value), Is.Null, $"{name.Value} has come: write its handler and take it off this list");

    [Test]
    public void Handler_HasAGoldenFile() => Assert.That(GoldenFile.Paths().Select(path => new GoldenFile(path).Key).Distinct(), Is.SupersetOf(Handlers.Keys));

    private static IEnumerable<string> Files() => GoldenFile.Paths().Where(path => !ToCome.ContainsKey(new GoldenFile(path).Class));

    /// <summary>Draws do not depend on the width of lanes and take long.</summary>
    private static IEnumerable<int> Widths(string name) => name == "NumPyRandom" ? [LaneWidth.Widest] : AllWidths.Where(width => width <= LaneWidth.Widest);
}
