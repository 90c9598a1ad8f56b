namespace HybridNet.Tests.Training;

public sealed class ModelTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    [Theory]
    [InlineData(0, 0, "there are 0 epochs, counted from 0. Call Fit first.")]
    [InlineData(1, 1, "there is 1 epoch, counted from 0. Use an index from 0 to 0.")]
    [InlineData(3, -1, "there are 3 epochs, counted from 0. Use an index from 0 to 2.")]
    public void History_WithoutTheEpoch_SaysHowManyThereAre(int epochs, int index, string rest)
    {
        Model model = Spirals.Classifier();
        model.Fit(Spiral.Points, Spiral.Labels, epochs);
        Assert.Equal(
            $"history: the epoch of index {index} is asked for; {rest}", Assert.Throws<ArgumentOutOfRangeException>(() => model.History[index]).Message);
    }

    [Fact]
    public void Fit_IsTheStepsByHand()
    {
        Model model = Spirals.Classifier();
        Model twin = Spirals.Classifier();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 3);
        var losses = new List<double>();
        for (int epoch = 0; epoch < 3; epoch++)
        {
            losses.Add(StepByHand(twin));
        }

        Assert.Equal(Spirals.Numbers(twin), Spirals.Numbers(model));
        Assert.Equal(losses, model.History.Select(epoch => epoch.DataLoss));
        Assert.Equal(3, model.Optimizer!.Iterations);
    }

    [Fact]
    public void Fit_InTwoParts_EndsWhereOneEnds()
    {
        Model whole = Spirals.Classifier(dropout: 0.1);
        Model parts = Spirals.Classifier(dropout: 0.1);
        whole.Fit(Spiral.Points, Spiral.Labels, epochs: 6);
        parts.Fit(Spiral.Points, Spiral.Labels, epochs: 4);
        parts.Fit(Spiral.Points, Spiral.Labels, epochs: 2);
        Assert.Equal(Spirals.Numbers(whole), Spirals.Numbers(parts));
        Assert.Equal([.. whole.History], parts.History);
        Assert.Equal([1, 2, 3, 4, 5, 6], parts.History.Select(epoch => epoch.Epoch));
    }

    [Fact]
    public void Fit_TakesTheShortLastBatchAlso()
    {
        Model model = Spirals.Classifier();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 2, new() { BatchSize = 8 });
        Assert.Equal(8, model.Optimizer!.Iterations);
    }

    [Fact]
    public void Fit_Shuffled_TakesTheOrderOfPermutation()
    {
        Model shuffled = Spirals.Classifier();
        Model ordered = Spirals.Classifier();
        var order = new int[30];
        shuffled.Random = new NumPyRandom(7);
        shuffled.Fit(Spiral.Points, Spiral.Labels, epochs: 1, new() { BatchSize = 7, Shuffle = true });
        new NumPyRandom(7).Permutation(30).CopyTo(order, 0);
        Matrix points = Matrix.From([.. order.Select(i => new[] { (float)Spiral.Points[i, 0], (float)Spiral.Points[i, 1] })]);
        ordered.Fit(points, order.Select(i => Spiral.Labels[i]).ToArray(), epochs: 1, new() { BatchSize = 7 });
        Assert.Equal(Spirals.Numbers(ordered), Spirals.Numbers(shuffled));
    }

    [Fact]
    public void Fit_WithWeightsAllAlike_IsFitWithout()
    {
        Model weighted = Spirals.Classifier();
        Model plain = Spirals.Classifier();
        weighted.Fit(Spiral.Points, Spiral.Labels, epochs: 5, new() { SampleWeights = Enumerable.Repeat(2.0, 30).ToArray() });
        plain.Fit(Spiral.Points, Spiral.Labels, epochs: 5);
        Assert.Equal(Spirals.Numbers(plain), Spirals.Numbers(weighted));
    }

    [Fact]
    public void Fit_ASampleOfWeightTwo_CountsAsTwo()
    {
        Matrix twice = Matrix.From(new double[,] { { 1, 2 }, { 1, 2 }, { -1, 0.5 } });
        Matrix once = Matrix.From(new double[,] { { 1, 2 }, { -1, 0.5 } });
        Model a = Regression();
        Model b = Regression();
        a.Fit(twice, Matrix.From(new double[,] { { 3 }, { 3 }, { 1 } }), epochs: 4);
        b.Fit(once, Matrix.From(new double[,] { { 3 }, { 1 } }), epochs: 4, new() { SampleWeights = new double[] { 2, 1 } });

        // The same sums in another order: a few units in the last place of doubles.
        Assert.All(Spirals.Numbers(a).Zip(Spirals.Numbers(b)), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void Fit_LeavesFrozenLayersAlone()
    {
        Model model = Spirals.Classifier();
        var first = (DenseLayer)model.Layers[0];
        first.IsTrainable = false;
        double[] before = first.Weights.As(DType.Float64).AsDoubleSpan().ToArray();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 3);
        Assert.Equal(before, first.Weights.As(DType.Float64).AsDoubleSpan().ToArray());
        Assert.Null(first.WeightGradients);
        Assert.Equal(0, model.History[^1].Penalty);
    }

    [Fact]
    public void Fit_JudgesEveryEpochOnTheValidationData()
    {
        Model model = Spirals.Classifier();
        var held = new DataSet(Spiral.Points, Spiral.Labels);
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 2, new() { Validation = held, ValidationBatchSize = 7 });
        Evaluation evaluation = model.Evaluate(Spiral.Points, Spiral.Labels, batchSize: 7);
        Assert.Equal(evaluation, new(model.History[^1].ValidationLoss, model.History[^1].ValidationAccuracy));
    }

    [Fact]
    public void Steps_TakeNoMemory()
    {
        Model model = Spirals.Classifier(dropout: 0.1);
        var batches = new Batches(new(Spiral.Points, Spiral.Labels), 7);
        var executor = new NativeStepExecutor(model);
        Allocations.None(() =>
        {
            for (int batch = 0; batch < batches.Count; batch++)
            {
                executor.Train(batches, batch, new(StopsAtDivergence: true, Saves: true, KeepsCandidate: true));
            }
        });
        Allocations.None(() => executor.Evaluate(batches, 0));
        Allocations.None(() => executor.Penalty());
    }

    [Fact]
    public void Predict_OfOneRow_IsThatRowOfMany()
    {
        Model model = Spirals.Classifier();
        Matrix many = model.Predict(Spiral.Points);
        double[] one = model.Predict(Spiral.Points[4, 0], Spiral.Points[4, 1]);
        Assert.Equal([many[4, 0], many[4, 1], many[4, 2]], one);
        Same.Bits(many, model.Predict(Spiral.Points, batchSize: 7));
    }

    [Fact]
    public void PredictClasses_IsTheColumnOfTheLargestProbability()
    {
        Model model = Spirals.Classifier();
        model.Fit(Spiral.Points, Spiral.Labels, epochs: 50);
        int[] classes = model.PredictClasses(Spiral.Points);
        Assert.Equal(model.Evaluate(Spiral.Points, Spiral.Labels).Accuracy, Spiral.Labels.Where((label, i) => classes[i] == label).Count() / 30.0);
    }

    [Fact]
    public void PredictProbabilities_OfEveryRow_SumToOne()
    {
        Matrix probabilities = Spirals.Classifier().PredictProbabilities(Spiral.Points);
        for (int i = 0; i < probabilities.Rows; i++)
        {
            // Three doubles that were divided by their sum: a few units in the last place of 1.
            Assert.Equal(1, probabilities[i, 0] + probabilities[i, 1] + probabilities[i, 2], 1e-15);
        }
    }

    [Fact]
    public void PredictProbabilities_OfASigmoid_AreTwo()
    {
        var model = new Model { new DenseLayer(Matrix.From(new double[,] { { 1 } }), Matrix.From(new double[,] { { 0 } })), new SigmoidActivation() };
        Matrix probabilities = model.PredictProbabilities(Matrix.From(new double[,] { { 0 } }));
        Assert.Equal((0.5, 0.5), (probabilities[0, 0], probabilities[0, 1]));
    }

    [Fact]
    public void Diagnose_CountsDeadNeuronsAndWhatOverflowed()
    {
        var weights = Matrix.From(new float[,] { { 1, -1, 3e38f }, { 1, -1, 3e38f } });
        var model = new Model { new DenseLayer(weights, new Matrix(1, 3)), new ReLUActivation() };
        IReadOnlyList<LayerReport> reports = model.Diagnose(Matrix.From(new float[,] { { 1, 1 }, { 2, 3 } }));
        Assert.Equal(new LayerReport("dense layer 2 -> 3", 3, 0, 2, 5), reports[0]);
        Assert.Equal(new LayerReport("ReLU", 3, 1, 2, 5), reports[1]);
        Assert.Equal(
            "ReLU: 1 of 3 neurons are 0 for every sample; 2 numbers are not finite; the largest magnitude is 5", reports[1].ToString());
    }

    [Fact]
    public void Summary_IsATable()
    {
        Model model = Spirals.Classifier(dropout: 0.1);
        ((DenseLayer)model.Layers[0]).IsTrainable = false;
        Assert.Equal(
            """
            layer               output      parameters
            dense layer 2 -> 8  (batch, 8)          24
            ReLU                (batch, 8)           0
            dropout layer 0.1   (batch, 8)           0
            dense layer 8 -> 3  (batch, 3)          27
            softmax             (batch, 3)           0
            51 parameters, 24 of them frozen
            """,
            model.Summary(),
            ignoreLineEndingDifferences: true);
    }

    private static double StepByHand(Model model)
    {
        LayerState[] states = [.. model.Layers.Select(layer => layer.CreateState())];
        var context = new PassContext { IsTraining = true };
        Matrix values = Spiral.Points;
        for (int i = 0; i < states.Length; i++)
        {
            values = model.Layers[i].Forward(values, states[i], context);
        }

        double loss = model.Loss!.Calculate(values, Spiral.Labels);
        Matrix gradients = new SoftmaxCategoricalCrossentropy().Backward(values, Spiral.Labels);
        for (int i = states.Length - 2; i >= 0; i--)
        {
            gradients = model.Layers[i].Backward(gradients, states[i], context);
        }

        model.Optimizer!.BeginStep();
        foreach (Parameter parameter in model.Parameters)
        {
            model.Optimizer.Update(parameter);
        }

        model.Optimizer.EndStep();
        return loss;
    }

    private static Model Regression()
    {
        var model = new Model { new DenseLayer(2, 1, new NumPyRandom(3), Initializer.He, DType.Float64), new LinearActivation() };
        model.Arithmetic = new NumPyArithmetic { ProductDType = null };
        model.Compile(new MeanSquaredErrorLoss(), new Sgd(0.05));
        return model;
    }
}
