using HybridNet.Tests.Numerics;

namespace HybridNet.Tests.Training;

/// <summary>
/// Everything that computes works with an arithmetic it has never seen (<see cref="PlainArithmetic"/>), and gives what NumPy's gives in float64, up to
/// the order in which sums are added and the last bit of exp, log and tanh.
/// </summary>
public class PlainArithmeticTests
{
    /// <summary>For one step: sums of at most 300 numbers, a few units in the last place of their largest.</summary>
    private const double OneStep = 1e-12;

    /// <summary>For a training run of 40 steps: each step carries on the differences of those before.</summary>
    private const double Run = 1e-9;

    private static readonly NumPyArithmetic NumPyInDouble = Arithmetic.NumPy with { ProductDType = null, DefaultDType = DType.Float64 };

    private static readonly Dictionary<string, Func<ILayer>> Layers = new()
    {
        ["input"] = () => new InputLayer(),
        ["dense"] = () => Dense(6, 4),
        ["dropout"] = () => new DropoutLayer(0.3),
        ["ReLU"] = () => new ReLUActivation(),
        ["leaky ReLU"] = () => new LeakyReLUActivation(0.2),
        ["Heaviside"] = () => new HeavisideActivation(),
        ["sigmoid"] = () => new SigmoidActivation(),
        ["tanh"] = () => new TanhActivation(),
        ["linear"] = () => new LinearActivation(),
        ["ELU"] = () => new ELUActivation(0.7),
        ["GELU"] = () => new GELUActivation(),
        ["GELU, tanh"] = () => new GELUActivation(approximate: true),
        ["softplus"] = () => new SoftplusActivation(),
        ["SiLU"] = () => new SiLUActivation(),
        ["softmax"] = () => new SoftmaxActivation(),
    };

    private static readonly Dictionary<string, Func<ILoss>> Losses = new()
    {
        ["categorical cross-entropy"] = () => new CategoricalCrossentropyLoss(),
        ["binary cross-entropy"] = () => new BinaryCrossentropyLoss(),
        ["sigmoid binary cross-entropy"] = () => new SigmoidBinaryCrossentropyLoss(),
        ["mean squared error"] = () => new MeanSquaredErrorLoss(),
        ["mean absolute error"] = () => new MeanAbsoluteErrorLoss(),
    };

    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["SGD"] = () => new Sgd(0.1) { Decay = 1e-2 },
        ["SGD with momentum"] = () => new Sgd(0.1) { Momentum = 0.9 },
        ["AdaGrad"] = () => new AdaGrad(0.1),
        ["RMSprop"] = () => new RmsProp(0.01),
        ["Adam"] = () => new Adam(0.01),
    };

    public static TheoryData<string> LayerNames => [.. Layers.Keys];

    public static TheoryData<string> LossNames => [.. Losses.Keys];

    public static TheoryData<string> OptimizerNames => [.. Optimizers.Keys];

    /// <summary>A class that is added to the engine is missed here.</summary>
    [Fact]
    public void EveryLayerLossAndOptimizer_IsTried()
    {
        IEnumerable<Type> tried = Layers.Values.Select(make => make().GetType())
            .Concat(Losses.Values.Select(make => make().GetType())).Concat(Optimizers.Values.Select(make => make().GetType()));
        Type[] kinds = [typeof(ILayer), typeof(ILoss), typeof(Optimizer)];
        IEnumerable<Type> all = typeof(Model).Assembly.GetTypes().Where(type => !type.IsAbstract && kinds.Any(kind => kind.IsAssignableFrom(type)));
        Assert.Equal(all.OrderBy(type => type.Name), tried.Distinct().OrderBy(type => type.Name));
    }

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Layer_ComputesWithIt(string name)
    {
        Matrix x = Numbers.Normal(7, 6, DType.Float64, seed: 1);
        (Matrix Output, Matrix InputGradients, Matrix Predictions, Matrix?[] Gradients) Computed(Arithmetic arithmetic)
        {
            ILayer layer = Layers[name]();
            LayerState state = layer.CreateState();
            var context = new PassContext { Arithmetic = arithmetic, IsTraining = true, Random = new NumPyRandom(seed: 3) };
            Matrix output = layer.Forward(x, state, context);
            Matrix g = Numbers.Normal(output.Rows, output.Columns, DType.Float64, seed: 2);
            Matrix gradients = layer.Backward(g, state, context);
            Matrix predictions = layer is IActivation activation ? activation.Predictions(output, null, arithmetic) : output;
            return (output, gradients, predictions, [.. layer.GetParameters().Select(parameter => parameter.Gradient)]);
        }

        (var expected, var actual) = (Computed(NumPyInDouble), Computed(new PlainArithmetic()));
        Same.Close(expected.Output, actual.Output, OneStep, "output");
        Same.Close(expected.InputGradients, actual.InputGradients, OneStep, "input gradients");
        Same.Close(expected.Predictions, actual.Predictions, OneStep, "predictions");
        Assert.All(expected.Gradients.Zip(actual.Gradients), pair => Same.Close(pair.First!, pair.Second!, OneStep, "gradients of a parameter"));
    }

    [Theory]
    [MemberData(nameof(LossNames))]
    public void Loss_ComputesWithIt(string name)
    {
        ILoss loss = Losses[name]();
        Matrix p = new SoftmaxActivation().Forward(Numbers.Normal(7, 3, DType.Float64, seed: 1), NumPyInDouble);
        Matrix oneHot = Matrix.FromColumns([1, 0, 0, 1, 0, 0, 1], [0, 1, 0, 0, 1, 0, 0], [0, 0, 1, 0, 0, 1, 0]);
        Targets[] all = loss is CategoricalCrossentropyLoss ? [oneHot, new[] { 0, 1, 2, 0, 1, 2, 0 }] : [oneHot];
        var combined = new SoftmaxCategoricalCrossentropy();
        foreach (Targets targets in all)
        {
            var plain = new PlainArithmetic();
            Same.Close(loss.Forward(p, targets, NumPyInDouble), loss.Forward(p, targets, plain), OneStep, "losses");
            Same.Close(loss.Backward(p, targets, NumPyInDouble), loss.Backward(p, targets, plain), OneStep, "gradients");
            Assert.Equal(loss.Calculate(p, targets, NumPyInDouble), loss.Calculate(p, targets, plain), OneStep);
            Same.Close(combined.Backward(p, targets, null, NumPyInDouble), combined.Backward(p, targets, null, plain), OneStep, "with softmax");
        }
    }

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void Optimizer_StepsWithIt(string name)
    {
        Parameter Stepped(Arithmetic arithmetic)
        {
            Optimizer optimizer = Optimizers[name]();
            var parameter = new Parameter(Numbers.Normal(5, 3, DType.Float64, seed: 1));
            for (int step = 0; step < 20; step++)
            {
                parameter.Gradient = Numbers.Normal(5, 3, DType.Float64, seed: step + 2);
                optimizer.BeginStep();
                optimizer.Update(parameter, arithmetic);
                optimizer.EndStep();
            }

            return parameter;
        }

        (Parameter expected, Parameter actual) = (Stepped(NumPyInDouble), Stepped(new PlainArithmetic()));
        Same.Close(expected.Value, actual.Value, OneStep, "value");
        Assert.Equal(expected.Momentum is null, actual.Momentum is null);
        Assert.Equal(expected.Cache is null, actual.Cache is null);
        Same.Close(expected.Momentum ?? expected.Value, actual.Momentum ?? actual.Value, OneStep, "momentum");
        Same.Close(expected.Cache ?? expected.Value, actual.Cache ?? actual.Value, OneStep, "cache");
    }

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void Model_TrainsWithIt(string optimizer)
    {
        (Matrix x, int[] classes) = Data();
        Model Trained(Arithmetic arithmetic)
        {
            var model = new Model
            {
                Dense(6, 8), new LeakyReLUActivation(0.1), new DropoutLayer(0.1), Dense(8, 5), new TanhActivation(), Dense(5, 3), new SoftmaxActivation(),
            };
            (model.Arithmetic, model.Random) = (arithmetic, new NumPyRandom(seed: 4));
            model.Compile(new CategoricalCrossentropyLoss(), Optimizers[optimizer](), new CategoricalAccuracy());
            model.Fit(x, classes, epochs: 10, new FitOptions { BatchSize = 25, Shuffle = true, Validation = new(x, classes) });
            return model;
        }

        (Model expected, Model actual) = (Trained(NumPyInDouble), Trained(new PlainArithmetic()));
        Assert.All(
            expected.History.Zip(actual.History),
            pair => Same.Close(pair.First.Loss + pair.First.ValidationLoss, pair.Second.Loss + pair.Second.ValidationLoss, Run, "loss"));
        Assert.All(expected.Parameters.Zip(actual.Parameters), pair => Same.Close(pair.First.Value, pair.Second.Value, Run, "parameter"));
        Same.Close(expected.Predict(x), actual.Predict(x), Run, "predictions");
        Same.Close(expected.PredictProbabilities(x), actual.PredictProbabilities(x), Run, "probabilities");
        Assert.Equal(expected.Evaluate(x, classes).Loss, actual.Evaluate(x, classes).Loss, Run);
        Assert.All(actual.CheckGradients(x, classes), error => Assert.InRange(error, 0, 1e-5));
    }

    [Fact]
    public void Model_OfAForeignArithmetic_IsNotSaved()
    {
        var model = new Model { Dense(6, 3), new SoftmaxActivation() };
        model.Arithmetic = new PlainArithmetic();
        Assert.Equal(
            "model: the arithmetic \"PlainArithmetic\" is of the type HybridNet.Tests.Numerics.PlainArithmetic; a file can describe the types of "
            + "HybridNet alone. Save the parameters alone, and load them into a model that is built in code.",
            Assert.Throws<ArgumentException>(() => HybridNet.Architecture.Write(model)).Message);
    }

    private static DenseLayer Dense(int inputs, int neurons) => new(
        Numbers.Normal(inputs, neurons, DType.Float64, seed: inputs, scale: 0.5), Numbers.Normal(1, neurons, DType.Float64, seed: neurons))
    {
        WeightL1 = 1e-3,
        WeightL2 = 2e-3,
        BiasL1 = 3e-3,
        BiasL2 = 4e-3,
    };

    private static (Matrix Inputs, int[] Classes) Data()
    {
        Matrix x = Numbers.Normal(100, 6, DType.Float64, seed: 5);
        return (x, [.. Enumerable.Range(0, 100).Select(i => x[i, 0] > 0.3 ? 2 : x[i, 1] > 0 ? 1 : 0)]);
    }
}
