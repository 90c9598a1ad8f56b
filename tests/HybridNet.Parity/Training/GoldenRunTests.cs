using Newtonsoft.Json.Linq;

namespace HybridNet.Parity.Training;

/// <summary>Whole trainings from C# alone leave the bits that NumPy with nnfs left: 10,001 epochs, parameters, every loss, every accuracy.</summary>
[TestFixture]
internal sealed class GoldenRunTests
{
    private const int Stretch = 101;

    private static IEnumerable<TestCaseData> Runs => GoldenRun.All.Select(run => new TestCaseData(run.Name, run.Flavour).SetArgDisplayNames(run.Name, $"{run.Flavour}"));

    [TestCaseSource(nameof(Runs))]
    public void Fit_LeavesTheBitsOfNumPy(string name, Flavour flavour)
    {
        var golden = new GoldenRun(name);
        (Model model, Matrix points, Targets targets) = golden.Create(new NumPyRandom(0));
        model.Arithmetic = new NumPyArithmetic { Flavour = flavour };
        var steps = new Steps();
        foreach ((int epochs, int all) in new[] { (Stretch, Stretch), (golden.Epochs - Stretch, golden.Epochs) })
        {
            model.Fit(points, targets, epochs, new() { Callbacks = [steps] });
            Compare(golden.Expected(flavour, all), model, steps);
        }
    }

    /// <summary>Without a callback the loop does not wait.</summary>
    [TestCase("adam_l2")]
    [TestCase("dropout")]
    public void Fit_WithoutCallbacks_LeavesTheSameParameters(string name)
    {
        var golden = new GoldenRun(name);
        (Model model, Matrix points, Targets targets) = golden.Create(new NumPyRandom(0));
        model.Fit(points, targets, Stretch);
        JObject expected = golden.Expected(Flavour.Simd, Stretch);
        Assert.That(GoldenRun.Digest(model.Parameters), Is.EqualTo(expected.Value<string>("parameters")));
        CompareEpochs(expected, model);
    }

    private static void Compare(JObject expected, Model model, Steps steps) => Assert.Multiple(() =>
    {
        Sequence(expected["data_losses"], steps.DataLosses, "data losses");
        Sequence(expected["losses"], steps.Losses, "losses");
        Sequence(expected["accuracies"], steps.Accuracies, "accuracies");
        if (expected["regularization_losses"] is JObject penalties)
        {
            Sequence(penalties, steps.Penalties, "penalties");
        }
        else
        {
            Assert.That(steps.Penalties, Is.All.Zero);
        }

        CompareEpochs(expected, model);
        Assert.That(GoldenRun.Digest(model.Parameters), Is.EqualTo(expected.Value<string>("parameters")), "parameters");
    });

    private static void CompareEpochs(JObject expected, Model model)
    {
        JToken epochs = expected["epochs"]!;
        Sequence(epochs["data_losses"], model.History.Select(epoch => epoch.DataLoss), "data losses of the history");
        Sequence(epochs["losses"], model.History.Select(epoch => epoch.Loss), "losses of the history");
        Sequence(epochs["accuracies"], model.History.Select(epoch => epoch.Accuracy), "accuracies of the history");
    }

    private static void Sequence(JToken? expected, IEnumerable<double> actual, string what)
    {
        double[] values = [.. actual];
        var array = new GoldenArray(expected!.Value<string>("dtype")!, [values.Length], values);
        Assert.That(array.Digest(), Is.EqualTo(expected.Value<string>("sha256")), what);
    }

    /// <summary>What every step computed before its update.</summary>
    private sealed class Steps : TrainingCallback
    {
        internal List<double> DataLosses { get; } = [];

        internal List<double> Penalties { get; } = [];

        internal List<double> Losses { get; } = [];

        internal List<double> Accuracies { get; } = [];

        protected internal override bool WantsSteps => true;

        protected internal override void OnStepEnd(TrainingRun run)
        {
            DataLosses.Add(run.DataLoss);
            Penalties.Add(run.Penalty);
            Losses.Add(run.Loss);
            Accuracies.Add(run.Accuracy);
        }
    }
}
