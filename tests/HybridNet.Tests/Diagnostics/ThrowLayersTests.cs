namespace HybridNet.Tests.Diagnostics;

public class ThrowLayersTests
{
    private static readonly DenseLayer Dense = new(2, 64, new NumPyRandom(seed: 0));

    [Fact]
    public void S56_InputsOfAnotherWidth_AreRefusedNamingBothSizes()
    {
        const string Text = "dense layer 2 -> 64: inputs are (5, 3); this layer takes (batch, 2). "
            + "Pass 2 columns or build the layer for the inputs you have.";
        Refused.With<ShapeException>(Text, () => Dense.Forward(new Matrix(5, 3)));
        Refused.With<ShapeException>(Text, () => Dense.Forward(new Matrix(5, 3), new LayerState()));
    }

    [Theory]
    [InlineData(3, "3")]
    [InlineData(0, "0")]
    [InlineData(-1, "-1")]
    public void S56_LayerBehindOneOfAnotherWidth_IsRefusedNamingBothSizes(int columns, string arrive) => Refused.With<ShapeException>(
        $"dense layer 2 -> 64: {arrive} columns arrive; this layer takes 2. "
        + "A layer takes as many inputs as the layer before it has neurons.",
        () => Dense.OutputColumns(columns));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    [InlineData(3, 3)]
    public void BiasesOfAnotherShape_AreRefused(int rows, int columns) => Refused.With<ShapeException>(
        $"dense layer: weights are (2, 3), biases are ({rows}, {columns}); biases must be (1, 3), one for each neuron.",
        () => _ = new DenseLayer(new Matrix(2, 3), new Matrix(rows, columns)));

    [Theory]
    [InlineData(-1, 3, "(-1, 3)")]
    [InlineData(3, -1, "(3, -1)")]
    public void LayerOfANegativeSize_IsRefused(int inputs, int neurons, string size) => Refused.With<ShapeException>(
        $"matrix: the size is {size}; rows and columns are 0 or more. Pass such numbers.",
        () => _ = new DenseLayer(inputs, neurons, new NumPyRandom(seed: 0)));

    [Fact]
    public void GradientsOfAnotherShape_AreRefused()
    {
        Gradients(Dense, new Matrix(5, 2), new Matrix(5, 2), "dense layer 2 -> 64, backward: gradients are (5, 2); "
            + "the last forward pass gave (5, 64). Pass the gradients of that output.");
        Gradients(new ReLUActivation(), new Matrix(5, 2), new Matrix(4, 2), "ReLU, backward: gradients are (4, 2); "
            + "the last forward pass gave (5, 2). Pass the gradients of that output.");
        Gradients(new SoftmaxActivation(), new Matrix(5, 2), new Matrix(5, 1), "softmax, backward: gradients are (5, 1); "
            + "the last forward pass gave (5, 2). Pass the gradients of that output.");
        Gradients(new DropoutLayer(0.25), new Matrix(5, 2), new Matrix(10, 1), "dropout layer 0.25, backward: gradients are (10, 1); "
            + "the last forward pass gave (5, 2). Pass the gradients of that output.");
        Gradients(new InputLayer(), new Matrix(5, 2), new Matrix(5, 1), "input layer, backward: gradients are (5, 1); "
            + "the last forward pass gave (5, 2). Pass the gradients of that output.");
    }

    [Fact]
    public void BackwardWithoutForward_IsRefused()
    {
        const string Text = "backward: there was no forward pass. Call forward first.";
        ILayer[] layers =
        [
            Dense, new DropoutLayer(0.5), new InputLayer(), new ReLUActivation(), new LeakyReLUActivation(), new SigmoidActivation(),
            new TanhActivation(), new HeavisideActivation(), new LinearActivation(), new SoftmaxActivation(),
        ];
        var gradients = new Matrix(5, 2);
        Assert.All(layers, layer => Refused.With<StateException>($"{layer.Name}, {Text}", () => layer.Backward(gradients, layer.CreateState())));
        Refused.With<StateException>($"tanh, {Text}", () => new TanhActivation().Backward(gradients, new LayerState { Inputs = new(5, 2) }));
    }

    [Fact]
    public void StateOfTwoPasses_IsRefused()
    {
        const string Text = "which are not of one forward pass of this layer. Give every layer its own state.";
        (Matrix inputs, Matrix output) = (new(5, 2), new(5, 64));
        Refused.With<ShapeException>(
            $"sigmoid, backward: the state holds inputs (5, 2) and an output (5, 64), {Text}",
            () => new SigmoidActivation().Backward(new Matrix(5, 2), new LayerState { Inputs = inputs, Output = output }));
        Refused.With<ShapeException>(
            $"softmax, backward: the state holds inputs (5, 2) and an output (5, 64), {Text}",
            () => new SoftmaxActivation().Backward(new Matrix(5, 2), new SoftmaxState { Inputs = inputs, Output = output }));
        Refused.With<ShapeException>(
            $"dropout layer 0.5, backward: the state holds inputs (5, 2) and a mask (4, 2), {Text}",
            () => new DropoutLayer(0.5).Backward(new Matrix(5, 2), new DropoutState { Inputs = inputs, Mask = new(4, 2, DType.Float64) }));
    }

    [Fact]
    public void StateOfAnotherLayer_IsRefused()
    {
        const string Text = "dropout layer 0.5: the state is a LayerState; this layer saves a DropoutState. Pass the state that its CreateState returns.";
        ILayer dropout = new DropoutLayer(0.5);
        Refused.With<ArgumentException>(Text, () => dropout.Forward(new Matrix(5, 2), new LayerState(), new()));
        Refused.With<ArgumentException>(Text, () => dropout.Backward(new Matrix(5, 2), new LayerState(), new()));
    }

    [Fact]
    public void TrainingPassWithoutGenerator_IsRefused() => Refused.With<StateException>(
        "dropout layer 0.1: a training pass draws random numbers and no generator was given. Set the pass's random generator.",
        () => new DropoutLayer(0.1).Forward(new Matrix(1, 1), new DropoutState(), new() { IsTraining = true }));

    [Theory]
    [InlineData(-0.1, "-0.1")]
    [InlineData(1.0, "1")]
    [InlineData(1.5, "1.5")]
    [InlineData(double.NaN, "NaN")]
    public void DropoutRate_OutsideItsRange_IsRefused(double rate, string shown) => Refused.With<ArgumentOutOfRangeException>(
        $"dropout layer: the rate is {shown}; it is the share of inputs to drop, 0 or more and less than 1.",
        () => _ = new DropoutLayer(rate));

    [Fact]
    public void Collapse_OfNoLayer_IsRefused() => Refused.With<ArgumentException>(
        "collapse: no layer was given; pass one dense layer or more, first to last.", () => DenseLayer.Collapse());

    [Fact]
    public void Collapse_OfLayersThatDoNotFit_IsRefused() => Refused.With<ShapeException>(
        "dense layer 2 -> 64: 3 columns arrive; this layer takes 2. A layer takes as many inputs as the layer before it has neurons.",
        () => DenseLayer.Collapse(new DenseLayer(new Matrix(5, 3), new Matrix(1, 3)), Dense));

    [Fact]
    public void Collapse_WithALayerThatIsNull_IsRefused() =>
        Assert.Throws<ArgumentNullException>("layers", () => DenseLayer.Collapse(Dense, null!));

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(-0.01, "-0.01")]
    public void InitialScale_ThatIsNegativeOrNotFinite_IsRefused(double scale, string shown)
    {
        string text = $"initial weights: the scale is {shown}; it must be a finite number, 0 or more.";
        Refused.With<ArgumentOutOfRangeException>(text, () => Initializer.Normal(scale));
        Refused.With<ArgumentOutOfRangeException>(text, () => Initializer.Uniform(scale));
    }

    private static void Gradients(ILayer layer, Matrix inputs, Matrix gradients, string text)
    {
        LayerState state = layer.CreateState();
        layer.Forward(inputs, state);
        Refused.With<ShapeException>(text, () => layer.Backward(gradients, state));
    }
}
