namespace HybridNet.Tests;

/// <summary>The dtype of every result is the one NumPy 2 gives: in single steps, and where float64 leaks through whole networks.</summary>
public class DTypeTests
{
    private const DType F4 = DType.Float32;
    private const DType F8 = DType.Float64;

    private static readonly Arithmetic Nnfs = Arithmetic.NumPy;
    private static readonly NumPyArithmetic Plain = new() { ProductDType = null };

    private static readonly ILoss[] Losses =
    [
        new CategoricalCrossentropyLoss(), new BinaryCrossentropyLoss(), new MeanSquaredErrorLoss(), new MeanAbsoluteErrorLoss(),
    ];

    [Theory]
    [InlineData(F4, F4, F4, F4, F4)]
    [InlineData(F8, F4, F4, F4, F8)]
    [InlineData(F4, F8, F4, F4, F8)]
    [InlineData(F4, F4, F8, F8, F8)]
    [InlineData(F8, F8, F4, F4, F8)]
    [InlineData(F8, F8, F8, F8, F8)]
    public void Dense_Output(DType inputs, DType weights, DType biases, DType nnfs, DType plain)
    {
        var layer = new DenseLayer(new Matrix(2, 3, weights), new Matrix(1, 3, biases));
        Assert.Equal((nnfs, plain), Both(arithmetic => layer.Forward(new Matrix(4, 2, inputs), arithmetic)));
    }

    [Theory]
    [InlineData(F4, F4, F4, F4, F4, F4)]
    [InlineData(F8, F4, F4, F8, F4, F4)]
    [InlineData(F4, F8, F4, F4, F4, F8)]
    [InlineData(F4, F4, F8, F8, F8, F8)]
    [InlineData(F8, F8, F8, F8, F8, F8)]
    public void Dense_Gradients(DType inputs, DType weights, DType arriving, DType plainWeights, DType ofBiases, DType plainInputs)
    {
        foreach (Arithmetic arithmetic in new[] { Nnfs, Plain })
        {
            var layer = new DenseLayer(new Matrix(2, 3, weights), new Matrix(1, 3)) { WeightL1 = 1, WeightL2 = 1, BiasL1 = 1, BiasL2 = 1 };
            LayerState state = layer.CreateState();
            var context = new PassContext { Arithmetic = arithmetic };
            layer.Forward(new Matrix(4, 2, inputs), state, context);
            DType ofInputs = layer.Backward(new Matrix(4, 3, arriving), state, context).DType;
            DType[] expected = arithmetic == Nnfs ? [F4, ofBiases, F4] : [plainWeights, ofBiases, plainInputs];
            Assert.Equal(expected, [layer.WeightGradients!.DType, layer.BiasGradients!.DType, ofInputs]);
        }
    }

    [Theory]
    [InlineData(F4, F4, "sigmoid tanh", F4)]
    [InlineData(F8, F4, "sigmoid tanh", F8)]
    [InlineData(F4, F8, "sigmoid tanh", F8)]
    [InlineData(F8, F8, "sigmoid tanh", F8)]
    [InlineData(F4, F4, "ReLU leaky Heaviside linear softmax", F4)]
    [InlineData(F8, F4, "ReLU leaky Heaviside linear softmax", F4)]
    [InlineData(F4, F8, "ReLU leaky Heaviside linear softmax", F8)]
    [InlineData(F8, F8, "ReLU leaky Heaviside linear softmax", F8)]
    public void Activations(DType inputs, DType arriving, string names, DType gradients)
    {
        IActivation[] all =
        [
            new SigmoidActivation(), new TanhActivation(), new ReLUActivation(), new LeakyReLUActivation(), new HeavisideActivation(),
            new LinearActivation(), new SoftmaxActivation(),
        ];
        foreach (IActivation activation in all.Where(activation => names.Contains(activation.Name.Split(' ')[0], StringComparison.Ordinal)))
        {
            LayerState state = activation.CreateState();
            Assert.Equal(inputs, activation.Forward(new Matrix(4, 3, inputs), state).DType);
            Assert.Equal(gradients, activation.Backward(new Matrix(4, 3, arriving), state).DType);
            Assert.Equal(inputs, activation.Predictions(state.Output!).DType);
        }
    }

    [Theory]
    [InlineData(F4, F4, F8, F8)]
    [InlineData(F8, F8, F8, F8)]
    public void Dropout(DType inputs, DType outside, DType training, DType gradients)
    {
        var state = new DropoutState();
        var context = new PassContext { IsTraining = true, Random = new NumPyRandom(seed: 0) };
        Assert.Equal(outside, new DropoutLayer(0.1).Forward(new Matrix(4, 3, inputs)).DType);
        Assert.Equal(training, new DropoutLayer(0.1).Forward(new Matrix(4, 3, inputs), state, context).DType);
        Assert.Equal(gradients, new DropoutLayer(0.1).Backward(new Matrix(4, 3), state, context).DType);
    }

    [Theory]
    [InlineData(F4, F4, F4)]
    [InlineData(F8, F4, F8)]
    [InlineData(F4, F8, F8)]
    [InlineData(F8, F8, F8)]
    public void Losses_OfRows(DType predictions, DType targets, DType result)
    {
        foreach (ILoss loss in Losses)
        {
            Assert.Equal(result, loss.Forward(new Matrix(4, 3, predictions), new Matrix(4, 3, targets)).DType);
            Assert.Equal(result, loss.Backward(new Matrix(4, 3, predictions), new Matrix(4, 3, targets)).DType);
        }

        var combined = new SoftmaxCategoricalCrossentropy();
        Assert.Equal(predictions, combined.Backward(new Matrix(4, 3, predictions), new Matrix(4, 3, targets)).DType);
    }

    [Theory]
    [InlineData(F4)]
    [InlineData(F8)]
    public void Losses_OfClassNumbers(DType predictions)
    {
        Assert.Equal(predictions, new CategoricalCrossentropyLoss().Forward(new Matrix(4, 3, predictions), new int[4]).DType);
        Assert.Equal(predictions, new CategoricalCrossentropyLoss().Backward(new Matrix(4, 3, predictions), new int[4]).DType);
        Assert.Equal(predictions, new SoftmaxCategoricalCrossentropy().Backward(new Matrix(4, 3, predictions), new int[4]).DType);
        var wide = new NumPyArithmetic { DefaultDType = DType.Float64 };
        Assert.Equal(DType.Float64, new CategoricalCrossentropyLoss().Backward(new Matrix(4, 3, predictions), new int[4], wide).DType);
        // A whole number of 32 bits beside a float32 makes float64.
        Assert.Equal(F8, new MeanSquaredErrorLoss().Forward(new Matrix(4, 1, predictions), new int[4]).DType);
    }

    [Fact]
    public void SpiralNetwork_IsFloat32Throughout()
    {
        var random = new NumPyRandom(seed: 0);
        (DenseLayer first, DenseLayer second) = (new(2, 8, random), new(8, 3, random));
        (LayerState dense1, LayerState relu, LayerState dense2, SoftmaxState softmax) = (new(), new(), new(), new());
        var combined = new SoftmaxCategoricalCrossentropy();
        Matrix hidden = new ReLUActivation().Forward(first.Forward(new Matrix(5, 2), dense1), relu);
        combined.Forward(second.Forward(hidden, dense2), new int[5], softmax);
        Matrix g = new ReLUActivation().Backward(second.Backward(combined.Backward(softmax.Output!, new int[5]), dense2), relu);
        first.Backward(g, dense1);
        Assert.All([dense1, relu, dense2], state => Assert.Equal((F4, F4), (state.Output!.DType, state.InputGradients!.DType)));
        Assert.Equal(F4, softmax.Output!.DType);
        Assert.All([first, second], layer => Assert.Equal((F4, F4), (layer.WeightGradients!.DType, layer.BiasGradients!.DType)));
    }

    [Fact]
    public void DropoutNetwork_LeaksFloat64DownToTheBiasesBelow()
    {
        var random = new NumPyRandom(seed: 0);
        (DenseLayer first, DenseLayer second) = (new(2, 8, random), new(8, 3, random));
        (LayerState dense1, LayerState relu, LayerState dense2, SoftmaxState softmax) = (new(), new(), new(), new());
        var dropout = new DropoutState();
        var context = new PassContext { IsTraining = true, Random = random };
        var combined = new SoftmaxCategoricalCrossentropy();
        Matrix hidden = new ReLUActivation().Forward(first.Forward(new Matrix(5, 2), dense1), relu);
        combined.Forward(second.Forward(new DropoutLayer(0.1).Forward(hidden, dropout, context), dense2), new int[5], softmax);
        Matrix g = second.Backward(combined.Backward(softmax.Output!, new int[5]), dense2);
        first.Backward(new ReLUActivation().Backward(new DropoutLayer(0.1).Backward(g, dropout, context), relu), dense1);
        Assert.Equal(F8, dropout.Mask!.DType);
        Assert.Equal([F4, F4, F8, F4, F4], Outputs(dense1, relu, dropout, dense2, softmax));
        Assert.Equal([F4, F8, F8, F4], InputGradients(dense2, dropout, relu, dense1));
        Assert.Equal((F4, F4), (second.WeightGradients!.DType, second.BiasGradients!.DType));
        Assert.Equal((F4, F8, F4), (first.WeightGradients!.DType, first.BiasGradients!.DType, first.Biases.DType));
    }

    [Fact]
    public void SineNetwork_LeaksFloat64IntoTheLastBiases()
    {
        var random = new NumPyRandom(seed: 0);
        (DenseLayer first, DenseLayer second) = (new(1, 8, random), new(8, 1, random));
        (LayerState dense1, LayerState relu, LayerState dense2, LayerState linear) = (new(), new(), new(), new());
        (Matrix x, Matrix y) = (new(5, 1, F8), new(5, 1, F8));
        Matrix hidden = new ReLUActivation().Forward(first.Forward(x, dense1), relu);
        Matrix output = new LinearActivation().Forward(second.Forward(hidden, dense2), linear);
        Matrix losses = new MeanSquaredErrorLoss().Forward(output, y);
        Matrix g = new LinearActivation().Backward(new MeanSquaredErrorLoss().Backward(output, y), linear);
        first.Backward(new ReLUActivation().Backward(second.Backward(g, dense2), relu), dense1);
        Assert.Equal([F4, F4, F4, F4, F8], [.. Outputs(dense1, relu, dense2, linear), losses.DType]);
        Assert.Equal([F8, F4, F4, F4], InputGradients(linear, dense2, relu, dense1));
        Assert.Equal((F4, F8), (second.WeightGradients!.DType, second.BiasGradients!.DType));
        Assert.Equal((F4, F4), (first.WeightGradients!.DType, first.BiasGradients!.DType));
    }

    [Fact]
    public void NetworkWithoutNnfs_IsFloat64Throughout()
    {
        var random = new NumPyRandom(seed: 0);
        var layer = new DenseLayer(2, 3, random, dtype: F8);
        (LayerState dense, SoftmaxState softmax) = (new(), new());
        var context = new PassContext { Arithmetic = Plain };
        Matrix output = new SoftmaxActivation().Forward(layer.Forward(new Matrix(5, 2, F8), dense, context), softmax, context);
        Matrix g = new SoftmaxActivation().Backward(new CategoricalCrossentropyLoss().Backward(output, new int[5]), softmax, context);
        layer.Backward(g, dense, context);
        Assert.Equal((F8, F8, F8, F8), (output.DType, g.DType, layer.WeightGradients!.DType, layer.BiasGradients!.DType));
    }

    private static DType[] Outputs(params LayerState[] states) => Array.ConvertAll(states, state => state.Output!.DType);

    private static DType[] InputGradients(params LayerState[] states) => Array.ConvertAll(states, state => state.InputGradients!.DType);

    private static (DType Nnfs, DType Plain) Both(Func<Arithmetic, Matrix> compute) => (compute(Nnfs).DType, compute(Plain).DType);
}
