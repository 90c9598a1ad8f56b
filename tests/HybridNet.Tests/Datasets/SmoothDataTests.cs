namespace HybridNet.Tests.Datasets;

/// <summary>
/// Sine, moons, circles and xor. Digests and numbers are those of tests/reference/datasets.py under NumPy 2.4.6 on Linux.
/// </summary>
public class SmoothDataTests
{
    [Theory]
    [InlineData(5, "4a3b4bae64b1598a", "7a7c143e5586cce6")]
    [InlineData(1000, "01ee92da61cd9071", "42bd923beeb64608")]
    public void SineData_IsBitEqualToNnfs(int samples, string inputs, string targets)
    {
        (Matrix x, Matrix y) = SineData.Create(samples);
        Assert.Equal(($"({samples}, 1) float64", $"({samples}, 1) float64"), (x.ToString(), y.ToString()));
        Assert.Equal((inputs, targets), (Digest.Of(x), Digest.Of(y)));
    }

    [Fact]
    public void SineData_OfNothing_IsEmpty() => Assert.Equal("(0, 1) float64", SineData.Create(0).Inputs.ToString());

    [Fact]
    public void SineData_HasAThousandSamplesUnlessToldOtherwise() => Assert.Equal(1000, SineData.Create().Targets.Rows);

    [Theory]
    [InlineData(0, 100, true, null, "b7f3beb12d626a6c", "70a5443a3c01a98c")]
    [InlineData(1, 101, true, 0.1, "bebde18d3b51155f", "7a28b19bf6bf7a8d")]
    [InlineData(2, 50, false, 0.25, "8845af18d5c29a30", "1a589cba6bf0dfce")]
    [InlineData(3, 1, true, 0.0, "dd3f62a13e54965a", "67abdd721024f0ff")]
    public void MoonsData_IsBitEqualToTheReference(int seed, int samples, bool shuffle, double? noise, string points, string labels)
    {
        (Matrix x, int[] y) = MoonsData.Create(samples, new NumPyRandom(seed), shuffle, noise);
        Assert.Equal((points, labels), (Digest.Of(x), Digest.Of(y)));
    }

    [Theory]
    [InlineData(0, 100, true, null, "b646422e3f43e002", "70a5443a3c01a98c")]
    [InlineData(1, 101, true, 0.1, "a9a64d9fc9cb17f8", "7a28b19bf6bf7a8d")]
    [InlineData(2, 50, false, 0.25, "0ba23c6993db64d1", "1a589cba6bf0dfce")]
    [InlineData(3, 1, true, 0.0, "26e87fc89220d93d", "67abdd721024f0ff")]
    public void CirclesData_IsBitEqualToTheReference(int seed, int samples, bool shuffle, double? noise, string points, string labels)
    {
        (Matrix x, int[] y) = CirclesData.Create(samples, new NumPyRandom(seed), shuffle, noise);
        Assert.Equal((points, labels), (Digest.Of(x), Digest.Of(y)));
    }

    [Fact]
    public void CirclesData_WithAFactor_IsBitEqualToTheReference() =>
        Assert.Equal("4d6533d5351a3d87", Digest.Of(CirclesData.Create(40, new NumPyRandom(seed: 4), factor: 0.3).Points));

    [Theory]
    [InlineData(0, 100, null, "213032e45eb11418", "9bf9c871c7789784")]
    [InlineData(1, 101, 0.1, "9c1d13e2aa478fb7", "2a69d8fba578d033")]
    public void XorData_IsBitEqualToTheReference(int seed, int samples, double? noise, string points, string labels)
    {
        (Matrix x, int[] y) = XorData.Create(samples, new NumPyRandom(seed), noise);
        Assert.Equal((points, labels), (Digest.Of(x), Digest.Of(y)));
    }

    [Fact]
    public void MoonsAndCircles_Unshuffled_FollowTheirFormulas()
    {
        (Matrix moons, int[] labels) = MoonsData.Create(4, new NumPyRandom(seed: 0), shuffle: false);
        Assert.Equal([1, 0, -1, 1.2246467991473532e-16, 0, 0.5, 2, 0.4999999999999999], moons.AsDoubleSpan().ToArray());
        Assert.Equal([0, 0, 1, 1], labels);
        Matrix circles = CirclesData.Create(4, new NumPyRandom(seed: 0), shuffle: false).Points;
        Assert.Equal([1, 0, -1, 1.2246467991473532e-16, 0.8, 0, -0.8, 9.797174393178826e-17], circles.AsDoubleSpan().ToArray());
    }

    [Fact]
    public void TwoClassData_OfNothing_IsEmptyAndDrawsNothing()
    {
        var random = new NumPyRandom(seed: 0);
        Matrix[] points =
        [
            MoonsData.Create(0, random, noise: 1).Points, CirclesData.Create(0, random, noise: 1).Points, XorData.Create(0, random, noise: 1).Points,
        ];
        Assert.All(points, matrix => Assert.Equal("(0, 2) float64", matrix.ToString()));
        Assert.Equal(new NumPyRandom(seed: 0).GetState(), random.GetState());
    }

    [Fact]
    public void Noise_OfZero_StillDraws()
    {
        var random = new NumPyRandom(seed: 0);
        var counting = new NumPyRandom(seed: 0);
        MoonsData.Create(10, random, shuffle: false, noise: 0);
        counting.FillNormal(new double[20]);
        Assert.Equal(counting.GetState(), random.GetState());
    }
}
