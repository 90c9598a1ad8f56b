namespace HybridNet.Tests.Training;

/// <summary>
/// Every gradient against differences in double, element by element, relative to its own magnitude: of layers and losses by themselves, and of
/// whole networks. Points lie away from kinks and clips; what happens there is held by value in the tests of each class.
/// </summary>
public class GradientTests
{
    /// <summary>Greatest relative error of an element.</summary>
    private const double Allowed = 1e-6;

    /// <summary>No number may be nearer to a kink: differences reach 0.002 to both sides, and through a network a little further.</summary>
    private const double AwayFromKinks = 0.01;

    private static readonly Dictionary<string, Func<ILayer>> Layers = new()
    {
        ["dense"] = () => Dense(4, 3, 1),
        ["dense with penalties"] = () => Penalized(4, 3, 1),
        ["dropout"] = () => new DropoutLayer(0.3),
        ["input"] = () => new InputLayer(),
        ["ReLU"] = () => new ReLUActivation(),
        ["leaky ReLU"] = () => new LeakyReLUActivation(0.2),
        ["ELU"] = () => new ELUActivation(0.7),
        ["GELU"] = () => new GELUActivation(),
        ["GELU with tanh"] = () => new GELUActivation(approximate: true),
        ["softplus"] = () => new SoftplusActivation(),
        ["SiLU"] = () => new SiLUActivation(),
        ["sigmoid"] = () => new SigmoidActivation(),
        ["tanh"] = () => new TanhActivation(),
        ["linear"] = () => new LinearActivation(),
        ["Heaviside"] = () => new HeavisideActivation(),
        ["softmax"] = () => new SoftmaxActivation(),
    };

    private static readonly Dictionary<string, (ILoss Loss, Targets Targets)> Losses = new()
    {
        ["categorical cross-entropy of class numbers"] = (new CategoricalCrossentropyLoss(), new[] { 0, 2, 1, 2, 0 }),
        ["categorical cross-entropy of one-hot rows"] = (new CategoricalCrossentropyLoss(), OneHot([0, 2, 1, 2, 0])),
        ["binary cross-entropy"] = (new BinaryCrossentropyLoss(), Truths(5, 3)),
        ["sigmoid binary cross-entropy"] = (new SigmoidBinaryCrossentropyLoss(), Truths(5, 3)),
        ["mean squared error"] = (new MeanSquaredErrorLoss(), Numbers.Normal(5, 3, DType.Float64, 6)),
        ["mean absolute error"] = (new MeanAbsoluteErrorLoss(), Numbers.Normal(5, 3, DType.Float64, 6)),
    };

    private static readonly Dictionary<string, (Func<ILayer>[] Layers, string Loss)> Networks = new()
    {
        ["softmax and cross-entropy as one"] = ([() => Penalized(4, 6, 1), Layers["ReLU"], () => Penalized(6, 3, 2), Layers["softmax"]], "categorical cross-entropy of class numbers"),
        ["softmax and cross-entropy of one-hot rows"] = ([() => Dense(4, 6, 1), Layers["tanh"], () => Dense(6, 3, 2), Layers["softmax"]], "categorical cross-entropy of one-hot rows"),
        ["softmax and another loss"] = ([() => Dense(4, 5, 1), Layers["sigmoid"], () => Penalized(5, 3, 2), Layers["softmax"]], "mean squared error"),
        ["sigmoid and cross-entropy"] = ([() => Penalized(4, 6, 1), Layers["leaky ReLU"], () => Dense(6, 3, 2), Layers["sigmoid"]], "binary cross-entropy"),
        ["sigmoid and cross-entropy as one"] = ([() => Penalized(4, 6, 1), Layers["ReLU"], () => Dense(6, 3, 2), Layers["sigmoid"]], "sigmoid binary cross-entropy"),
        ["regression"] = ([() => Penalized(4, 6, 1), Layers["ReLU"], () => Dense(6, 6, 2), Layers["tanh"], () => Penalized(6, 3, 3), Layers["linear"]], "mean squared error"),
        ["absolute errors"] = ([() => Dense(4, 6, 1), Layers["softmax"], () => Dense(6, 3, 2), Layers["linear"]], "mean absolute error"),
        ["dropout"] = ([() => Penalized(4, 6, 1), Layers["sigmoid"], Layers["dropout"], () => Dense(6, 3, 2), Layers["softmax"]], "categorical cross-entropy of class numbers"),
    };

    public static TheoryData<string> LayerNames => [.. Layers.Keys];

    public static TheoryData<string> LossNames => [.. Losses.Keys];

    public static TheoryData<string> NetworkNames => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Layer_HasTheSlopeOfItsOutput(string name)
    {
        ILayer layer = Layers[name]();
        Matrix x = Numbers.Normal(5, 4, DType.Float64, 1);
        AssertAway(x);
        LayerState state = layer.CreateState();
        PassContext context = Context();
        Matrix output = layer.Forward(x, state, context);
        Matrix g = Numbers.Normal(output.Rows, output.Columns, DType.Float64, 2);
        Agree(Slope(x, () => Slopes.Dot(layer.Forward(x, layer.CreateState(), Context()), g)), layer.Backward(g, state, context), "inputs");
        foreach (Parameter parameter in layer.GetParameters())
        {
            AssertAway(parameter.Value);
            Agree(Slope(parameter.Value, () => Slopes.Dot(layer.Forward(x, layer.CreateState(), Context()), g) + Workspace.PenaltyOf([.. layer.GetParameters()], Slopes.Double).Value), parameter.Gradient!, "parameters");
        }
    }

    [Theory]
    [MemberData(nameof(LossNames))]
    public void Loss_HasTheSlopeOfItsMean(string name)
    {
        (ILoss loss, Targets targets) = Losses[name];
        Matrix p = new SoftmaxActivation().Forward(Numbers.Normal(5, 3, DType.Float64, 1));
        Agree(Slope(p, () => loss.Calculate(p, targets), 1e-4), loss.Backward(p, targets), name);
    }

    [Theory]
    [InlineData("categorical cross-entropy of class numbers")]
    [InlineData("categorical cross-entropy of one-hot rows")]
    public void SoftmaxWithCrossentropy_HasTheSlopeOfItsMean(string name)
    {
        var combined = new SoftmaxCategoricalCrossentropy();
        Targets targets = Losses[name].Targets;
        Matrix x = Numbers.Normal(5, 3, DType.Float64, 1);
        var state = new SoftmaxState();
        combined.Forward(x, targets, state, Context());
        Agree(Slope(x, () => combined.Forward(x, targets, new(), Context())), combined.Backward(state.Output!, targets), name);
    }

    [Theory]
    [MemberData(nameof(NetworkNames))]
    public void Network_HasTheSlopesOfLossAndPenaltiesInEveryParameter(string name)
    {
        (Func<ILayer>[] makers, string lossName) = Networks[name];
        (ILoss loss, Targets targets) = Losses[lossName];
        ILayer[] layers = [.. makers.Select(make => make())];
        Matrix x = Numbers.Normal(5, 4, DType.Float64, 3);
        Workspace workspace = Room(layers);
        Matrix output = workspace.Forward(x);
        AssertAwayFromKinksAndClips(layers, workspace, output, targets, loss);
        workspace.Backward(output, targets, loss, default);
        double Total() => loss.Calculate(Room(layers).Forward(x), targets) + Workspace.PenaltyOf([.. layers.SelectMany(layer => layer.GetParameters())], Slopes.Double).Value;
        foreach (Parameter parameter in layers.SelectMany(layer => layer.GetParameters()))
        {
            AssertAway(parameter.Value);
            Agree(Slope(parameter.Value, Total), parameter.Gradient!, $"{parameter.Value}");
        }
    }

    [Fact]
    public void EveryLayerAndEveryLoss_IsInATable()
    {
        IEnumerable<Type> tested = Layers.Values.Select(make => make().GetType()).Concat(Losses.Values.Select(row => row.Loss.GetType()));
        IEnumerable<Type> all = typeof(Matrix).Assembly.GetExportedTypes()
            .Where(type => type is { IsInterface: false, IsAbstract: false })
            .Where(type => type.IsAssignableTo(typeof(ILayer)) || type.IsAssignableTo(typeof(ILoss)));
        Assert.Equal(all.Select(type => type.Name).Order(), tested.Select(type => type.Name).Distinct().Order());
    }

    [Fact]
    public void Agreement_IsRelativeToEachElement()
    {
        Matrix slopes = Matrix.From(new[,] { { 1e-3, 1.0 } });
        Agree(slopes, Matrix.From(new[,] { { 1e-3 * (1 + 5e-7), 1 } }), "near");
        Assert.ThrowsAny<Exception>(() => Agree(slopes, Matrix.From(new[,] { { 1e-3 * (1 + 2e-6), 1 } }), "far"));
        Assert.ThrowsAny<Exception>(() => Agree(slopes, Matrix.From(new[,] { { 0.0, 1 } }), "lost"));
    }

    /// <summary>Slopes by five points: the error of the formula is h^4, so that rounding is all that counts.</summary>
    private static Matrix Slope(Matrix x, Func<double> f, double h = 1e-3)
    {
        Matrix near = Slopes.Of(x, f, h);
        Matrix far = Slopes.Of(x, f, 2 * h);
        for (int i = 0; i < x.Rows; i++)
        {
            for (int j = 0; j < x.Columns; j++)
            {
                near[i, j] = ((4 * near[i, j]) - far[i, j]) / 3;
            }
        }

        return near;
    }

    /// <summary>Every element within a share of its own magnitude; a gradient of 0 has a slope of nothing but rounding.</summary>
    private static void Agree(Matrix slopes, Matrix gradients, string where)
    {
        Assert.Equal(slopes.Shape(), gradients.Shape());
        for (int i = 0; i < slopes.Rows; i++)
        {
            for (int j = 0; j < slopes.Columns; j++)
            {
                (double slope, double gradient) = (slopes[i, j], gradients[i, j]);
                double error = gradient == 0 ? Math.Abs(slope) / 1e-6 : Math.Abs(slope - gradient) / Math.Abs(gradient);
                Assert.True(error < Allowed, $"{where}[{i}, {j}]: the gradient is {gradient:R}, the slope {slope:R}; relative error {error:g3}");
            }
        }
    }

    private static void AssertAway(Matrix x) =>
        Assert.DoesNotContain(x.AsDoubleSpan().ToArray(), value => Math.Abs(value) < AwayFromKinks);

    /// <summary>What arrives at an activation with a kink, and at absolute errors, is not near 0; probabilities are not near the clips.</summary>
    private static void AssertAwayFromKinksAndClips(ILayer[] layers, Workspace workspace, Matrix output, Targets targets, ILoss loss)
    {
        for (int i = 1; i < layers.Length; i++)
        {
            if (layers[i] is ReLUActivation or LeakyReLUActivation)
            {
                AssertAway(workspace.OutputOf(i - 1));
            }
        }

        if (loss is BinaryCrossentropyLoss or SigmoidBinaryCrossentropyLoss or CategoricalCrossentropyLoss)
        {
            // Probabilities are clipped at 1e-7 and 1 - 1e-7; the slope is 0 there, the book's gradient is not.
            Assert.All(output.AsDoubleSpan().ToArray(), p => Assert.InRange(p, 1e-6, 1 - 1e-6));
        }

        if (loss is MeanAbsoluteErrorLoss)
        {
            double[] errors = [.. output.AsDoubleSpan().ToArray().Zip(targets.Values!.AsDoubleSpan().ToArray(), (p, y) => y - p)];
            AssertAway(Matrix.From(errors, 1, errors.Length));
        }
    }

    private static PassContext Context() => new() { Arithmetic = Slopes.Double, IsTraining = true, Random = new NumPyRandom(seed: 5) };

    private static Workspace Room(ILayer[] layers) => new(layers, Slopes.Double, training: true, new NumPyRandom(seed: 5));

    private static DenseLayer Dense(int inputs, int neurons, int seed) =>
        new(Away(inputs, neurons, seed), Away(1, neurons, seed + 10));

    private static DenseLayer Penalized(int inputs, int neurons, int seed) =>
        new(Away(inputs, neurons, seed), Away(1, neurons, seed + 10))
        {
            WeightL1 = 0.03,
            WeightL2 = 0.02,
            BiasL1 = 0.01,
            BiasL2 = 0.04,
        };

    /// <summary>Drawn numbers, each a little farther from 0, where the slope of an L1 penalty jumps; small, so that nothing saturates.</summary>
    private static Matrix Away(int rows, int columns, int seed)
    {
        Matrix drawn = Numbers.Normal(rows, columns, DType.Float64, seed, scale: 0.5);
        return Matrix.From(Array.ConvertAll(drawn.AsDoubleSpan().ToArray(), value => value + Math.CopySign(0.05, value)), rows, columns);
    }

    private static Matrix OneHot(int[] classes)
    {
        var rows = new Matrix(classes.Length, 3, DType.Float64);
        for (int i = 0; i < classes.Length; i++)
        {
            rows[i, classes[i]] = 1;
        }

        return rows;
    }

    private static Matrix Truths(int rows, int columns)
    {
        Matrix truths = Numbers.Normal(rows, columns, DType.Float64, 6);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                truths[i, j] = truths[i, j] > 0 ? 1 : 0;
            }
        }

        return truths;
    }
}
