namespace HybridNet.Tests.Training;

/// <summary>Compile throws if the sizes of two layers do not fit each other; the message names both layers.</summary>
public class LayerChainTests
{
    private const string Text = "model: the dense layer 2 -> 64 gives 64 columns; the dense layer 32 -> 3 behind it takes 32. "
        + "Give each layer as many inputs as the layer before it has neurons.";

    [Fact]
    public void LayersThatDoNotFitEachOther_AreRefusedByCompile()
    {
        Model model = Stack(32);
        Refused.With<ShapeException>(Text, () => model.Compile(new CategoricalCrossentropyLoss(), new Sgd()));
        Refused.With<ShapeException>(Text, () => model.Predict(new Matrix(1, 2)));
        Assert.Null(model.Loss);
        Stack(64).Compile(new CategoricalCrossentropyLoss(), new Sgd());
    }

    [Fact]
    public void LayersThatDoNotFitEachOther_AreNamedBelowTheSummary()
    {
        Assert.EndsWith($"291 parameters\n{Text}", Stack(32).Summary());
        Assert.EndsWith("387 parameters", Stack(64).Summary());
    }

    [Fact]
    public void ALayerAddedAfterCompile_IsLookedAtByFit()
    {
        var model = new Model { new DenseLayer(2, 64, new NumPyRandom(0)) };
        model.Compile(new CategoricalCrossentropyLoss(), new Sgd());
        model.Add(new DenseLayer(32, 3, new NumPyRandom(0)));
        Refused.With<ShapeException>(Text, () => model.Fit(new Matrix(1, 2), new[] { 0 }));
    }

    [Fact]
    public void InputsThatTheFirstLayerDoesNotTake_AreNamedAsTheyCame() => Refused.With<ShapeException>(
        "model, predict: inputs are (5, 3); the dense layer 2 -> 64 takes (samples, 2). "
        + "Pass 2 columns, or build the first layer for the inputs you have.",
        () => Stack(64).Predict(new Matrix(5, 3)));

    private static Model Stack(int taken) =>
    [
        new DenseLayer(2, 64, new NumPyRandom(0)), new ReLUActivation(), new DropoutLayer(0.1), new DenseLayer(taken, 3, new NumPyRandom(0)),
    ];
}
