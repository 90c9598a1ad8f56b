namespace HybridNet.Tests.Optimizers;

public sealed class OptimizerTests
{
    public static TheoryData<Optimizer> All => [new Sgd(), new Sgd { Momentum = 0.9 }, new AdaGrad(), new RmsProp(0.05), new Adam(0.05)];

    [Theory]
    [MemberData(nameof(All))]
    public void AParabola_IsDescended(Optimizer optimizer)
    {
        var parameter = new Parameter(Matrix.From(new double[,] { { 3, -2 } }));
        double before = Height(parameter.Value);
        for (int step = 0; step < 100; step++)
        {
            parameter.Gradient = Matrix.From(new double[,] { { 0.2 * parameter.Value[0, 0], 0.2 * parameter.Value[0, 1] } });
            optimizer.BeginStep();
            optimizer.Update(parameter);
            optimizer.EndStep();
        }

        Assert.True(Height(parameter.Value) < 0.5 * before);
        Assert.Equal(100, optimizer.Iterations);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    [InlineData(1)]
    public void Steps_OfEveryLengthAndWidth_EqualThePlainFormula(int width)
    {
        VectorWidth.Force(width);
        try
        {
            for (int length = 0; length <= 70; length++)
            {
                AdamEqualsThePlainFormula(length);
            }
        }
        finally
        {
            VectorWidth.Release();
        }
    }

    [Fact]
    public void TheRate_FallsWithTheIterations()
    {
        var optimizer = new Adam(0.05) { Decay = 1e-3, Iterations = 1000 };
        optimizer.BeginStep();
        Assert.Equal(0.05 * (1 / (1 + (1e-3 * 1000))), optimizer.CurrentLearningRate);
        Assert.Equal(0.05, optimizer.LearningRate);
    }

    [Fact]
    public void State_GetsTheDTypeOfTheGradient_ExceptForAdaGrad()
    {
        Assert.Equal(DType.Float64, CacheAfterAWideGradient(new Adam()));
        Assert.Equal(DType.Float64, CacheAfterAWideGradient(new RmsProp()));
        Assert.Equal(DType.Float32, CacheAfterAWideGradient(new AdaGrad()));
    }

    [Fact]
    public void NoGradient_IsRefused() => Assert.Equal(
        "Adam: the parameter has no gradient yet. Run a backward pass before the step.",
        Assert.Throws<StateException>(() => new Adam().Update(new Parameter(new Matrix(1, 1)))).Message);

    [Fact]
    public void ARateThatIsNotAboveZero_IsRefused() => Assert.Equal(
        "Adam: the learning rate is -0.05; it must be a finite number greater than 0.",
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(-0.05)).Message);

    [Fact]
    public void ANegativeDecay_IsRefused() => Assert.Equal(
        "Sgd: the decay of the learning rate is -0.001; it must be a finite number, 0 or more.",
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd { Decay = -0.001 }).Message);

    /// <summary>A learning rate of np.float64 promotes float32 operands to float64; the result is rounded once when it is stored.</summary>
    [Fact]
    public void StrongRate_ComputesTheStepInDouble()
    {
        Matrix value = Numbers.Normal(1, 40, DType.Float32, seed: 1);
        Matrix gradient = Numbers.Normal(1, 40, DType.Float32, seed: 2);
        var momentum = new Matrix(1, 40);
        var cache = new Matrix(1, 40);
        var expected = new Matrix(1, 40);
        for (int i = 0; i < 40; i++)
        {
            float m = (float)(1 - 0.9) * (float)gradient[0, i];
            float c = (float)(1 - 0.999) * ((float)gradient[0, i] * (float)gradient[0, i]);
            float corrected = m / (float)(1 - 0.9);
            float scale = MathF.Sqrt(c / (float)(1 - 0.999)) + 1e-7f;
            expected[0, i] = value[0, i] + (-0.05 * corrected / scale);
        }

        Updates.Apply(
            new Adam.Formula(new ScalarOperand(0.05, ScalarKind.Strong), 1e-7, 0.9, 0.999, 1),
            new UpdateOperands(value, gradient, momentum, momentum, cache, cache, HasNumPyScalar: true));
        Same.Bits(expected, value);
    }

    private static double Height(Matrix point) => (point[0, 0] * point[0, 0]) + (point[0, 1] * point[0, 1]);

    private static DType CacheAfterAWideGradient(Optimizer optimizer)
    {
        var parameter = new Parameter(new Matrix(1, 2)) { Gradient = new Matrix(1, 2, DType.Float64) };
        optimizer.Update(parameter);
        return parameter.Cache!.DType;
    }

    private static void AdamEqualsThePlainFormula(int length)
    {
        var random = new NumPyRandom(length);
        float[] value = new float[length], gradient = new float[length];
        random.FillNormal(value);
        random.FillNormal(gradient);
        var parameter = new Parameter(Matrix.From(value, 1, length)) { Gradient = Matrix.From(gradient, 1, length) };
        var optimizer = new Adam(0.05);
        optimizer.Update(parameter);
        for (int i = 0; i < length; i++)
        {
            float m = (0.9f * 0f) + ((float)(1 - 0.9) * gradient[i]);
            float c = (0.999f * 0f) + ((float)(1 - 0.999) * (gradient[i] * gradient[i]));
            float step = -0.05f * (m / (float)(1 - 0.9)) / (MathF.Sqrt(c / (float)(1 - 0.999)) + 1e-7f);
            Assert.Equal(BitConverter.SingleToInt32Bits(value[i] + step), BitConverter.SingleToInt32Bits((float)parameter.Value[0, i]));
        }
    }
}
