namespace HybridNet.Tests.Diagnostics;

public class ThrowTeachingTests
{
    [Fact]
    public void Neuron_WithAnotherNumberOfInputs_NamesBothSizes()
    {
        const string Text = "neuron: 3 inputs arrive; it has 4 weights. Pass one input for each weight.";
        var neuron = new Neuron([0.2, 0.8, -0.5, 1.0]);
        Assert.Equal(Text, Assert.Throws<ShapeException>(() => neuron.Output([1, 2, 3])).Message);
        Assert.Equal(Text, Assert.Throws<ShapeException>(() => neuron.WeightedSum([1, 2, 3])).Message);
        Assert.Equal(Text, Assert.Throws<ShapeException>(() => neuron.Products([1, 2, 3])).Message);
    }

    [Fact]
    public void LayerOfNeurons_WithAnotherNumberOfBiases_NamesBothSizes() => Assert.Equal(
        "layer of neurons: 2 rows of weights and 3 biases arrived; each neuron has one of both. Pass as many biases as rows.",
        Assert.Throws<ShapeException>(() => Neuron.Layer([[1], [2]], [1, 2, 3])).Message);

    [Fact]
    public void LayerOfNeurons_OfRaggedRows_NamesBothLengths() => Refused.With<ShapeException>(
        "layer of neurons: row 1 has 1 weights, row 0 has 2; neurons of one layer take the same inputs. Make all rows equally long.",
        () => Neuron.Layer([[1, 2], [3]], [1, 2]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void LayerOfNeurons_WithoutARow_NamesIt(int row)
    {
        double[][] weights = [[1, 2], [3, 4]];
        weights[row] = null!;
        Refused.With<ShapeException>(
            $"layer of neurons: row {row} of the weights is null; every neuron needs its row. Pass an array for each neuron.",
            () => Neuron.Layer(weights, [1, 2]));
    }
}
