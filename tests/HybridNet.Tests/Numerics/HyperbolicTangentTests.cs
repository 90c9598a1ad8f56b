using System.Numerics;

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
    public void Tanh_OfDrawnNumbers_IsTheNearestDouble()
    {
        double[] drawn = Numbers.Normal(1, 20_000, DType.Float64, 2, scale: 0.5).ToDoubleRows()[0];
        Assert.All(drawn, x =>
        {
            double y = HyperbolicTangent.Of(x);
            BigInteger distance = BigInteger.Abs(Exact(y) - TanhOf(Exact(x)));
            Assert.True(2 * distance <= Exact(Math.BitIncrement(Math.Abs(y))) - Exact(Math.Abs(y)), $"tanh {x:R}");
        });
    }

    [Fact]
    public void Tanh_IsWithinTwoUnitsOfTheLibrarys()
    {
        double[] drawn = Numbers.Normal(1, 2000, DType.Float64, 1, scale: 3).ToDoubleRows()[0];
        Assert.All(drawn, x => Assert.InRange(HyperbolicTangent.Of(x) / Math.Tanh(x), 1 - 5e-16, 1 + 5e-16));
    }

    /// <summary>A number as a whole number of units of 2^-400.</summary>
    private static BigInteger Exact(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (1L << 52);
        return Math.Sign(x) * (mantissa << (int)((bits >> 52) - 1075 + Bits));
    }

    private static BigInteger TanhOf(BigInteger x)
    {
        BigInteger e = Exp(2 * x);
        return ((e - One) << Bits) / (e + One);
    }

    /// <summary>The series of e^(x / 2^16), squared 16 times.</summary>
    private static BigInteger Exp(BigInteger x)
    {
        BigInteger small = x >> 16;
        BigInteger sum = One;
        BigInteger term = One;
        for (int n = 1; n <= 40; n++)
        {
            term = ((term * small) >> Bits) / n;
            sum += term;
        }

        for (int i = 0; i < 16; i++)
        {
            sum = (sum * sum) >> Bits;
        }

        return sum;
    }

    private const int Bits = 400;

    private static readonly BigInteger One = BigInteger.One << Bits;
}
