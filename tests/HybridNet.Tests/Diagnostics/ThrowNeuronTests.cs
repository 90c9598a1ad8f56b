namespace HybridNet.Tests.Diagnostics;

public class ThrowNeuronTests
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
}
