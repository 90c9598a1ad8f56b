namespace HybridNet.Tests.Layers;

public class DenseLayerTests
{
    private static readonly double[,] Batch = { { 1, 2, 3, 2.5 }, { 2, 5, -1, 2 }, { -1.5, 2.7, 3.3, -0.8 } };
    private static readonly double[,] Weights1 = { { 0.2, 0.5, -0.26 }, { 0.8, -0.91, -0.27 }, { -0.5, 0.26, 0.17 }, { 1, -0.5, 0.87 } };
    private static readonly double[,] Weights2 = { { 0.1, -0.5, -0.44 }, { -0.14, 0.12, 0.73 }, { 0.5, -0.33, -0.13 } };

    [Fact]
    public void S53_Batch_GivesTheChaptersNumbers()
    {
        Matrix products = Chapter1([0, 0, 0]).Forward(Matrix.From(Batch), Slopes.Double);
        Same.Close(Matrix.From(new[,] { { 2.8, -1.79, 1.885 }, { 6.9, -4.81, -0.3 }, { -0.59, -1.949, -0.474 } }), products, 1e-12);
        Matrix output = Chapter1([2, 3, 0.5]).Forward(Matrix.From(Batch), Slopes.Double);
        Same.Close(Matrix.From(new[,] { { 4.8, 1.21, 2.385 }, { 8.9, -1.81, 0.2 }, { 1.41, 1.051, 0.026 } }), output, 1e-12);
    }

    [Fact]
    public void S55_SecondLayer_TakesWhatTheFirstGives()
    {
        Matrix hidden = Chapter1([2, 3, 0.5]).Forward(Matrix.From(Batch), Slopes.Double);
        Matrix output = new DenseLayer(Matrix.From(Weights2), Row(-1, 2, -0.5)).Forward(hidden, Slopes.Double);
        double[,] expected = { { 0.5031, -1.04185, -2.03875 }, { 0.2434, -2.7332, -5.7633 }, { -0.99314, 1.41254, -0.35655 } };
        Same.Close(Matrix.From(expected), output, 1e-12);
    }

    [Fact]
    public void S21_OneWeightWithoutBias_PredictsThePrices()
    {
        var layer = new DenseLayer(Matrix.From(new[,] { { 0.18 } }), new Matrix(1, 1, DType.Float64));
        Matrix prices = layer.Forward(Matrix.From(new double[,] { { 2104 }, { 1600 }, { 2400 } }), Slopes.Double);
        Same.Close(Matrix.From(new double[,] { { 378.72 }, { 288 }, { 432 } }), prices, 1e-12);
    }

    [Fact]
    public void Forward_AddsBiasToEveryRow()
    {
        var layer = new DenseLayer(new Matrix(2, 3), Matrix.From(new[,] { { 1.5f, -2, 0.1f } }));
        Same.Bits(Matrix.From(new[,] { { 1.5f, -2, 0.1f }, { 1.5f, -2, 0.1f } }), layer.Forward(Numbers.Normal(2, 2, DType.Float32, 1)));
    }

    [Fact]
    public void Forward_RoundsTheProductBeforeItAddsFloat64Biases()
    {
        // 1/3 as a float is 11184811 * 2^-25: in double, the bias would be added to another number.
        var layer = new DenseLayer(Matrix.From(new[,] { { 1.0 / 3 } }), Matrix.From(new[,] { { 1e-12 } }));
        Matrix output = layer.Forward(Matrix.From(new double[,] { { 1 }, { 2 } }));
        Same.Bits(Matrix.From(new[,] { { (1f / 3) + 1e-12 }, { (2f / 3) + 1e-12 } }), output);
    }

    [Fact]
    public void Forward_WithoutAProductDtype_StaysInDouble()
    {
        var layer = new DenseLayer(Matrix.From(new[,] { { 1.0 / 3 } }), Matrix.From(new[,] { { 1e-12 } }));
        Matrix output = layer.Forward(Matrix.From(new double[,] { { 1 }, { 2 } }), Slopes.Double);
        Same.Bits(Matrix.From(new[,] { { (1.0 / 3) + 1e-12 }, { (2.0 / 3) + 1e-12 } }), output);
    }

    [Theory]
    [InlineData(0, 2, 3)]
    [InlineData(2, 0, 3)]
    [InlineData(2, 3, 0)]
    public void EmptySizes_ComeOutEmptyOrAsTheBias(int rows, int inputs, int neurons)
    {
        var layer = new DenseLayer(inputs, neurons, new NumPyRandom(seed: 0));
        layer.Biases.AsFloatSpan().Fill(4);
        LayerState state = layer.CreateState();
        Matrix output = layer.Forward(new Matrix(rows, inputs), state);
        Same.Bits<float>([.. Enumerable.Repeat(4f, rows * neurons)], output.AsFloatSpan());
        Assert.Equal((rows, inputs), Shape(layer.Backward(new Matrix(rows, neurons), state)));
        Assert.Equal((inputs, neurons), Shape(layer.WeightGradients!));
        Assert.Equal((1, neurons), Shape(layer.BiasGradients!));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 4, 3)]
    [InlineData(7, 2, 9)]
    public void Backward_EqualsCentralDifferences(int rows, int inputs, int neurons)
    {
        var layer = new DenseLayer(Numbers.Normal(inputs, neurons, DType.Float64, 1), Numbers.Normal(1, neurons, DType.Float64, 2))
        {
            WeightL1 = 0.3,
            WeightL2 = 0.2,
            BiasL1 = 0.1,
            BiasL2 = 0.4,
        };
        Matrix x = Numbers.Normal(rows, inputs, DType.Float64, 3);
        Matrix g = Numbers.Normal(rows, neurons, DType.Float64, 4);
        LayerState state = layer.CreateState();
        layer.Forward(x, state, Slopes.InDouble);
        Matrix inputGradients = layer.Backward(g, state, Slopes.InDouble);
        double Loss() => Slopes.Dot(layer.Forward(x, Slopes.Double), g);
        double Penalized() => Loss() + Penalty(layer.Weights, 0.3, 0.2) + Penalty(layer.Biases, 0.1, 0.4);
        Same.Close(Slopes.Of(x, Loss), inputGradients, 1e-6, "input gradients");
        Same.Close(Slopes.Of(layer.Weights, Penalized), layer.WeightGradients!, 1e-6, "weight gradients");
        Same.Close(Slopes.Of(layer.Biases, Penalized), layer.BiasGradients!, 1e-6, "bias gradients");
    }

    [Fact]
    public void PenaltyL1_CountsZeroAsPositive()
    {
        var layer = new DenseLayer(Matrix.From(new[,] { { 0f, -0.0f, -2, 3 } }), new Matrix(1, 4)) { WeightL1 = 0.5, BiasL1 = 0.25 };
        LayerState state = layer.CreateState();
        layer.Forward(new Matrix(2, 1), state);
        layer.Backward(new Matrix(2, 4), state);
        Same.Bits<float>([0.5f, 0.5f, -0.5f, 0.5f], layer.WeightGradients!.AsFloatSpan());
        Same.Bits<float>([0.25f, 0.25f, 0.25f, 0.25f], layer.BiasGradients!.AsFloatSpan());
    }

    [Fact]
    public void BackwardAgain_OverwritesTheGradients()
    {
        var layer = new DenseLayer(2, 3, new NumPyRandom(seed: 0)) { WeightL2 = 0.1 };
        LayerState state = layer.CreateState();
        layer.Forward(Numbers.Normal(4, 2, DType.Float32, 1), state);
        layer.Backward(Numbers.Normal(4, 3, DType.Float32, 2), state);
        (Matrix weights, Matrix biases) = (layer.WeightGradients!, layer.BiasGradients!);
        (Matrix copyOfWeights, Matrix copyOfBiases) = (weights.As(DType.Float32), biases.As(DType.Float32));
        layer.Backward(Numbers.Normal(4, 3, DType.Float32, 2), state);
        Assert.Same(weights, layer.WeightGradients);
        Assert.Same(biases, layer.BiasGradients);
        Same.Bits(copyOfWeights, weights);
        Same.Bits(copyOfBiases, biases);
    }

    [Fact]
    public void GivenParameters_AreTheLayersOwn()
    {
        Matrix weights = Numbers.Normal(2, 3, DType.Float32, 1);
        Matrix biases = Numbers.Normal(1, 3, DType.Float64, 2);
        var layer = new DenseLayer(weights, biases);
        Assert.Same(weights, layer.Weights);
        Assert.Same(biases, layer.Biases);
        Assert.Equal([weights, biases], layer.Parameters.Select(parameter => parameter.Value));
        Assert.Equal("dense layer 2 -> 3", layer.Name);
        Assert.Null(layer.WeightGradients);
        Assert.Null(layer.BiasGradients);
    }

    [Fact]
    public void Penalties_AreThoseOfTheParameters()
    {
        var layer = new DenseLayer(2, 3, new NumPyRandom(seed: 0)) { WeightL1 = 1, WeightL2 = 2, BiasL1 = 3, BiasL2 = 4 };
        Assert.Equal([(1.0, 2.0), (3.0, 4.0)], layer.Parameters.Select(parameter => (parameter.L1, parameter.L2)));
        Assert.Equal((1.0, 2.0, 3.0, 4.0), (layer.WeightL1, layer.WeightL2, layer.BiasL1, layer.BiasL2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void S62_LinearStack_CollapsesIntoOneLayer(int count)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            int[] sizes = [.. Enumerable.Range(0, count + 1).Select(i => 1 + ((seed + (i * i)) % 6))];
            DenseLayer[] stack = new DenseLayer[count];
            for (int i = 0; i < count; i++)
            {
                stack[i] = Drawn(sizes[i], sizes[i + 1], DType.Float64, seed + (100 * i));
            }

            Matrix inputs = Numbers.Normal(4, sizes[0], DType.Float64, seed);
            DenseLayer one = DenseLayer.Collapse(stack);
            Matrix expected = stack.Aggregate(inputs, (x, layer) => layer.Forward(x, Slopes.Double));
            Same.Close(expected, one.Forward(inputs, Slopes.Double), 1e-12);
            Assert.Equal($"dense layer {sizes[0]} -> {sizes[^1]}", one.Name);
        }
    }

    [Fact]
    public void S62_TwoNeurons_CollapseAsTheFormulaSays()
    {
        DenseLayer one = DenseLayer.Collapse(Neuron(3, 5), Neuron(-2, 7));
        Assert.Equal((-6.0, -3.0), (one.Weights[0, 0], one.Biases[0, 0]));
    }

    [Fact]
    public void Collapse_IsOfTheWidestDtypeAndACopy()
    {
        DenseLayer single = Drawn(2, 3, DType.Float32, 1);
        DenseLayer copy = DenseLayer.Collapse(single);
        Assert.NotSame(single.Weights, copy.Weights);
        Same.Bits(single.Weights, copy.Weights);
        Same.Bits(single.Biases, copy.Biases);
        Assert.Equal(DType.Float32, DenseLayer.Collapse(single, Drawn(3, 4, DType.Float32, 2)).Weights.DType);
        Assert.Equal(DType.Float64, DenseLayer.Collapse(single, Drawn(3, 4, DType.Float64, 2)).Biases.DType);
    }

    [Fact]
    public void FourThreads_GoForwardThroughOneLayerAtOnce()
    {
        DenseLayer layer = Drawn(17, 33, DType.Float32, 1);
        Matrix[] batches = [.. Enumerable.Range(0, 4).Select(i => Numbers.Normal(9 + i, 17, DType.Float32, i))];
        Matrix[] expected = [.. batches.Select(batch => layer.Forward(batch))];
        using var start = new Barrier(batches.Length);
        int[] wrong = new int[batches.Length];
        Thread[] threads = [.. batches.Select((batch, i) => new Thread(() =>
        {
            LayerState state = layer.CreateState();
            start.SignalAndWait();
            for (int round = 0; round < 2000; round++)
            {
                wrong[i] += layer.Forward(batch, state).AsFloatSpan().SequenceEqual(expected[i].AsFloatSpan()) ? 0 : 1;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal([0, 0, 0, 0], wrong);
    }

    private static DenseLayer Chapter1(double[] biases) => new(Matrix.From(Weights1), Row(biases));

    private static DenseLayer Neuron(double weight, double bias) => new(Row(weight), Row(bias));

    private static DenseLayer Drawn(int inputs, int neurons, DType dtype, int seed) =>
        new(Numbers.Normal(inputs, neurons, dtype, seed), Numbers.Normal(1, neurons, dtype, seed + 1));

    private static Matrix Row(params double[] numbers) => Matrix.From(numbers, 1, numbers.Length);

    private static (int Rows, int Columns) Shape(Matrix matrix) => (matrix.Rows, matrix.Columns);

    private static double Penalty(Matrix value, double l1, double l2) =>
        value.ToDoubleRows().SelectMany(row => row).Sum(number => (l1 * Math.Abs(number)) + (l2 * number * number));
}
