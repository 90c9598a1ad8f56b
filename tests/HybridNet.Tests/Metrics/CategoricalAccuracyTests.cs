namespace HybridNet.Tests.Metrics;

public class CategoricalAccuracyTests
{
    private static readonly DType[] DTypes = [DType.Float32, DType.Float64];
    private static readonly int[] Classes = [0, 2, 2, 1];
    private static readonly Matrix OneHot = Matrix.From(new float[,] { { 1, 0, 0 }, { 0, 0, 1 }, { 0, 0, 1 }, { 0, 1, 0 } });
    private static readonly Matrix Output = new(4, 3);
    private static readonly CategoricalAccuracy Accuracy = new();
    private static readonly CategoricalAccuracy Binary = new() { IsBinary = true };

    [Fact]
    public void Count_ClassNumbers_AreComparedWithPredictions()
    {
        foreach (DType dtype in DTypes)
        {
            Assert.Equal(new(3, 4, 4), Accuracy.Count(Output, Column(0, 2, 1, 1).As(dtype), Classes));
        }
    }

    [Fact]
    public void Count_OneHotRows_CountByTheirLargestColumn()
    {
        foreach (DType dtype in DTypes)
        {
            Assert.Equal(new(3, 4, 4), Accuracy.Count(Output, Column(0, 2, 1, 1), OneHot.As(dtype)));
        }
    }

    [Fact]
    public void Count_Binary_ComparesNumberByNumber()
    {
        var predictions = Matrix.From(new double[,] { { 1, 0 }, { 0, 0 }, { 1, 1 } });
        var targets = Matrix.From(new double[,] { { 1, 1 }, { 0, 0 }, { 0, 0.5 } });
        foreach (DType ofPredictions in DTypes)
        {
            foreach (DType ofTargets in DTypes)
            {
                Matrix p = predictions.As(ofPredictions);
                Assert.Equal(new(3, 6, 3), Binary.Count(p, p, targets.As(ofTargets)));
            }
        }
    }

    [Fact]
    public void Count_Binary_TakesClassNumbersForASingleOutput() =>
        Assert.Equal(new(2, 3, 3), Binary.Count(new(3, 1), Column(1, 0, 1), new[] { 1, 1, 1 }));

    [Fact]
    public void Count_NaN_IsNeverRight()
    {
        Assert.Equal(new(1, 2, 2), Accuracy.Count(new(2, 2), Column(double.NaN, 1), new[] { 0, 1 }));
        Assert.Equal(new(0, 1, 1), Binary.Count(new(1, 1), Column(double.NaN), Column(double.NaN)));
    }

    [Fact]
    public void Count_EmptyBatch_HasNoValue()
    {
        MetricCount count = Accuracy.Count(new(0, 3), new(0, 1), Array.Empty<int>());
        Assert.Equal(new(0, 0, 0), count);
        Assert.Equal(double.NaN, count.Value);
    }

    [Fact]
    public void Value_IsTheShareOfComparisons() => Assert.Equal(0.375, new MetricCount(3, 8, 4).Value);

    /// <summary>Where rows have several labels, an epoch and an evaluation tell the share of equal labels, whatever the batches.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public void SeveralLabelsARow_AreTheShareOfEqualOnes(int? batchSize)
    {
        var random = new NumPyRandom(seed: 4);
        var model = new Model { new DenseLayer(2, 3, random), new SigmoidActivation() };
        model.Compile(new BinaryCrossentropyLoss(), new Sgd(1e-30), Binary);
        Matrix inputs = Numbers.Normal(30, 2, DType.Float32, seed: 1);
        Matrix targets = Numbers.Normal(30, 3, DType.Float32, seed: 2);
        foreach (ref float target in targets.AsFloatSpan())
        {
            target = target > 0 ? 1 : 0;
        }

        double share = Comparisons.Equal(new SigmoidActivation().Predictions(model.Predict(inputs)), targets) / 90.0;
        Assert.InRange(share, 0.01, 0.99);
        Assert.Equal(share, model.Evaluate(inputs, targets, batchSize).Accuracy);
        var options = new FitOptions { BatchSize = batchSize, Validation = new(inputs, targets) };
        EpochResult epoch = model.Fit(inputs, targets, 1, options)[0];
        Assert.Equal((share, share), (epoch.Accuracy, epoch.ValidationAccuracy));
        EpochResult books = model.Fit(inputs, targets, 1, options with { DividesByRows = true })[1];
        Assert.Equal((share * 3, share * 3), (books.Accuracy, books.ValidationAccuracy));
    }

    [Fact]
    public void Count_MoreNumbersThanAFloatCounts_IsExact()
    {
        var ones = new Matrix((1 << 24) + 3, 1);
        Assert.Equal((1 << 24) + 3, Binary.Count(ones, ones, ones).Hits);
    }

    [Fact]
    public void Count_AllocatesNothing()
    {
        Matrix predictions = Column(0, 2, 1, 1);
        Targets classes = Classes;
        Targets oneHot = OneHot;
        Targets column = Column(0, 1, 1, 1);
        Allocations.None(() => Accuracy.Count(Output, predictions, classes));
        Allocations.None(() => Accuracy.Count(Output, predictions, oneHot));
        Allocations.None(() => Binary.Count(predictions, predictions, column));
    }

    private static Matrix Column(params double[] numbers) => Matrix.From(numbers, numbers.Length, 1);
}
