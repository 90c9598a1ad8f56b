namespace HybridNet.Tests.Activations;

public class TanhActivationTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.0, -0.0)]
    [InlineData(1000, 1)]
    [InlineData(-1000, -1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NegativeInfinity, -1)]
    public void Tanh_HasExactEnds(double x, double y)
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            Same.Bits(y, new TanhActivation().Forward(Matrix.From(new[,] { { x } }).As(dtype))[0, 0]);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.7)]
    [InlineData(1.5)]
    [InlineData(-3)]
    public void Tanh_IsTheQuotientOfExponentials(double x)
    {
        double expected = (Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x));
        Assert.Equal(expected, new TanhActivation().Forward(Matrix.From(new[,] { { x } }))[0, 0], 1e-15);
        Assert.Equal(expected, new TanhActivation().Forward(Matrix.From(new[,] { { x } }).As(DType.Float32))[0, 0], 1e-7);
    }
}
