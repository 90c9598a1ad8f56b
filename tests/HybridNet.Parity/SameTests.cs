namespace HybridNet.Parity;

/// <summary>The comparison rejects every difference.</summary>
[TestFixture]
internal sealed class SameTests
{
    private static readonly GoldenArray Expected = new("float32", [2, 2], [1, 2, 3, 4]);

    [Test]
    public void Same_AcceptsEqualBitsAndAnyNaN()
    {
        double otherNaN = BitConverter.UInt64BitsToDouble(0xfff8000000000001);
        Assert.That(Same.Difference(Expected with { Values = [1, 2, 3, 4] }, Expected, new Tolerance()), Is.Null);
        Assert.That(Same.Difference(Expected with { Values = [otherNaN, 2, 3, 4] }, Expected with { Values = [double.NaN, 2, 3, 4] }, new Tolerance()), Is.Null);
    }

    [Test]
    public void Same_RefusesAnotherShapeFirst() => Says(
        new GoldenArray("float64", [4], [1, 2, 3, 5]), "the shape is (4); (2, 2) is expected");

    [Test]
    public void Same_RefusesAnotherDtypeBeforeValues() => Says(
        Expected with { DType = "float64", Values = [1, 2, 3, 5] }, "the dtype is float64; float32 is expected");

    [Test]
    public void Same_RefusesOneDifferingBit() => Says(
        Expected with { Values = [1, 2, MathF.BitIncrement(3), 4] },
        "1 of 4 elements differ; the worst, at [1, 0], is 3.000000238418579 (0x40400001); 3 (0x40400000) is expected");

    [Test]
    public void Same_NamesTheWorstElement() => Says(
        Expected with { Values = [MathF.BitIncrement(1), 2, 3, 9] },
        "2 of 4 elements differ; the worst, at [1, 1], is 9 (0x41100000); 4 (0x40800000) is expected");

    [Test]
    public void Same_RefusesNegativeZeroForZero() => Assert.That(
        Same.Difference(new GoldenArray("float64", [1], [-0.0]), new GoldenArray("float64", [1], [0]), new Tolerance()),
        Is.EqualTo("1 of 1 elements differ; the worst, at [0, 0], is -0 (0x8000000000000000); 0 (0x0000000000000000) is expected"));

    [TestCase(0.0)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void Same_RefusesNaNForANumberAtAnyTolerance(double value)
    {
        foreach (var tolerance in new[] { new Tolerance(), new Tolerance(Ulp: long.MaxValue), new Tolerance(Relative: 1) })
        {
            var number = new GoldenArray("float64", [1], [value]);
            var notANumber = new GoldenArray("float64", [1], [double.NaN]);
            Assert.That(Same.Difference(notANumber, number, tolerance), Is.Not.Null);
            Assert.That(Same.Difference(number, notANumber, tolerance), Is.Not.Null);
        }
    }

    [TestCase("float32", 1.401298464324817e-45)]
    [TestCase("float64", double.Epsilon)]
    public void Same_CountsUlpAcrossZero(string dtype, double smallest)
    {
        var below = new GoldenArray(dtype, [1], [-smallest]);
        var above = new GoldenArray(dtype, [1], [smallest]);
        Assert.That(Same.Difference(below, above, new Tolerance(Ulp: 3)), Is.Null);
        Assert.That(Same.Difference(below, above, new Tolerance(Ulp: 2)), Is.Not.Null);
    }

    [Test]
    public void Same_MeasuresRelativeErrorByTheRow()
    {
        var expected = new GoldenArray("float64", [2, 2], [1e3, 1e-9, 1, 1]);
        Assert.That(Same.Difference(expected with { Values = [1e3, 1.1e-9, 1, 1] }, expected, new Tolerance(Relative: 1e-12)), Is.Null);
        Assert.That(Same.Difference(expected with { Values = [1e3, 1e-9, 1, 1 + 1e-10] }, expected, new Tolerance(Relative: 1e-12)), Is.Not.Null);
    }

    [Test]
    public void Digest_IsOfTheElementsLittleEndianWithOneNaN()
    {
        var array = new GoldenArray("float32", [2], [1, BitConverter.UInt64BitsToDouble(0xfff8000000000001)]);
        byte[] bytes = [0, 0, 0x80, 0x3f, 0, 0, 0xc0, 0x7f];
        Assert.That(array.Digest(), Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))));
    }

    private static void Says(GoldenArray actual, string text) => Assert.That(Same.Difference(actual, Expected, new Tolerance()), Is.EqualTo(text));
}
