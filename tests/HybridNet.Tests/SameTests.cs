using Xunit.Sdk;

namespace HybridNet.Tests;

/// <summary>A comparison that lets anything through holds nothing: it is fed what it must refuse.</summary>
public class SameTests
{
    private static readonly Matrix Expected = Matrix.From(new float[,] { { 1, 2 }, { 3, 4 } });

    [Fact]
    public void Bits_AcceptsEqualBitsAndEveryNaN()
    {
        Same.Bits(Expected, Expected.As(DType.Float32));
        Same.Bits(double.NaN, BitConverter.UInt64BitsToDouble(0xfff8000000000001));
        Same.Bits<float>([], []);
    }

    [Fact]
    public void Bits_RefusesAnotherShapeFirst() => Refuses(
        "result: the shape is (1, 4); (2, 2) is expected", () => Same.Bits(Expected, new Matrix(1, 4, DType.Float64)));

    [Fact]
    public void Bits_RefusesAnotherDtypeBeforeValues() => Refuses(
        "result: the dtype is float64; float32 is expected", () => Same.Bits(Expected, new Matrix(2, 2, DType.Float64)));

    [Fact]
    public void Bits_RefusesAnotherLength() => Refuses("result: the length is 1; 2 is expected", () => Same.Bits<float>([1, 2], [1]));

    [Fact]
    public void Bits_NamesTheWorstElement() => Refuses(
        "result: 2 of 4 elements differ; the worst, number 3, is 9 (0x41100000); 4 (0x40800000) is expected",
        () => Same.Bits<float>([1, 2, 3, 4], [MathF.BitIncrement(1), 2, 3, 9]));

    [Theory]
    [InlineData(1.0, 1.0000000000000002)]
    [InlineData(0.0, -0.0)]
    [InlineData(double.NaN, 0.0)]
    [InlineData(double.PositiveInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.MaxValue)]
    public void Bits_RefusesOneDifferingBit(double a, double b)
    {
        Assert.ThrowsAny<XunitException>(() => Same.Bits(a, b));
        Assert.ThrowsAny<XunitException>(() => Same.Bits(b, a));
    }

    [Fact]
    public void Close_RefusesWhatIsFartherThanTheTolerance()
    {
        Same.Close(1000, 1000.001, 1e-5);
        Same.Close(0, 1e-6, 1e-5);
        Refuses("result is 1.1; 1 is expected, within 1E-05", () => Same.Close(1, 1.1, 1e-5));
        Assert.ThrowsAny<XunitException>(() => Same.Close(1, double.NaN, 1e-5));
        Assert.ThrowsAny<XunitException>(() => Same.Close(Expected, new Matrix(2, 1), 1e9));
    }

    private static void Refuses(string text, Action action) =>
        Assert.Equal(text, Assert.ThrowsAny<XunitException>(action).Message.Split('\n')[0].Trim());
}
