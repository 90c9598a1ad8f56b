namespace HybridNet.Tests.Numerics;

/// <summary>Expected values are the quotient of exponentials in 120 decimal digits, rounded to the nearest double.</summary>
public class HyperbolicTangentTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(double.Epsilon, double.Epsilon)]
    [InlineData(1e-300, 1e-300)]
    [InlineData(9e-09, 9e-09)]
    [InlineData(1.1e-08, 1.1e-08)]
    [InlineData(1e-05, 9.999999999666668e-06)]
    [InlineData(0.001, 0.0009999996666668)]
    [InlineData(0.1, 0.09966799462495582)]
    [InlineData(0.25, 0.24491866240370913)]
    [InlineData(0.3, 0.2913126124515909)]
    [InlineData(0.5, 0.46211715726000974)]
    [InlineData(0.6931471805599453, 0.6)]
    [InlineData(1.0, 0.7615941559557649)]
    [InlineData(1.5, 0.9051482536448664)]
    [InlineData(2.0, 0.9640275800758169)]
    [InlineData(3.0, 0.9950547536867305)]
    [InlineData(5.0, 0.9999092042625951)]
    [InlineData(10.0, 0.9999999958776927)]
    [InlineData(19.06, 0.9999999999999999)]
    [InlineData(19.99, 1)]
    [InlineData(20, 1)]
    [InlineData(double.MaxValue, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NaN, double.NaN)]
    public void Tanh_IsCorrectlyRoundedAndOdd(double x, double y)
    {
        Same.Bits(y, HyperbolicTangent.Of(x));
        Same.Bits(-y, HyperbolicTangent.Of(-x));
    }

    [Fact]
    public void Tanh_IsWithinTwoUnitsOfTheLibrarys()
    {
        double[] drawn = Numbers.Normal(1, 2000, DType.Float64, 1, scale: 3).ToDoubleRows()[0];
        Assert.All(drawn, x => Assert.InRange(HyperbolicTangent.Of(x) / Math.Tanh(x), 1 - 5e-16, 1 + 5e-16));
    }
}
