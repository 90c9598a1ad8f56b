using System.Globalization;

namespace HybridNet.Tests.Architecture;

/// <summary>What a public class says of itself is more than the name of its type, and the same in every culture.</summary>
public sealed class ToStringTests
{
    private static readonly Matrix X = Matrix.From([[1f, 2], [3, 5], [4, 4]]);

    /// <summary>Objects of the classes, and what they say.</summary>
    private static (string Text, object Thing)[] Said =>
    [
        ("AdaGrad, learning rate 0.5, 0 iterations", new AdaGrad(0.5)),
        ("Adam, learning rate 0.05, decay 0.001, 0 iterations", new Adam(0.05) { Decay = 1e-3 }),
        ("RmsProp, learning rate 0.001, 0 iterations", new RmsProp()),
        ("Sgd, learning rate 1, 0 iterations", new Sgd()),
        ("categorical accuracy", new CategoricalAccuracy()),
        ("categorical accuracy of single outputs", new CategoricalAccuracy { IsBinary = true }),
        ("regression accuracy", new RegressionAccuracy()),
        ("regression accuracy, precision 0.25", new RegressionAccuracy { Precision = 0.25 }),
        ("top-2 accuracy", new TopKAccuracy(2)),
        ("precision of class 1", new Precision()),
        ("recall of class 2", new Recall { Class = 2 }),
        ("F1 score of class 1", new F1Score()),
        ("R2", new R2()),
        ("softmax and categorical cross-entropy", new SoftmaxCategoricalCrossentropy()),
        ("checkpoint run.safetensors", new CheckpointFile("run.safetensors")),
        ("1 tensors, 1 texts", new SafetensorsFile { Tensors = { ["a"] = X }, Metadata = { ["by"] = "me" } }),
        ("CSV log run.csv", new CsvLog("run.csv")),
        ("early stopping on the validation loss, patience 10", new EarlyStopping()),
        ("early stopping on the accuracy, patience 3", new EarlyStopping(MonitoredQuantity.Accuracy) { Patience = 3 }),
        ("no epochs", new History()),
        ("He", Initializer.He),
        ("Normal(0.01)", Initializer.Nnfs),
        ("Uniform(0.5)", Initializer.Uniform(0.5)),
        ("linear trainer of 2 features, 3 samples", new LinearTrainer(X, new Matrix(3, 1), [0.1, 0.1], 0.1)),
        ("2 training rows, 1 test rows", RowSplit.InOrder(3, SplitSize.TestRows(1))),
        ("2 rows to train on, 1 held out", HeldOutSplit.Of(X, new[] { 0, 1, 0 }, RowSplit.InOrder(3, SplitSize.TestRows(1)))),
        ("one-hot of C, Q, S", new OneHot("C", "Q", "S")),
        ("standardizer of 2 columns", Standardizer.Fit(X)),
        ("parameter (3, 2) float32, frozen", new Parameter(X) { IsTrainable = false }),
        ("layer state, empty", new DropoutState()),
        ("loss state, empty", new LossState()),
        ("NumPy's MT19937 at position 624", new NumPyRandom(seed: 0)),
        ("state of MT19937 at position 624", new NumPyRandom(seed: 0).GetState()),
    ];

    public static TheoryData<string> Classes =>
    [
        .. typeof(Model).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false, IsEnum: false } && !typeof(Exception).IsAssignableFrom(type))
            .Where(type => !typeof(Delegate).IsAssignableFrom(type) && !typeof(Attribute).IsAssignableFrom(type))
            .Select(type => type.FullName!),
    ];

    [Theory]
    [MemberData(nameof(Classes))]
    public void EveryPublicClass_SaysWhatItIs(string name)
    {
        Type type = typeof(Model).Assembly.GetType(name)!;
        Type declaring = type.GetMethod(nameof(ToString), [])!.DeclaringType!;
        Assert.True(declaring != typeof(object) && declaring != typeof(ValueType), $"{name} has no ToString of its own");
    }

    [Fact]
    public void Texts_AreTheSameInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (CultureInfo culture in new[] { CultureInfo.InvariantCulture, Refused.Foreign })
            {
                CultureInfo.CurrentCulture = culture;
                Assert.Equal(Said.Select(each => each.Text), Said.Select(each => each.Thing.ToString()));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void WhatTrainingMakes_SaysHowFarItIs()
    {
        (Matrix points, int[] labels) = SpiralData.Create(10, 3, new NumPyRandom(0));
        var model = new Model { new DenseLayer(2, 3, new NumPyRandom(1)), new SoftmaxActivation() };
        model.Compile(new CategoricalCrossentropyLoss(), new Sgd());
        var notes = new Notes();
        History history = model.Fit(points, labels, 2, new() { BatchSize = 20, Callbacks = [notes] });
        Assert.Equal($"epoch 2 of 2, step 2 of 2, loss {notes.Loss.ToString("0.####", CultureInfo.InvariantCulture)}", notes.Said);
        Assert.Equal($"2 epochs, the last: {history[1]}", history.ToString());
        Assert.Equal("Sgd, learning rate 1, 4 iterations", model.Optimizer!.ToString());
        var state = new LayerState();
        new DenseLayer(2, 3, new NumPyRandom(1)).Forward(X, state, PassContext.Inference);
        Assert.Equal("layer state, output (3, 3) float32", state.ToString());
    }

    private sealed class Notes : TrainingCallback
    {
        internal string Said { get; private set; } = "";

        internal double Loss { get; private set; }

        protected internal override void OnEpochEnd(TrainingRun run) => (Said, Loss) = (run.ToString(), run.Loss);
    }
}
