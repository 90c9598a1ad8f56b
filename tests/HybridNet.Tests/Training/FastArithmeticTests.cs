namespace HybridNet.Tests.Training;

/// <summary>
/// All layers, losses and optimizers with <see cref="FastArithmetic"/>: close to float64 after one step, always float32, and the same bits at every
/// vector width.
/// </summary>
public class FastArithmeticTests
{
    /// <summary>
    /// For one step: float32 has 6e-8 of relative precision, sums here have at most 100 terms and cancel a little; activations have slopes up to about 1.
    /// </summary>
    private const double OneStep = 1e-5;

    private static readonly NumPyArithmetic Double = Arithmetic.NumPy with { ProductDType = null, DefaultDType = DType.Float64 };

    private static readonly Dictionary<string, Func<DType, ILayer>> Layers = new()
    {
        ["input"] = _ => new InputLayer(),
        ["dense"] = dtype => Dense(6, 4, dtype),
        ["dense, one neuron"] = dtype => Dense(6, 1, dtype),
        ["dense, wide"] = dtype => Dense(6, 50, dtype),
        ["dropout"] = _ => new DropoutLayer(0.3),
        ["ReLU"] = _ => new ReLUActivation(),
        ["leaky ReLU"] = _ => new LeakyReLUActivation(0.2),
        ["Heaviside"] = _ => new HeavisideActivation(),
        ["sigmoid"] = _ => new SigmoidActivation(),
        ["tanh"] = _ => new TanhActivation(),
        ["linear"] = _ => new LinearActivation(),
        ["ELU"] = _ => new ELUActivation(0.7),
        ["GELU"] = _ => new GELUActivation(),
        ["GELU, tanh"] = _ => new GELUActivation(approximate: true),
        ["softplus"] = _ => new SoftplusActivation(),
        ["SiLU"] = _ => new SiLUActivation(),
        ["softmax"] = _ => new SoftmaxActivation(),
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

    public static TheoryData<int> VectorWidths => [.. Widths.Vectors];

    /// <summary>A class that is added to the engine is missed here.</summary>
    [Fact]
    public void EveryLayerLossAndOptimizer_IsTried()
    {
        IEnumerable<Type> tried = Layers.Values.Select(make => make(DType.Float32).GetType())
            .Concat(Losses.Values.Select(make => make().GetType())).Concat(Optimizers.Values.Select(make => make().GetType()));
        Type[] kinds = [typeof(ILayer), typeof(ILoss), typeof(Optimizer)];
        IEnumerable<Type> all = typeof(Model).Assembly.GetTypes().Where(type => !type.IsAbstract && kinds.Any(kind => kind.IsAssignableFrom(type)));
        Assert.Equal(all.OrderBy(type => type.Name), tried.Distinct().OrderBy(type => type.Name));
    }

    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Layer_AgreesWithFloat64(string name)
    {
        (var expected, var actual) = (Pass(name, Double, DType.Float64), Pass(name, Arithmetic.Fast, DType.Float32));
        Assert.All(expected.Zip(actual), pair => Same.Close(pair.First, pair.Second, OneStep, name));
        Assert.All(actual, matrix => Assert.Equal(DType.Float32, matrix.DType));
        foreach (int bits in Widths.All)
        {
            Widths.At(bits, () => Assert.All(actual.Zip(Pass(name, Arithmetic.Fast, DType.Float32)), pair => Same.Bits(pair.First, pair.Second, $"{bits} bits")));
        }
    }

    /// <summary>Inputs and parameters of float64 are converted; results are float32.</summary>
    [Theory]
    [MemberData(nameof(LayerNames))]
    public void Layer_OfFloat64_GivesFloat32(string name)
    {
        // The input layer passes on what it receives.
        (var expected, var actual) = (Pass(name, Double, DType.Float64), Pass(name, Arithmetic.Fast, DType.Float64));
        Assert.All(expected.Zip(actual), pair => Same.Close(pair.First, pair.Second, OneStep, name));
        Assert.All(actual, matrix => Assert.Equal(name == "input" ? DType.Float64 : DType.Float32, matrix.DType));
    }

    /// <summary>Samples of float64 are converted once, before the fit: the bits are those of a fit on float32.</summary>
    [Fact]
    public void Fit_OnFloat64_HasTheBitsOfFloat32()
    {
        Model Trained(DType dtype)
        {
            var random = new NumPyRandom(seed: 0);
            var model = new Model { new DenseLayer(3, 8, random), new TanhActivation(), new DenseLayer(8, 2, random) };
            model.Arithmetic = Arithmetic.Fast;
            model.Compile(new MeanSquaredErrorLoss(), new Adam(0.01), new RegressionAccuracy());
            (Matrix x, Matrix y) = (Numbers.Normal(40, 3, DType.Float32, seed: 1).As(dtype), Numbers.Normal(40, 2, DType.Float32, seed: 2).As(dtype));
            model.Fit(x, y, epochs: 4, new FitOptions { BatchSize = 16, Validation = new(x, y) });
            return model;
        }

        (Model narrow, Model wide) = (Trained(DType.Float32), Trained(DType.Float64));
        Assert.All(narrow.Parameters.Zip(wide.Parameters), pair => Same.Bits(pair.First.Value, pair.Second.Value));
        Assert.Equal(narrow.History[^1].ValidationLoss, wide.History[^1].ValidationLoss);
    }

    [Theory]
    [MemberData(nameof(LossNames))]
    public void Loss_AgreesWithFloat64(string name)
    {
        ILoss loss = Losses[name]();
        Matrix p = new SoftmaxActivation().Forward(Numbers.Normal(7, 3, DType.Float64, seed: 1), Double);
        Matrix narrow = p.As(DType.Float32);
        Matrix oneHot = Matrix.FromColumns([1, 0, 0, 1, 0, 0, 1], [0, 1, 0, 0, 1, 0, 0], [0, 0, 1, 0, 0, 1, 0]);
        Targets[] all = loss is CategoricalCrossentropyLoss ? [oneHot, new[] { 0, 1, 2, 0, 1, 2, 0 }] : [oneHot, oneHot.As(DType.Float32)];
        var combined = new SoftmaxCategoricalCrossentropy();
        foreach (Targets targets in all)
        {
            Matrix losses = loss.Forward(narrow, targets, Arithmetic.Fast);
            Assert.Equal(DType.Float32, losses.DType);
            Same.Close(loss.Forward(p, targets, Double), losses, OneStep, "losses");
            Same.Close(loss.Backward(p, targets, Double), loss.Backward(narrow, targets, Arithmetic.Fast), OneStep, "gradients");
            Same.Close(loss.Calculate(p, targets, Double), loss.Calculate(narrow, targets, Arithmetic.Fast), OneStep);
            Same.Close(combined.Backward(p, targets, null, Double), combined.Backward(narrow, targets, null, Arithmetic.Fast), OneStep, "with softmax");
        }
    }

    [Theory]
    [MemberData(nameof(OptimizerNames))]
    public void Optimizer_AgreesWithFloat64(string name)
    {
        Parameter Stepped(Arithmetic arithmetic, DType dtype)
        {
            Optimizer optimizer = Optimizers[name]();
            var parameter = new Parameter(Numbers.Normal(5, 13, dtype, seed: 1));
            parameter.Gradient = Numbers.Normal(5, 13, dtype, seed: 2);
            optimizer.BeginStep();
            optimizer.Update(parameter, arithmetic);
            optimizer.EndStep();
            return parameter;
        }

        (Parameter expected, Parameter actual) = (Stepped(Double, DType.Float64), Stepped(Arithmetic.Fast, DType.Float32));
        Same.Close(expected.Value, actual.Value, OneStep, "value");
        Assert.Equal(DType.Float32, actual.Value.DType);
        Same.Close(expected.Momentum ?? expected.Value, actual.Momentum ?? actual.Value, OneStep, "momentum");
        Same.Close(expected.Cache ?? expected.Value, actual.Cache ?? actual.Value, OneStep, "cache");
    }

    [Theory]
    [MemberData(nameof(VectorWidths))]
    public void Fit_GivesTheSameBits_AtEveryVectorWidth(int bits)
    {
        Model[] models = [.. ((int[])[1, bits]).Select(width => Widths.At(width, () => Spiral(Arithmetic.Fast, epochs: 5, batchSize: 70)))];
        Assert.All(models[0].Parameters.Zip(models[1].Parameters), pair => Same.Bits(pair.First.Value, pair.Second.Value));
        Same.Bits(models[0].History[^1].Loss, models[1].History[^1].Loss);
    }

    /// <summary>Both arithmetics learn the same task: after so many steps their bits differ, their accuracies do not.</summary>
    [Fact]
    public void Spiral_IsLearnedAsWithNumPysArithmetic()
    {
        (Model numpy, Model fast) = (Spiral(Arithmetic.NumPy, epochs: 600), Spiral(Arithmetic.Fast, epochs: 600));
        Assert.InRange(numpy.History[^1].Accuracy, 0.85, 1);
        Assert.InRange(fast.History[^1].Accuracy, numpy.History[^1].Accuracy - 0.05, 1);
        Same.Close(numpy.History[0].Loss, fast.History[0].Loss, OneStep, "loss of the first epoch");
    }

    [Fact]
    public void GradientCheck_ComputesInDouble()
    {
        Model model = Spiral(Arithmetic.Fast, epochs: 3);
        (Matrix x, int[] classes) = SpiralData.Create(10, 3, new NumPyRandom(1));
        Assert.All(model.CheckGradients(x, classes), error => Assert.InRange(error, 0, 1e-4));
    }

    [Fact]
    public void NaN_ReachesTheOutput()
    {
        Matrix x = Matrix.From(new float[,] { { 1, float.NaN, 2 }, { 1, 2, 3 }, { float.NaN, 1, 1 } });
        Matrix y = new SoftmaxActivation().Forward(x, Arithmetic.Fast);
        for (int j = 0; j < 3; j++)
        {
            Assert.True(double.IsNaN(y[0, j]) && double.IsNaN(y[2, j]) && y[1, j] > 0);
        }
    }

    [Fact]
    public void ColumnSums_OfEveryShape_AreCloseToFloat64()
    {
        foreach (int rows in (int[])[0, 1, 2, 3, 5, 255, 256, 257, 700])
        {
            for (int columns = 1; columns <= 70; columns++)
            {
                Matrix x = Numbers.Normal(rows, columns, DType.Float64, seed: columns);
                (var expected, var actual) = (new Matrix(1, columns, DType.Float64), new Matrix(1, columns));
                Double.SumColumns(x, expected);
                Arithmetic.Fast.SumColumns(x.As(DType.Float32), actual);

                // 700 numbers of size 1, in blocks of 256: an error of at most 256 rounding errors of sums up to 30.
                Same.Close(expected, actual, 1e-4, $"({rows}, {columns})");
            }
        }
    }

    private static Matrix[] Pass(string name, Arithmetic arithmetic, DType dtype)
    {
        ILayer layer = Layers[name](dtype);
        LayerState state = layer.CreateState();
        var context = new PassContext { Arithmetic = arithmetic, IsTraining = true, Random = new NumPyRandom(seed: 3) };
        Matrix output = layer.Forward(Numbers.Normal(13, 6, dtype, seed: 1), state, context);
        Matrix gradients = layer.Backward(Numbers.Normal(output.Rows, output.Columns, dtype, seed: 2), state, context);
        return [output, gradients, .. layer.GetParameters().Select(parameter => parameter.Gradient!)];
    }

    private static Model Spiral(Arithmetic arithmetic, int epochs, int? batchSize = null)
    {
        var random = new NumPyRandom(seed: 0);
        (Matrix x, int[] classes) = SpiralData.Create(100, 3, random);
        var model = new Model { new DenseLayer(2, 64, random), new ReLUActivation(), new DenseLayer(64, 3, random), new SoftmaxActivation() };
        (model.Arithmetic, model.Random) = (arithmetic, random);
        model.Compile(new CategoricalCrossentropyLoss(), new Adam(0.05) { Decay = 5e-7 }, new CategoricalAccuracy());
        model.Fit(x, classes, epochs, new FitOptions { BatchSize = batchSize });
        return model;
    }

    private static DenseLayer Dense(int inputs, int neurons, DType dtype) => new(
        Numbers.Normal(inputs, neurons, dtype, seed: inputs, scale: 0.5), Numbers.Normal(1, neurons, dtype, seed: neurons))
    {
        WeightL1 = 1e-3,
        WeightL2 = 2e-3,
        BiasL1 = 3e-3,
        BiasL2 = 4e-3,
    };
}
