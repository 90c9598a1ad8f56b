namespace HybridNet.Tests.Numerics;

public class NumPyScalarTests
{
    private static readonly NumPyScalar Narrow = new(0.1f, DType.Float32);
    private static readonly NumPyScalar Wide = new(0.1, DType.Float64);

    [Fact]
    public void WeakNumbers_StayWeak()
    {
        NumPyScalar zero = 0;
        Assert.Equal(new NumPyScalar(0.30000000000000004, null), zero + 0.1 + 0.2);
    }

    [Fact]
    public void WeakNumber_IsRoundedToTheFloatItMeets()
    {
        Assert.Equal(new NumPyScalar(0.1f + 0.1f, DType.Float32), Narrow + 0.1);
        Assert.Equal(new NumPyScalar(0.1f * 0.3f, DType.Float32), 0.3 * Narrow);
        Assert.Equal(new NumPyScalar(0.1f / 250f, DType.Float32), Narrow / 250);
    }

    [Fact]
    public void StrongNumber_MakesFloat64OfTheResult()
    {
        Assert.Equal(new NumPyScalar(0.1f + 0.1, DType.Float64), Narrow + Wide);
        Assert.Equal(new NumPyScalar(0.1 * 0.1f, DType.Float64), Wide * Narrow);
        Assert.Equal(new NumPyScalar(0.1 / 0.1f, DType.Float64), Wide / Narrow);
    }

    [Fact]
    public void Zero_TakesTheDTypeOfWhatIsAdded()
    {
        NumPyScalar zero = 0;
        Assert.Equal(Narrow, zero + Narrow);
        Assert.Equal(Wide, zero + Wide);
    }
}
