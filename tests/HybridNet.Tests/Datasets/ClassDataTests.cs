namespace HybridNet.Tests.Datasets;

/// <summary>Spiral and vertical data. Digests and numbers are those of NumPy 2.4.6 with nnfs 0.5.1 on Linux.</summary>
public class ClassDataTests
{
    [Fact]
    public void S58_SpiralData_AfterInit_GivesTheChaptersRows()
    {
        (Matrix points, int[] labels) = SpiralData.Create(samples: 100, classes: 3, new NumPyRandom(seed: 0));
        Assert.Equal("(300, 2) float32", points.ToString());
        Assert.Equal([0f, 0f, 0.00299556f, 0.00964661f, 0.01288097f, 0.01556285f, 0.02997479f, 0.00444810f, 0.03931246f, 0.00932828f], Rounded(points, 5));
        Assert.Equal((0.32209808, -0.38901007), (Math.Round(points[150, 0], 8), Math.Round(points[150, 1], 8)));
        Assert.Equal((-0.94278878, 0.33339068), (Math.Round(points[299, 0], 8), Math.Round(points[299, 1], 8)));
        Assert.Equal(-15.347634, points.AsFloatSpan().ToArray().Sum(value => (double)value), 6);
        Assert.Equal([.. Enumerable.Repeat(0, 100), .. Enumerable.Repeat(1, 100), .. Enumerable.Repeat(2, 100)], labels);
    }

    [Theory]
    [InlineData(0, 100, 3, "ce93f1d0d63e477e")]
    [InlineData(7, 257, 5, "c89646bde6499485")]
    [InlineData(19, 1000, 2, "d346d74b6fb9b3c2")]
    [InlineData(3, 3, 256, "08d6bf013cde13e3")]
    public void S58_SpiralData_AfterInit_IsBitEqualToNnfs(int seed, int samples, int classes, string digest) =>
        Assert.Equal(digest, Digest.Of(SpiralData.Create(samples, classes, new NumPyRandom(seed)).Points));

    [Theory]
    [InlineData(0, 100, 3, "bbeb000ddb4b0b55")]
    [InlineData(7, 257, 5, "039b6bad3fa1b308")]
    [InlineData(19, 1000, 2, "0617f650f1dea482")]
    [InlineData(3, 3, 256, "a004f97812de0cf3")]
    public void SpiralData_WithoutInit_IsBitEqualToNnfs(int seed, int samples, int classes, string digest) =>
        Assert.Equal(digest, Digest.Of(SpiralData.Create(samples, classes, new NumPyRandom(seed), DType.Float64).Points));

    [Theory]
    [InlineData(0, 100, 3, "2ed650250f3af1a8")]
    [InlineData(7, 257, 5, "a754dd5079e8cca0")]
    [InlineData(19, 1000, 2, "071bd1ae07709e85")]
    [InlineData(3, 3, 256, "a0f85b8a38d9834c")]
    public void SpiralData_AfterInitWithFloat32AndThenFloat64_IsBitEqualToNnfs(int seed, int samples, int classes, string digest) =>
        Assert.Equal(digest, Digest.Of(SpiralData.Create(samples, classes, new NumPyRandom(seed), DType.Float64, DType.Float32).Points));

    [Theory]
    [InlineData(0, 100, 3, "223606dae4955350")]
    [InlineData(7, 257, 5, "bcacb0504dc20983")]
    [InlineData(19, 1000, 2, "d2a934b974a3fc1f")]
    [InlineData(3, 3, 256, "ecae494c6af306a9")]
    public void VerticalData_AfterInit_IsBitEqualToNnfs(int seed, int samples, int classes, string digest) =>
        Assert.Equal(digest, Digest.Of(VerticalData.Create(samples, classes, new NumPyRandom(seed)).Points));

    [Theory]
    [InlineData(0, 100, 3, "781e03cf1d8f73fb")]
    [InlineData(7, 257, 5, "bfb6c03b097a90b2")]
    [InlineData(19, 1000, 2, "8033dac1dfe58443")]
    [InlineData(3, 3, 256, "a895b1a8cd958a5b")]
    public void VerticalData_WithoutInit_IsBitEqualToNnfs(int seed, int samples, int classes, string digest) =>
        Assert.Equal(digest, Digest.Of(VerticalData.Create(samples, classes, new NumPyRandom(seed), DType.Float64).Points));

    [Theory]
    [InlineData(0, 100, 3, "d611c6b3f89503c2")]
    [InlineData(7, 257, 5, "99bb22a91f55882e")]
    [InlineData(19, 1000, 2, "666ef7fad7280522")]
    [InlineData(3, 3, 256, "152b3cc13d1de5a3")]
    public void VerticalData_AfterInitWithFloat32AndThenFloat64_IsBitEqualToNnfs(int seed, int samples, int classes, string digest) =>
        Assert.Equal(digest, Digest.Of(VerticalData.Create(samples, classes, new NumPyRandom(seed), DType.Float64, DType.Float32).Points));

    [Fact]
    public void SpiralData_OfOneSample_LiesInTheMiddleAndKeepsTheSignOfItsZeros()
    {
        Matrix points = SpiralData.Create(1, 2, new NumPyRandom(seed: 0)).Points;
        Assert.Equal([0, 0, int.MinValue, int.MinValue], points.AsFloatSpan().ToArray().Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void VerticalData_OfOneSample_IsDrawnClassByClass()
    {
        (Matrix points, int[] labels) = VerticalData.Create(1, 2, new NumPyRandom(seed: 0), DType.Float64);
        Assert.Equal([0.1764052345967664, 0.5400157208367223, 0.43120713174390723, 0.7240893199201458], points.AsDoubleSpan().ToArray());
        Assert.Equal([0, 1], labels);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(0, 0)]
    public void ClassData_OfNothing_IsEmptyAndDrawsNothing(int samples, int classes)
    {
        var random = new NumPyRandom(seed: 0);
        (Matrix spiral, int[] labels) = SpiralData.Create(samples, classes, random);
        Matrix vertical = VerticalData.Create(samples, classes, random).Points;
        Assert.Equal(("(0, 2) float32", "(0, 2) float32", 0), (spiral.ToString(), vertical.ToString(), labels.Length));
        Assert.Equal(new NumPyRandom(seed: 0).GetState(), random.GetState());
    }

    [Fact]
    public void ClassData_DrawsOneNormalForEachNoisyCoordinate()
    {
        var random = new NumPyRandom(seed: 5);
        var counting = new NumPyRandom(seed: 5);
        SpiralData.Create(33, 3, random);
        VerticalData.Create(11, 3, random);
        counting.FillNormal(new double[99 + 66]);
        Assert.Equal(counting.GetState(), random.GetState());
    }

    private static float[] Rounded(Matrix points, int rows) =>
        [.. points.AsFloatSpan()[..(rows * 2)].ToArray().Select(value => (float)Math.Round(value, 8))];
}
