namespace HybridNet.Tests.Diagnostics;

public class ThrowDatasetsTests
{
    private static readonly NumPyRandom Random = new(seed: 0);

    [Fact]
    public void Data_OfNegativeSamples_IsRefused()
    {
        const string Rest = ": -1 samples are asked for; the number must be 0 or more. Pass how many points you want.";
        Says<ArgumentOutOfRangeException>("spiral data" + Rest, () => SpiralData.Create(-1, 2, Random));
        Says<ArgumentOutOfRangeException>("vertical data" + Rest, () => VerticalData.Create(-1, 2, Random));
        Says<ArgumentOutOfRangeException>("sine data" + Rest, () => SineData.Create(-1));
        Says<ArgumentOutOfRangeException>("moons data" + Rest, () => MoonsData.Create(-1, Random));
        Says<ArgumentOutOfRangeException>("circles data" + Rest, () => CirclesData.Create(-1, Random));
        Says<ArgumentOutOfRangeException>("xor data" + Rest, () => XorData.Create(-1, Random));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(257)]
    public void Data_OfMoreClassesThanAByteHolds_IsRefusedBeforeAnyDraw(int classes)
    {
        string rest = $": {classes} classes are asked for; there can be 0 to 256, because the labels of these data are bytes. Pass a number in that range.";
        Says<ArgumentOutOfRangeException>("spiral data" + rest, () => SpiralData.Create(1, classes, Random));
        Says<ArgumentOutOfRangeException>("vertical data" + rest, () => VerticalData.Create(1, classes, Random));
        Assert.Equal(new NumPyRandom(seed: 0).GetState(), Random.GetState());
    }

    [Fact]
    public void Data_OfMorePointsThanAMatrixHolds_IsRefused()
    {
        const string Most = " points are asked for; a matrix of two columns holds at most 1,073,741,795. Ask for fewer at a time.";
        Says<ShapeException>("spiral data: 549,755,813,632" + Most, () => SpiralData.Create(int.MaxValue, 256, Random));
        Says<ShapeException>("moons data: 1,073,741,796" + Most, () => MoonsData.Create(1_073_741_796, Random));
    }

    [Theory]
    [InlineData(-0.5, "-0.5")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void Noise_ThatIsNoDeviation_IsRefused(double noise, string text) => Says<ArgumentOutOfRangeException>(
        $"xor data: the noise is {text}; it is a standard deviation, a finite number of 0 or more. Pass such a number, or nothing for no noise.",
        () => XorData.Create(3, Random, noise));

    [Theory]
    [InlineData(1.0, "1")]
    [InlineData(-0.1, "-0.1")]
    [InlineData(double.NaN, "NaN")]
    public void Circles_WithAnInnerOneThatIsNotInside_AreRefused(double factor, string text) => Says<ArgumentOutOfRangeException>(
        $"circles data: the factor is {text}; the inner circle's radius is from 0 to below 1. Pass a number in that range.",
        () => CirclesData.Create(3, Random, factor: factor));

    [Theory]
    [InlineData(3, 1, 2, 1, "(3, 1)", "(2, 1)")]
    [InlineData(3, 2, 3, 1, "(3, 2)", "(3, 1)")]
    [InlineData(0, 1, 0, 1, "(0, 1)", "(0, 1)")]
    public void AveragePrice_OfTablesThatDoNotFit_NamesBothShapes(int areaRows, int areaColumns, int priceRows, int priceColumns, string areas, string prices) =>
        Says<ShapeException>(
            $"average price: areas are {areas}, prices are {prices}; each must have one column and both the same rows, at least one. Pass one area and one price a house.",
            () => HousePrices.AveragePrice(new Matrix(areaRows, areaColumns), new Matrix(priceRows, priceColumns)));

    private static void Says<TException>(string text, Func<object?> action)
        where TException : Exception => Assert.Equal(text, Assert.Throws<TException>(action).Message);
}
