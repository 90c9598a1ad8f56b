using System.Globalization;

namespace HybridNet.Tests.Training;

public sealed class CloneTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    [Theory]
    [InlineData("sgd")]
    [InlineData("adagrad")]
    [InlineData("rmsprop")]
    [InlineData("adam")]
    public void Clone_TrainsOnToTheSameBits_AndNeitherChangesTheOther(string optimizer)
    {
        Model model = Spirals.Classifier(dropout: 0.2, OptimizerOf(optimizer));
        model.ClassNames = ["a", "b", "c"];
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 5);
        double[] before = Spirals.Numbers(model);
        Model clone = model.Clone();
        clone.Fit(Spiral.Points, Spiral.Labels, epochs: 7, new() { Shuffle = true, BatchSize = 8 });
        Assert.Equal(before, Spirals.Numbers(model));
        Assert.Equal((5, 12), (model.History.Count, clone.History.Count));
        Assert.Equal((5, 5 + (7 * 4)), (model.Optimizer!.Iterations, clone.Optimizer!.Iterations));
        Assert.Equal(model.ClassNames, clone.ClassNames);

        model.Fit(Spiral.Points, Spiral.Labels, epochs: 7, new() { Shuffle = true, BatchSize = 8 });
        Assert.Equal(Spirals.Numbers(clone), Spirals.Numbers(model));
        Assert.Equal(clone.History, model.History);
    }

    [Fact]
    public void Clone_KeepsWhatIsFrozen_ItsPenaltiesAndItsMetric()
    {
        var model = new Model { new DenseLayer(2, 1, new NumPyRandom(0)) { WeightL1 = 0.5, BiasL2 = 0.25, IsTrainable = false } };
        var accuracy = new RegressionAccuracy { Precision = 0.5 };
        model.Compile(new MeanSquaredErrorLoss(), new Sgd { Momentum = 0.5 }, accuracy);
        Model clone = model.Clone();
        accuracy.Precision = 3;
        var layer = (DenseLayer)clone.Layers[0];
        Assert.Equal((0.5, 0.25, false), (layer.WeightL1, layer.BiasL2, layer.IsTrainable));
        Assert.Equal(0.5, ((RegressionAccuracy)clone.Metric!).Precision);
        Assert.Equal(0.5, ((Sgd)clone.Optimizer!).Momentum);
        Assert.NotSame(((DenseLayer)model.Layers[0]).Weights, layer.Weights);
    }

    [Fact]
    public void Clone_WhileAnotherThreadTrains_IsTheModelAfterAWholeStep()
    {
        Model model = Spirals.Classifier();
        Model twin = model.Clone();
        using var stop = new CancellationTokenSource();
        Task<History> training = model.FitAsync(Spiral.Points, Spiral.Labels, epochs: int.MaxValue, cancellation: stop.Token);
        var clones = new List<Model>();
        while (clones.Count < 5)
        {
            Model clone = model.Clone();
            Assert.Equal(Spiral.Points.Rows, clone.Predict(Spiral.Points).Rows);
            if (clones.Count == 0 || clone.History.Count > clones[^1].History.Count)
            {
                clones.Add(clone);
            }
        }

        stop.Cancel();
        Assert.Throws<AggregateException>(() => training.Wait(TimeSpan.FromMinutes(1)));
        Assert.True(training.IsCanceled);
        foreach (Model clone in clones)
        {
            twin.Fit(Spiral.Points, Spiral.Labels, epochs: (int)clone.Optimizer!.Iterations - (int)twin.Optimizer!.Iterations);
            Assert.Equal(Spirals.Numbers(twin), Spirals.Numbers(clone));
        }
    }

    [Fact]
    public void Clone_InACallback_IsPossible()
    {
        Model model = Spirals.Classifier();
        var snapshots = new Snapshots();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 3, new() { Callbacks = [snapshots] });
        Assert.Equal([1, 2, 3], snapshots.Models.Select(one => one.History.Count));
        Assert.Equal(Spirals.Numbers(model), Spirals.Numbers(snapshots.Models[^1]));
    }

    [Fact]
    public void Clone_OfALayerThatCannotBeCopied_IsRefusedAlsoWhileAnotherThreadTrains()
    {
        const string Text = "model, clone: the scaling has parameters, and its class defines no Clone. Implement it.";
        var model = new Model { new Scaling() };
        model.Compile(new MeanSquaredErrorLoss(), new Sgd(1e-9));
        Refused.With<StateException>(Text, () => model.Clone());
        using var stop = new CancellationTokenSource();
        Task<History> training = model.FitAsync(new Matrix(1, 1), new Matrix(1, 1), epochs: int.MaxValue, cancellation: stop.Token);
        Refused.With<StateException>(Text, () => model.Clone());
        stop.Cancel();
        Assert.Throws<AggregateException>(training.Wait);
    }

    [Fact]
    public async Task FitAsync_GivesTheHistoryOfFit_AndItsExceptions()
    {
        Model model = Spirals.Classifier();
        History history = await model.FitAsync(Spiral.Points, Spiral.Labels, epochs: 4);
        Model other = Spirals.Classifier();
        Assert.Equal(other.Fit(Spiral.Points, Spiral.Labels, epochs: 4), history);
        Assert.Equal(Spirals.Numbers(other), Spirals.Numbers(model));
        ShapeException refusal = await Assert.ThrowsAsync<ShapeException>(() => model.FitAsync(new Matrix(2, 3), new[] { 0, 1 }));
        Assert.StartsWith("model, fit: inputs are (2, 3); the dense layer 2 -> 8 ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PredictClassNames_AreTheNamesOfThePredictedClasses()
    {
        Model model = Spirals.Classifier();
        Refused.With<StateException>(
            "model, predict class names: it has no class names; fitting it on text labels sets them. Set the class names, or predict class numbers.",
            () => model.PredictClassNames(Spiral.Points));
        model.ClassNames = ["a", "b", "c"];
        Assert.Equal(model.PredictClasses(Spiral.Points).Select(number => model.ClassNames[number]), model.PredictClassNames(Spiral.Points));
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 20);
        model.ClassNames = ["a"];
        Assert.StartsWith(
            "model, predict class names: class ",
            Assert.Throws<ArgumentException>(() => model.PredictClassNames(Spiral.Points)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void PredictClasses_OfASoftmaxRowThatIsNaN_AreRefused()
    {
        Matrix samples = Matrix.From(new[,] { { 1f, 2 }, { float.NaN, 1 } });
        Model model = Spirals.Classifier();
        const string Text = "model, predict classes: the output of row 1 is NaN, which has no class; numbers are required. Look for missing values in the "
            + "row, or for a training that diverged.";
        Refused.With<ArgumentException>(Text, () => model.PredictClasses(samples));
        model.ClassNames = ["a", "b", "c"];
        Refused.With<ArgumentException>(Text, () => model.PredictClassNames(samples));
        Assert.True(double.IsNaN(model.Predict(samples)[1, 0]));
    }

    [Fact]
    public void PredictClasses_OfASingleSigmoidThatIsNaN_AreZero()
    {
        var model = new Model { new DenseLayer(Matrix.From(new[,] { { 1f } }), new Matrix(1, 1)), new SigmoidActivation() };
        Assert.Equal([0, 1], model.PredictClasses(Matrix.From(new[,] { { float.NaN }, { 3f } })));
    }

    [Fact]
    public void PredictClasses_OfASingleSigmoid_AreZeroAndOne()
    {
        var model = new Model { new DenseLayer(Matrix.From(new[,] { { 1f } }), new Matrix(1, 1)), new SigmoidActivation() };
        Assert.Equal([0, 1], model.PredictClasses(Matrix.From(new[,] { { -3f }, { 3f } })));
    }

    [Theory]
    [InlineData("linear", 1)]
    [InlineData("sigmoid", 2)]
    [InlineData("none", 1)]
    public void PredictClasses_OfWhatIsNoClass_IsRefused(string ending, int columns)
    {
        var model = new Model { new DenseLayer(1, columns, new NumPyRandom(0)) };
        if (ending != "none")
        {
            model.Add(ending == "linear" ? new LinearActivation() : new SigmoidActivation());
        }

        Refused.With<StateException>(
            $"model, predict classes: it ends in {model.Layers[^1].Name} with {columns} columns, whose output is not one class for each sample; "
            + "softmax or a single sigmoid is required. Use the output of Predict.",
            () => model.PredictClasses(new Matrix(2, 1)));
    }

    [Fact]
    public void Predict_IntoASpan_IsThatOfAMatrix_AndTakesNoMemory()
    {
        Model model = Spirals.Classifier();
        float[] sample = [(float)Spiral.Points[4, 0], (float)Spiral.Points[4, 1]];
        float[] output = new float[3];
        model.Predict(sample, output);
        Matrix expected = model.Predict(Matrix.From(sample, 1, 2));
        Assert.Equal(expected.AsFloatSpan().ToArray(), output);
        Allocations.None(() => model.Predict(sample, output));

        // What was kept for the next call follows the model.
        model.Add(new LinearActivation());
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 0);
        model.Arithmetic = (NumPyArithmetic)model.Arithmetic with { };
        model.Predict(sample, output);
        Assert.Equal(expected.AsFloatSpan().ToArray(), output);
        Refused.With<ShapeException>(
            "model, predict: the span for the output has 2 elements; a sample has 3 outputs. Pass a span of 3.", () => model.Predict(sample, new float[2]));
    }

    [Fact]
    public void Texts_AreTheSameInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        object[] values =
        [
            new EpochResult(3, 0.25, 0.2, 0.05, 0.5, 0.05, 0.75, 0.125), new EpochResult(1, 1.5, 1.5, 0, double.NaN, 1, double.NaN, double.NaN),
            new Evaluation(0.5, 0.25), new TrainingProgress(1, 2, 3, 4, 0.5, 0.25, 0.1), new MetricCount(1.5, 2, 2), new LayerReport("ReLU", 1, 0, 0, 1.5),
            ConfusionMatrix.Of([0], [0]), Spirals.Classifier(),
        ];
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
            Assert.Equal(
                [
                    "epoch 3: loss 0.2500, data loss 0.2000, accuracy 0.5000, learning rate 0.05, validation loss 0.7500, validation accuracy 0.1250",
                    "epoch 1: loss 1.5000, learning rate 1", "loss 0.5000, accuracy 0.2500", "epoch 1 of 2, step 3 of 4: loss 0.5000, accuracy 0.2500",
                    "1.5 of 2", "ReLU: 0 of 1 neurons are 0 for every sample; 0 numbers are not finite; the largest magnitude is 1.5",
                    "true \\ predicted  0  precision  recall     F1\n0                 1      1.000   1.000  1.000\naccuracy 1.000 of 1 samples",
                    "model: dense layer 2 -> 8, ReLU, dense layer 8 -> 3, softmax",
                ],
                values.Select(value => value.ToString()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Optimizer OptimizerOf(string name) => name switch
    {
        "sgd" => new Sgd(0.5) { Momentum = 0.9 },
        "adagrad" => new AdaGrad(),
        "rmsprop" => new RmsProp(0.01),
        _ => new Adam(0.05) { Decay = 1e-3 },
    };

    private sealed class Snapshots : TrainingCallback
    {
        public List<Model> Models { get; } = [];

        protected internal override void OnEpochEnd(TrainingRun run) => Models.Add(run.Model.Clone());
    }

    /// <summary>output = inputs * factor, with a parameter and without a way to copy it.</summary>
    private sealed class Scaling : Layer<LayerState>, IHasParameters
    {
        private readonly Parameter _factor = new(Matrix.From(new[,] { { 1f } }));

        public override string Name => "scaling";

        public IReadOnlyList<Parameter> Parameters => [_factor];

        public override Matrix Forward(Matrix inputs, LayerState state, PassContext context)
        {
            Matrix output = state.BeginForward(inputs, inputs.Columns, inputs.DType);
            inputs.CopyTo(output);
            return output;
        }

        public override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context)
        {
            _factor.Gradient = new Matrix(1, 1);
            return outputGradients;
        }
    }
}
