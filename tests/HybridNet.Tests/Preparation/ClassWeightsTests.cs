namespace HybridNet.Tests.Preparation;

public sealed class ClassWeightsTests
{
    private static readonly int[] Labels = [0, 1, 1, 2, 1, 1];

    [Fact]
    public void Balanced_EachClassCountsAlike()
    {
        double[] weights = ClassWeights.Balanced(Labels);
        Assert.Equal([2, 0.5, 0.5, 2, 0.5, 0.5], weights);
        Assert.Equal(weights, ClassWeights.Balanced(Array.ConvertAll(Labels, label => $"class {label}")));
        Assert.Equal([0.75, 0.75, 1.5], ClassWeights.Balanced([true, true, false]));
        Assert.Empty(ClassWeights.Balanced(Array.Empty<int>()));
    }

    [Fact]
    public void Of_TakesTheTable_AndOneForTheOthers()
    {
        Assert.Equal([1, 0.25, 0.25, 3, 0.25, 0.25], ClassWeights.Of(Labels, new Dictionary<int, double> { [1] = 0.25, [2] = 3 }));
        Assert.Equal([4.0, 1], ClassWeights.Of(["cat", "dog"], new Dictionary<string, double> { ["cat"] = 4 }));
    }

    [Fact]
    public void AFit_TakesThem()
    {
        (Matrix points, int[] labels) = SpiralData.Create(10, 3, new NumPyRandom(0));
        var model = new Model { new DenseLayer(2, 3, new NumPyRandom(1)), new SoftmaxActivation() };
        model.Compile(new CategoricalCrossentropyLoss(), new Sgd());
        History plain = model.Clone().Fit(points, labels);
        Assert.Equal(plain, model.Clone().Fit(points, labels, 1, new() { SampleWeights = ClassWeights.Balanced(labels) }));
        Assert.NotEqual(
            plain, model.Clone().Fit(points, labels, 1, new() { SampleWeights = ClassWeights.Of(labels, new Dictionary<int, double> { [0] = 9 }) }));
    }

    [Fact]
    public void WhatWeighsNoClass_IsRefused()
    {
        Refused.With<ArgumentException>(
            "class weights: there is a weight for the label \"dgo\"; the labels are \"cat\", \"dog\". Correct it.",
            () => ClassWeights.Of(["cat", "dog"], new Dictionary<string, double> { ["dgo"] = 1 }));
        Refused.With<ArgumentException>(
            "class weights: there is a weight for the label \"dgo\"; the nearest labels are \"dog\". Correct it.",
            () => ClassWeights.Of(["cat", "doe", "dog", "horse", "sheep", "zebra"], new Dictionary<string, double> { ["dgo"] = 1 }));
        Refused.With<ArgumentException>(
            "class weights: there is a weight for the label \"bee\"; the labels are \"cat\", \"doe\", \"dog\", \"horse\", \"sheep\", .... Correct it.",
            () => ClassWeights.Of(["cat", "doe", "dog", "horse", "sheep", "zebra"], new Dictionary<string, double> { ["bee"] = 1 }));
        Refused.With<ArgumentException>(
            "class weights: there is a weight for the label 3; the labels are 0, 1, 2. Correct it.",
            () => ClassWeights.Of(Labels, new Dictionary<int, double> { [3] = 1 }));
        foreach ((double weight, string text) in (ReadOnlySpan<(double, string)>)[(-0.5, "-0.5"), (double.NaN, "NaN"), (double.PositiveInfinity, "Infinity")])
        {
            Refused.With<ArgumentException>(
                $"class weights: the weight of the label 1 is {text}; weights are finite and 0 or more. Correct it.",
                () => ClassWeights.Of(Labels, new Dictionary<int, double> { [1] = weight }));
        }

        Refused.With<ArgumentException>(
            "class weights: the label of sample 1 is missing; each sample needs one. Drop the sample, or give it a label.",
            () => ClassWeights.Balanced(["cat", null!]));
    }
}
