namespace HybridNet.Tests.Metrics;

public class RegressionAccuracyTests
{
    [Fact]
    public void Prepare_SineData_GivesThePrecisionOfTheBook()
    {
        var accuracy = new RegressionAccuracy();
        accuracy.Prepare(SineData.Create(1000).Targets);
        Same.Bits(0.0028284271247461905, accuracy.Precision!.Value);
    }

    [Fact]
    public void Prepare_FloatTargets_RoundsEveryStep()
    {
        // std([1, 2, 4]) in float32 is 1.2472192, in float64 1.247219128924647.
        var accuracy = new RegressionAccuracy();
        accuracy.Prepare(Matrix.From(new float[,] { { 1 }, { 2 }, { 4 } }));
        Assert.Equal(1.2472192f / 250f, accuracy.Precision);
    }

    [Fact]
    public void Prepare_ClassNumbers_CountAsFloat64()
    {
        var accuracy = new RegressionAccuracy();
        accuracy.Prepare(new[] { 1, 2, 4 });
        Assert.Equal(1.247219128924647 / 250, accuracy.Precision);
    }

    [Fact]
    public void Prepare_Again_KeepsThePrecisionUntilItIsSetToNull()
    {
        var accuracy = new RegressionAccuracy();
        accuracy.Prepare(new[] { 0, 2 });
        accuracy.Prepare(new[] { 0, 4 });
        Assert.Equal(1.0 / 250, accuracy.Precision);
        accuracy.Precision = null;
        accuracy.Prepare(new[] { 0, 4 });
        Assert.Equal(2.0 / 250, accuracy.Precision);
    }

    [Fact]
    public void Prepare_PrecisionOfOnesOwn_Stays()
    {
        var accuracy = new RegressionAccuracy { Precision = 0.5 };
        accuracy.Prepare(new[] { 0, 4 });
        Assert.Equal(0.5, accuracy.Precision);
    }

    [Fact]
    public void Prepare_Nothing_GivesNaNWhichNothingIsNearerThan()
    {
        var accuracy = new RegressionAccuracy();
        accuracy.Prepare(new Matrix(0, 1));
        Assert.Equal(double.NaN, accuracy.Precision);
        Assert.Equal(new(0, 1, 1), accuracy.Count(new(1, 1), new(1, 1), new Matrix(1, 1)));
    }

    [Fact]
    public void Count_IsBelowThePrecisionNotAtIt()
    {
        var accuracy = new RegressionAccuracy { Precision = 0.5 };
        var predictions = Matrix.From(new double[,] { { 1, 1 }, { 1.25, double.NaN }, { 0.5, 1.5 } });
        var targets = Matrix.From(new double[,] { { 1, 1.25 }, { 1, 1 }, { 1, 1 } });
        foreach (DType ofPredictions in Enum.GetValues<DType>())
        {
            foreach (DType ofTargets in Enum.GetValues<DType>())
            {
                Matrix p = predictions.As(ofPredictions);
                Assert.Equal(new(3, 6, 3), accuracy.Count(p, p, targets.As(ofTargets)));
            }
        }
    }

    [Fact]
    public void Count_DifferenceOfTwoFloats_IsAFloat()
    {
        // In double the difference would be just below.
        float a = 1f;
        float b = 1e-9f;
        var accuracy = new RegressionAccuracy { Precision = 1.0 };
        Matrix p = Matrix.From(new float[,] { { a } });
        Matrix y = Matrix.From(new float[,] { { b } });
        Assert.Equal(0, accuracy.Count(p, p, y).Hits);
        Assert.Equal(1, accuracy.Count(p, p, y.As(DType.Float64)).Hits);
    }

    [Fact]
    public void Count_ClassNumbers_MeetOneColumn()
    {
        Matrix p = Matrix.From(new double[,] { { 1.1 }, { 2.9 } });
        Assert.Equal(new(1, 2, 2), new RegressionAccuracy { Precision = 0.2 }.Count(p, p, new[] { 1, 2 }));
    }

    [Fact]
    public void Count_AllocatesNothing()
    {
        var accuracy = new RegressionAccuracy { Precision = 0.2 };
        Matrix p = Numbers.Normal(20, 2, DType.Float32, seed: 1);
        Targets y = Numbers.Normal(20, 2, DType.Float64, seed: 2);
        Allocations.None(() => accuracy.Count(p, p, y));
    }
}
