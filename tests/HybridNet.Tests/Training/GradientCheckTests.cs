namespace HybridNet.Tests.Training;

/// <summary>What <see cref="Model.CheckGradients"/> says of derivatives that are right and wrong.</summary>
public sealed class GradientCheckTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    /// <summary>Samples away from 0, where a first layer without biases has all its kinks.</summary>
    private static readonly Matrix Points = Matrix.From(new double[,] { { 1, 2 }, { -1, 0.5 }, { 0.5, -2 } });

    private static readonly int[] Labels = [0, 1, 1];

    [Fact]
    public void TheEngine_HasNoError() =>
        Assert.All(Spirals.Classifier(dropout: 0.1).CheckGradients(Points, Labels), error => Assert.InRange(error, 0, 1e-6));

    /// <summary>
    /// y = 2 x with the derivative s instead of 2: the gradient below is s/2 of the difference, and the error |s/2 - 1| / max(|s/2|, 1).
    /// </summary>
    [Theory]
    [InlineData(3, 1 / 3.0)]
    [InlineData(4, 0.5)]
    [InlineData(1, 0.5)]
    [InlineData(0, 1.0)]
    [InlineData(-2, 2.0)]
    [InlineData(-4, 1.5)]
    [InlineData(2.002, 0.001 / 1.001)]
    [InlineData(2, 0.0)]
    public void AnError_IsRelativeToTheLargerOfGradientAndDifference(double slope, double error)
    {
        foreach (double magnitude in new[] { 1e-3, 1, 1e3 })
        {
            var model = new Model
            {
                new DenseLayer(Matrix.From(new[,] { { 0.5 }, { -1 } }), Matrix.From(new[,] { { 0.25 } })),
                new Doubling(slope),
            };
            model.Compile(new MeanAbsoluteErrorLoss(), new Sgd());
            Matrix inputs = Matrix.From(new[,] { { 1 * magnitude, 2 * magnitude }, { -3 * magnitude, 1 * magnitude } });
            double above = 10 * Math.Max(1, magnitude);
            Matrix targets = Matrix.From(new[,] { { above }, { above } });
            Assert.All(model.CheckGradients(inputs, targets), found => Assert.Equal(error, found, 1e-5));
        }
    }

    /// <summary>A squared error is a parabola of the weight, whose central differences are exact: what is left is rounding, whatever the weight.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1e-3)]
    [InlineData(1)]
    [InlineData(1e3)]
    [InlineData(1e6)]
    public void TheStep_SuitsParametersOfEveryMagnitude(double weight)
    {
        var model = new Model { new DenseLayer(Matrix.From(new[,] { { weight } }), new Matrix(1, 1, DType.Float64)) };
        model.Compile(new MeanSquaredErrorLoss(), new Sgd());
        Matrix inputs = Matrix.From(new double[,] { { 1 }, { -2 } });
        Assert.InRange(model.CheckGradients(inputs, Matrix.From(new double[,] { { 3 }, { 1 } }))[0], 0, 1e-8);
    }

    [Fact]
    public void AMistake_ShowsInEveryParameterBelowIt()
    {
        var wrong = new Model { new DenseLayer(2, 3, new NumPyRandom(0), Initializer.He), new Doubling(slope: 3), new SoftmaxActivation() };
        wrong.Compile(new CategoricalCrossentropyLoss(), new Sgd());
        Assert.All(wrong.CheckGradients(Points, Labels), error => Assert.InRange(error, 0.3, 1));
    }

    /// <summary>The loss is computed once for the gradients, then twice for every number that is compared.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(200, 200)]
    [InlineData(201, 101)]
    [InlineData(399, 200)]
    [InlineData(400, 200)]
    [InlineData(401, 134)]
    public void OfALargeParameter_AtMost200NumbersAreCompared(int inputs, int compared)
    {
        var loss = new CountingLoss();
        var model = new Model { new DenseLayer(inputs, 1, new NumPyRandom(0), Initializer.He) };
        model.Compile(loss, new Sgd());
        model.CheckGradients(new Matrix(1, inputs), new Matrix(1, 1));
        Assert.Equal(1 + (2 * compared) + 2, loss.Count);
    }

    [Fact]
    public void AFrozenParameter_HasNoError()
    {
        Model model = Spirals.Classifier();
        ((DenseLayer)model.Layers[0]).IsTrainable = false;
        IReadOnlyList<double> errors = model.CheckGradients(Points, Labels);
        Assert.Equal([true, true, false, false], errors.Select(double.IsNaN));
    }

    [Fact]
    public void ItNeedsNoMetric()
    {
        var model = new Model { new DenseLayer(2, 1, new NumPyRandom(3), Initializer.He, DType.Float64), new LinearActivation() };
        model.Compile(new MeanSquaredErrorLoss(), new Sgd(0.05), new RegressionAccuracy());
        Matrix points = Matrix.From(new double[,] { { 1, 2 }, { -1, 0.5 } });
        Assert.All(model.CheckGradients(points, Matrix.From(new double[,] { { 3 }, { 1 } })), error => Assert.InRange(error, 0, 1e-6));
    }

    [Fact]
    public void ItLeavesTheModelAsItWas()
    {
        Model model = Spirals.Classifier(dropout: 0.1);
        Model twin = Spirals.Classifier(dropout: 0.1);
        model.Fit(Spiral.Points, Spiral.Labels);
        twin.Fit(Spiral.Points, Spiral.Labels);
        Matrix? gradient = model.Parameters[0].Gradient;
        model.CheckGradients(Spiral.Points, Spiral.Labels);
        Assert.Same(gradient, model.Parameters[0].Gradient);
        model.Fit(Spiral.Points, Spiral.Labels);
        twin.Fit(Spiral.Points, Spiral.Labels);
        Assert.Equal(Spirals.Numbers(twin), Spirals.Numbers(model));
        Assert.Equal(DType.Float32, model.Parameters[0].Value.DType);
    }

    /// <summary>A squared error that counts how often it is computed.</summary>
    private sealed class CountingLoss : ILoss
    {
        public string Name => "counting";

        public int Count { get; private set; }

        public Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context)
        {
            Count++;
            return new MeanSquaredErrorLoss().Forward(predictions, targets, state, context);
        }

        public Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context) => new MeanSquaredErrorLoss().Backward(predictions, targets, state, context);
    }

    /// <summary>y = 2 x, with a slope that may be wrong.</summary>
    private sealed class Doubling(double slope) : Layer<LayerState>
    {
        public override string Name => "doubling";

        public override Matrix Forward(Matrix inputs, LayerState state, PassContext context) => state.Output = Scaled(state.Inputs = inputs, 2);

        public override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context) =>
            state.InputGradients = Scaled(outputGradients, slope);

        private static Matrix Scaled(Matrix values, double factor)
        {
            Matrix scaled = values.As(values.DType);
            for (int i = 0; i < values.Rows; i++)
            {
                for (int j = 0; j < values.Columns; j++)
                {
                    scaled[i, j] *= factor;
                }
            }

            return scaled;
        }
    }
}
