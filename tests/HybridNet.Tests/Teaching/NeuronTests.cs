using System.Globalization;

namespace HybridNet.Tests.Teaching;

public class NeuronTests
{
    private static readonly double[] Inputs = [1, 2, 3, 2.5];
    private static readonly double[][] Weights = [[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5], [-0.26, -0.27, 0.17, 0.87]];
    private static readonly double[] Biases = [2, 3, 0.5];

    [Fact]
    public void S1_Connection_CarriesWeightTimesInput()
    {
        Assert.Equal([1.5], new Neuron([0.5]).Products([3]));
        Assert.Equal([0.2, 1.6, -1.5, 2.5], new Neuron(Weights[0], bias: 7).Products(Inputs));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void S2_NeuronOfUnitWeights_SumsAnyNumberOfInputs(int count)
    {
        double[] inputs = [.. Enumerable.Range(1, count).Select(i => (double)i)];
        double[] units = [.. Enumerable.Repeat(1.0, count)];
        Assert.Equal(count * (count + 1) / 2, new Neuron(units).WeightedSum(inputs));
    }

    [Theory]
    [InlineData(22, 0, -0.487053, 0.3805880509)]
    [InlineData(38, 1, -0.052646, 0.4868415390)]
    [InlineData(26, 1, 0.149578, 0.5373249349)]
    [InlineData(35, 1, -0.002090, 0.4994775002)]
    [InlineData(35, 0, -0.706129, 0.3304547532)]
    [InlineData(14, 1, 0.351802, 0.5870544909)]
    [InlineData(25, 0, -0.537609, 0.3687439649)]
    [InlineData(54, 0, -1.026317, 0.2637987533)]
    public void S8_CalculatePrediction_GivesTheEightProbabilities(double age, double sex, double sum, double probability)
    {
        var passenger = new Neuron([-0.016852, 0.704039], bias: -0.116309, z => 1 / (1 + Math.Exp(-z)));
        Assert.Equal(sum, passenger.WeightedSum([age, sex]), 1e-10);
        Assert.Equal(probability, passenger.Output([age, sex]), 1e-10);
    }

    [Fact]
    public void S47_Output_IsTheActivationOfTheWeightedSum()
    {
        var neuron = new Neuron([2, -3], bias: 0.5, z => Math.Max(0, z));
        Assert.Equal((-0.5, 0.0), (neuron.WeightedSum([1, 1]), neuron.Output([1, 1])));
        Assert.Equal((2.5, 2.5), (neuron.WeightedSum([1, 0]), neuron.Output([1, 0])));
    }

    [Fact]
    public void S51_LayerOfThreeNeurons_PrintsWhatPlainLoopsPrint()
    {
        double[] outputs = Array.ConvertAll(Neuron.Layer(Weights, Biases), neuron => neuron.Output(Inputs));
        Assert.Equal("4.8 1.21 2.385", string.Join(' ', outputs.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void WeightedSum_AddsProductsInOrderAndTheBiasLast()
    {
        Assert.Equal(1, new Neuron([1, 1, 1], bias: 1).WeightedSum([1e16, 1, -1e16]));
        Assert.Equal(2, new Neuron([1, 1, 1], bias: 1).WeightedSum([1e16, -1e16, 1]));
    }

    [Fact]
    public void Layer_PassesItsActivationToEveryNeuron()
    {
        Neuron[] layer = Neuron.Layer(Weights, Biases, z => -z);
        Assert.Equal([-4.8, -1.21, -2.385], Array.ConvertAll(layer, neuron => neuron.Output(Inputs)));
    }

    [Fact]
    public void Weights_AreACopyThatCanBeChanged()
    {
        double[] weights = [1, 2];
        var neuron = new Neuron(weights);
        weights[0] = 100;
        neuron.Weights[1] = 5;
        neuron.Bias = 1;
        neuron.Activation = z => 10 * z;
        Assert.Equal([1, 10], neuron.Products([1, 2]));
        Assert.Equal(120, neuron.Output([1, 2]));
    }

    [Fact]
    public void ToString_IsTheFormulaWithItsNumbers()
    {
        Assert.Equal("f(x) = 0.2 x1 + 0.8 x2 - 0.5 x3 + 1 x4 + 2", new Neuron(Weights[0], 2).ToString());
        Assert.Equal("f(x) = rho(-0.26 x1 - 0.1)", new Neuron([-0.26], -0.1, Math.Tanh).ToString());
        Assert.Equal("f(x) = 3", new Neuron([], 3).ToString());
    }
}
