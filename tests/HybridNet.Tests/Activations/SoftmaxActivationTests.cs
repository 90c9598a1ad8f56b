namespace HybridNet.Tests.Activations;

public class SoftmaxActivationTests
{
    public static TheoryData<double[], double[]> Table => new()
    {
        { [1], [1] },
        { [1, 1], [0.5, 0.5] },
        { [0, 1], [0.2689414214, 0.7310585786] },
        { [2, 4], [0.1192029220, 0.8807970780] },
        { [5, 10], [0.0066928509, 0.9933071491] },
        { [-1, 0, 1], [0.0900305732, 0.2447284711, 0.6652409558] },
        { [1, 2, 4], [0.0420100661, 0.1141951994, 0.8437947345] },
        { [4.8, 1.21, 2.385], [0.8952826640, 0.0247083068, 0.0800090293] },
        { [8.9, -1.81, 0.2], [0.9998111293, 0.0000223164, 0.0001665543] },
        { [1.41, 1.051, 0.026], [0.5130971642, 0.3583338993, 0.1285689365] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void S40_Softmax_HasTheTablesValues(double[] x, double[] y)
    {
        foreach (Flavour flavour in Enum.GetValues<Flavour>())
        {
            Same.Close(Row(y), Softmax(Row(x), flavour), 1e-10);
            Same.Close(Row(y), Softmax(Row(x).As(DType.Float32), flavour), 1e-6);
        }
    }

    [Fact]
    public void S40_RatioOfTwoClasses_IsTheExponentialOfTheirDifference()
    {
        Matrix y = Softmax(Row(2, 4));
        Assert.Equal(7.3890560989, y[0, 1] / y[0, 0], 1e-10);
    }

    [Fact]
    public void S41_Softmax_TakesAnyNumberOfClasses()
    {
        for (int classes = 1; classes <= 1000; classes++)
        {
            foreach (DType dtype in Enum.GetValues<DType>())
            {
                Matrix y = Softmax(Numbers.Normal(1, classes, dtype, classes, scale: 3));
                double[] row = y.ToDoubleRows()[0];
                Assert.Equal(classes, row.Length);
                Assert.All(row, value => Assert.InRange(value, double.Epsilon, 1));
                Assert.Equal(1, row.Sum(), dtype == DType.Float64 ? 1e-12 : 1e-5);
            }
        }
    }

    [Fact]
    public void S65_Softmax_IsStableInFloat32()
    {
        foreach (Flavour flavour in Enum.GetValues<Flavour>())
        {
            Same.Bits(Matrix.From(new float[,] { { 0, 0, 1 } }), Softmax(Matrix.From(new float[,] { { 12, 99, 318 } }), flavour));
        }
    }

    [Fact]
    public void S65_Softmax_KeepsTheSmallestProbabilitiesInFloat64()
    {
        Matrix y = Softmax(Row(12, 99, 318));
        Assert.Equal(1.27611125e-133, y[0, 0], 1e-141);
        Assert.Equal(7.75369053e-96, y[0, 1], 1e-104);
        Assert.Equal(1, y[0, 2]);
    }

    [Theory]
    [InlineData(1000, 1001, 0.2689414214)]
    [InlineData(-1000, -1001, 0.7310585786)]
    [InlineData(1e30, 1e30, 0.5)]
    [InlineData(-1000, 1000, 0)]
    public void LargeNumbers_DoNotOverflow(double a, double b, double first)
    {
        Assert.Equal(first, Softmax(Row(a, b))[0, 0], 1e-10);
        Assert.Equal(first, Softmax(Row(a, b).As(DType.Float32))[0, 0], 1e-7);
    }

    [Fact]
    public void Rows_AreIndependent()
    {
        Matrix x = Numbers.Normal(9, 13, DType.Float32, 1);
        Matrix y = Softmax(x);
        for (int i = 0; i < x.Rows; i++)
        {
            Matrix alone = Matrix.From(x.AsFloatSpan().Slice(13 * i, 13), 1, 13);
            Same.Bits<float>(y.AsFloatSpan().Slice(13 * i, 13), Softmax(alone).AsFloatSpan());
        }
    }

    [Fact]
    public void InfiniteNumbers_GiveNaNWhereTheyAreTheLargest()
    {
        double inf = double.PositiveInfinity;
        Same.Bits(Row(double.NaN, double.NaN, double.NaN), Softmax(Row(inf, 1, 2)));
        Same.Bits(Row(0, 0.5, 0.5), Softmax(Row(-inf, 1, 1)));
        Same.Bits(Row(double.NaN, double.NaN), Softmax(Row(-inf, -inf)));
    }

    [Fact]
    public void Backward_OfOneClass_KeepsNegativeZero()
    {
        // s - s * s of a single class is +0: its product with negative gradients is -0, as NumPy multiplies two single numbers.
        var state = new SoftmaxState();
        new SoftmaxActivation().Forward(new Matrix(2, 1), state);
        Same.Bits<float>([-0.0f, 0], new SoftmaxActivation().Backward(Matrix.From(new float[,] { { -3 }, { 3 } }), state).AsFloatSpan());
    }

    [Fact]
    public void Predictions_AreTheFirstLargestColumnAndTheFirstNaN()
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            double nan = double.NaN;
            double[,] output =
            {
                { 0.2, 0.5, 0.3 }, { 0.4, 0.4, 0.2 }, { 0.1, 0.1, 0.8 }, { 9, nan, nan }, { nan, 1, 2 }, { -1, -2, -0.5 },
            };
            Matrix classes = new SoftmaxActivation().Predictions(Matrix.From(output).As(dtype));
            Same.Bits(Matrix.From(new double[,] { { 1 }, { 0 }, { 2 }, { 1 }, { 0 }, { 2 } }).As(dtype), classes);
        }
    }

    [Fact]
    public void Predictions_OverwriteAMatrixThatFitsAndNoOther()
    {
        var output = Matrix.From(new double[,] { { 0.2, 0.8 }, { 0.7, 0.3 } });
        var fitting = new Matrix(2, 1, DType.Float64);
        Assert.Same(fitting, new SoftmaxActivation().Predictions(output, fitting));
        Same.Bits(Matrix.From(new double[,] { { 1 }, { 0 } }), fitting);
        foreach (Matrix other in new[] { new Matrix(2, 1), new Matrix(3, 1, DType.Float64), new Matrix(2, 2, DType.Float64) })
        {
            Assert.NotSame(other, new SoftmaxActivation().Predictions(output, other));
            Assert.All(other.ToDoubleRows().SelectMany(row => row), value => Assert.Equal(0, value));
        }
    }

    private static Matrix Softmax(Matrix x, Flavour flavour = Flavour.Simd) =>
        new SoftmaxActivation().Forward(x, new NumPyArithmetic { Flavour = flavour });

    private static Matrix Row(params double[] numbers) => Matrix.From(numbers, 1, numbers.Length);
}
