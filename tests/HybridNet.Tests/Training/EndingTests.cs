namespace HybridNet.Tests.Training;

/// <summary>A cross-entropy requires probabilities: a missing softmax or sigmoid is an error before anything is computed.</summary>
public sealed class EndingTests
{
    private static readonly Matrix X = Numbers.Normal(6, 2, DType.Float32, seed: 1);

    /// <summary>Activations whose outputs are not probabilities: the name in messages by the name of the class.</summary>
    private static readonly Dictionary<string, string> WithOtherOutputs = new()
    {
        ["ReLUActivation"] = "ReLU",
        ["LinearActivation"] = "linear",
        ["TanhActivation"] = "tanh",
        ["LeakyReLUActivation"] = "leaky ReLU",
        ["ELUActivation"] = "ELU",
        ["GELUActivation"] = "GELU",
        ["SoftplusActivation"] = "softplus",
        ["SiLUActivation"] = "SiLU",
    };

    private static Dictionary<string, Action<Model, Targets>> Calls { get; } = new()
    {
        ["fit"] = (model, targets) => model.Fit(X, targets),
        ["evaluate"] = (model, targets) => model.Evaluate(X, targets),
        ["check gradients"] = (model, targets) => model.CheckGradients(X, targets),
    };

    public static TheoryData<string> Activations => [.. KnownActivation.All.Select(known => known.Name)];

    [Theory]
    [InlineData("fit")]
    [InlineData("evaluate")]
    [InlineData("check gradients")]
    public void AForgottenActivation_IsNamed(string call)
    {
        Model classifier = Ending(3, null, new CategoricalCrossentropyLoss());
        Refused.With<StateException>(
            $"model, {call}: it ends in the dense layer 2 -> 3, whose outputs can be below 0 or above 1; categorical cross-entropy takes "
            + "probabilities. Add a softmax activation at the end.",
            () => Calls[call](classifier, new[] { 0, 1, 2, 0, 1, 2 }));
        Model binary = Ending(1, null, new BinaryCrossentropyLoss());
        Refused.With<StateException>(
            $"model, {call}: it ends in the dense layer 2 -> 1, whose outputs can be below 0 or above 1; binary cross-entropy takes "
            + "probabilities. Add a sigmoid activation at the end.",
            () => Calls[call](binary, new[] { 0, 1, 0, 0, 1, 1 }));
        binary.Add(new DropoutLayer(0.5));
        Refused.With<StateException>(
            $"model, {call}: it ends in the dropout layer 0.5, whose outputs can be below 0 or above 1; binary cross-entropy takes "
            + "probabilities. Add a sigmoid activation at the end.",
            () => Calls[call](binary, new[] { 0, 1, 0, 0, 1, 1 }));
    }

    /// <summary>All activations: a new one must implement <see cref="IGivesProbabilities"/> if its outputs are probabilities.</summary>
    [Theory]
    [MemberData(nameof(Activations))]
    public void AnActivation_IsTaken_WhereItsOutputsAreProbabilities(string name)
    {
        KnownActivation known = KnownActivation.All.Single(each => each.Name == name);
        Matrix output = known.Make(known.Default).Forward(Numbers.Normal(300, 3, DType.Float64, seed: 2));
        bool areProbabilities = output.AsDoubleSpan().ToArray().All(number => number is >= 0 and <= 1);
        Assert.Equal(areProbabilities, known.GivesProbabilities);
        foreach ((ILoss loss, string needed) in new (ILoss, string)[] { (new CategoricalCrossentropyLoss(), "softmax"), (new BinaryCrossentropyLoss(), "sigmoid") })
        {
            Model model = Ending(3, known.Make(known.Default), loss);
            Matrix targets = Matrix.From([[1f, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]]);
            if (areProbabilities)
            {
                Assert.DoesNotContain(name, WithOtherOutputs.Keys);
                Assert.Single(model.Fit(X, targets));
                continue;
            }

            Refused.With<StateException>(
                $"model, fit: it ends in the {WithOtherOutputs[name]} activation, whose outputs can be below 0 or above 1; {loss.Name} takes probabilities. "
                + $"Put a {needed} activation in its place.",
                () => model.Fit(X, targets));
        }
    }

    /// <summary>Heaviside outputs 0 or 1: a cross-entropy accepts it, but it has no probabilities of classes.</summary>
    [Fact]
    public void Heaviside_IsAccepted_AndHasNoClassProbabilities()
    {
        Model model = Ending(3, new HeavisideActivation(), new CategoricalCrossentropyLoss());
        Assert.Single(model.Fit(X, new[] { 0, 1, 2, 0, 1, 2 }));
        Refused.With<StateException>(
            "model: it ends in Heaviside step with 3 columns, which are not class probabilities; softmax or a single sigmoid is required. "
            + "Use the predictions themselves.",
            () => model.PredictProbabilities(X));
    }

    [Fact]
    public void OtherLosses_AndCustomLayers_AreTaken()
    {
        Assert.Single(Ending(1, null, new MeanSquaredErrorLoss()).Fit(X, new Matrix(6, 1)));
        Assert.Single(Ending(1, null, new MeanAbsoluteErrorLoss()).Fit(X, new Matrix(6, 1)));
        Model behind = Ending(3, new SoftmaxActivation(), new CategoricalCrossentropyLoss());
        behind.Add(new LinearActivation());
        Assert.Single(behind.Fit(X, new[] { 0, 1, 2, 0, 1, 2 }));
        Assert.Single(Ending(3, new Halves(), new CategoricalCrossentropyLoss()).Fit(X, new[] { 0, 1, 2, 0, 1, 2 }));
    }

    private static Model Ending(int neurons, ILayer? last, ILoss loss)
    {
        var random = new NumPyRandom(seed: 1);
        var model = new Model { new DenseLayer(2, neurons, random) };
        model.Random = random;
        if (last is not null)
        {
            model.Add(last);
        }

        model.Compile(loss, new Sgd());
        return model;
    }

    /// <summary>A custom last layer.</summary>
    private sealed class Halves : Layer<LayerState>
    {
        public override string Name => "halves";

        public override Matrix Forward(Matrix inputs, LayerState state, PassContext context)
        {
            Matrix output = state.BeginForward(inputs, inputs.Columns, inputs.DType);
            output.AsFloatSpan().Fill(0.5f);
            return output;
        }

        public override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context) => outputGradients;
    }
}
