namespace HybridNet.Tests.Training;

/// <summary>Which sample a weight belongs to, and how much it counts.</summary>
public sealed class SampleWeightTests
{
    private static readonly (Matrix Points, int[] Labels) Spiral = Spirals.Data();

    private static readonly double[] Weights = [.. Enumerable.Range(0, 30).Select(i => 0.25 * (i % 5))];

    [Theory]
    [InlineData(7)]
    [InlineData(30)]
    public void WeightsFollowTheirSamples_ThroughTheShuffle(int batchSize)
    {
        Model shuffled = Spirals.Classifier();
        shuffled.Random = new NumPyRandom(7);
        shuffled.Fit(Spiral.Points, Spiral.Labels, epochs: 1, new() { BatchSize = batchSize, Shuffle = true, SampleWeights = Weights });
        int[] order = [.. new NumPyRandom(7).Permutation(30)];
        Model ordered = Spirals.Classifier();
        ordered.Fit(
            Matrix.From([.. order.Select(i => new[] { (float)Spiral.Points[i, 0], (float)Spiral.Points[i, 1] })]),
            order.Select(i => Spiral.Labels[i]).ToArray(),
            epochs: 1,
            new() { BatchSize = batchSize, SampleWeights = order.Select(i => Weights[i]).ToArray() });
        Assert.Equal(Spirals.Numbers(ordered), Spirals.Numbers(shuffled));
        Assert.Equal(ordered.History[^1], shuffled.History[^1]);
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void ARow_IsMultipliedByItsShareOfTheMean(DType dtype)
    {
        Matrix rows = Matrix.From(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }).As(dtype);
        SampleWeights.Apply([0, 1, 2], rows);
        Same.Bits(Matrix.From(new double[,] { { 0, 0 }, { 3, 4 }, { 10, 12 } }).As(dtype), rows);
        SampleWeights.Apply([3, 1, 2], rows, scale: 0.5);
        Same.Bits(Matrix.From(new double[,] { { 0, 0 }, { 1.5, 2 }, { 10, 12 } }).As(dtype), rows);
        SampleWeights.Apply([], rows);
        Same.Bits(Matrix.From(new double[,] { { 0, 0 }, { 1.5, 2 }, { 10, 12 } }).As(dtype), rows);
        SampleWeights.Apply([0, 0, 0], rows);
        Same.Bits(new Matrix(3, 2, dtype), rows);
    }

    [Fact]
    public void TheScale_MakesTheMeanOfTheWeightsOne()
    {
        Assert.Equal(3 / 0.75, SampleWeights.ScaleOf([0.25, 0.5, 0]));
        Assert.Equal(0, SampleWeights.ScaleOf([0, 0]));
        Assert.Equal(0, SampleWeights.ScaleOf([]));
    }
}
