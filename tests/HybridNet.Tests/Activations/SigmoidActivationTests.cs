using System.Globalization;

namespace HybridNet.Tests.Activations;

public class SigmoidActivationTests
{
    [Theory]
    [InlineData(-1.63, 0.1638303612234)]
    [InlineData(0, 0.5)]
    [InlineData(-20, 2.06115362e-09)]
    [InlineData(-10, 4.53978687e-05)]
    [InlineData(-5, 0.0066928509)]
    [InlineData(-1, 0.2689414214)]
    [InlineData(1, 0.7310585786)]
    [InlineData(5, 0.9933071491)]
    [InlineData(10, 0.9999546021)]
    [InlineData(20, 0.9999999979)]
    public void S3_Sigmoid_HasTheLessonsValues(double x, double y)
    {
        foreach (Flavour flavour in Enum.GetValues<Flavour>())
        {
            Assert.Equal(y, Sigmoid(x, DType.Float64, flavour), 1e-10);
            Assert.Equal(y, Sigmoid(x, DType.Float32, flavour), 1e-7);
        }
    }

    [Theory]
    [InlineData(1000, 1)]
    [InlineData(-1000, 0)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(-0.0, 0.5)]
    public void S3_Sigmoid_DoesNotOverflow(double x, double y)
    {
        foreach (Flavour flavour in Enum.GetValues<Flavour>())
        {
            Same.Bits(y, Sigmoid(x, DType.Float64, flavour));
            Same.Bits(y, Sigmoid(x, DType.Float32, flavour));
        }
    }

    [Theory]
    [InlineData(-1.63, "0.16383036122")]
    [InlineData(0, "0.50000000000")]
    [InlineData(-20, "0.00000000206")]
    public void S4_Sigmoid_ShowsElevenDecimals(double x, string shown) =>
        Assert.Equal(shown, Sigmoid(x, DType.Float64, Flavour.Simd).ToString("F11", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(-1000)]
    [InlineData(1000)]
    public void Gradient_OfAnExtremeInput_IsZero(double x)
    {
        var state = new LayerState();
        new SigmoidActivation().Forward(Matrix.From(new[,] { { x } }), state);
        Assert.Equal(0, new SigmoidActivation().Backward(Matrix.From(new[,] { { 1.0 } }), state)[0, 0]);
    }

    [Fact]
    public void Predictions_AreOneAboveHalf()
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            Matrix output = Matrix.From(new[,] { { 0, 0.5, 0.50001 }, { 1, double.NaN, 0.49 } }).As(dtype);
            Same.Bits(Matrix.From(new double[,] { { 0, 0, 1 }, { 1, 0, 0 } }).As(dtype), new SigmoidActivation().Predictions(output));
        }
    }

    [Fact]
    public void Predictions_OverwriteAMatrixThatFitsAndNeverTheOutput()
    {
        var output = Matrix.From(new double[,] { { 0.2, 0.8 }, { 0.5, double.NaN } });
        var fitting = new Matrix(2, 2, DType.Float64);
        Assert.Same(fitting, new SigmoidActivation().Predictions(output, fitting));
        Same.Bits(Matrix.From(new double[,] { { 0, 1 }, { 0, 0 } }), fitting);
        Assert.NotSame(output, new SigmoidActivation().Predictions(output, output));
    }

    private static double Sigmoid(double x, DType dtype, Flavour flavour) =>
        new SigmoidActivation().Forward(Matrix.From(new[,] { { x } }).As(dtype), new NumPyArithmetic { Flavour = flavour })[0, 0];
}
