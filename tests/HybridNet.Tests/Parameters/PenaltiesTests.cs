namespace HybridNet.Tests.Parameters;

public class PenaltiesTests
{
    private static readonly Matrix Values = Matrix.From(new float[,] { { -1.5f, 2f }, { 0.25f, -0f } });

    [Fact]
    public void Add_WithoutFactors_LeavesTheTotalAsItIs() => Assert.Equal(0, Penalties.Add(0, new Parameter(Values), Arithmetic.NumPy));

    [Theory]
    [InlineData(0.1, 0.0, 0.1f * 3.75f)]
    [InlineData(0.0, 0.1, 0.1f * 6.3125f)]
    [InlineData(0.1, 0.1, (0.1f * 3.75f) + (0.1f * 6.3125f))]
    public void Add_IsTheFactorTimesTheSum_InTheDTypeOfTheValues(double l1, double l2, float expected)
    {
        NumPyScalar sum = Penalties.Add(0, new Parameter(Values) { L1 = l1, L2 = l2 }, Arithmetic.NumPy);
        Assert.Equal(new NumPyScalar(expected, l1 > 0 || l2 > 0 ? DType.Float32 : null), sum);
    }

    /// <summary>Python's layers keep any number as a factor; as in the book, only one above 0 adds anything.</summary>
    [Fact]
    public void Add_OfFactorsNotAboveZero_LeavesTheTotalAsItIs() => Assert.Equal(0, Penalties.Add(0, Values, -1, double.NaN, Arithmetic.NumPy));

    [Fact]
    public void Add_GoesOnFromTheTotalOfOtherParameters()
    {
        var narrow = new Parameter(Values) { L1 = 0.1 };
        var wide = new Parameter(Values.As(DType.Float64)) { L1 = 0.1 };
        NumPyScalar sum = Penalties.Add(Penalties.Add(0, narrow, Arithmetic.NumPy), wide, Arithmetic.NumPy);
        Assert.Equal(new NumPyScalar((0.1f * 3.75f) + (0.1 * 3.75), DType.Float64), sum);
    }

    [Fact]
    public void Add_StrongFactor_MakesFloat64OfTheSum()
    {
        NumPyScalar sum = Penalties.Add(0, Values, new NumPyScalar(0.1, DType.Float64), 0, Arithmetic.NumPy);
        Assert.Equal(new NumPyScalar(0.1 * 3.75, DType.Float64), sum);
    }

    [Fact]
    public void Add_OfManyNumbers_SumsPairwiseAsThoughTheSquaresStoodInAnArray()
    {
        foreach (int width in Widths.All)
        {
            foreach (int count in new[] { 0, 1, 7, 8, 9, 127, 128, 129, 136, 300, 1024, 1029, 1500, 2060, 3001, 4444, 5003, 6789, 20_001 })
            {
                Widths.At(width, () => SumsAsAnArray(count, DType.Float32));
                Widths.At(width, () => SumsAsAnArray(count, DType.Float64));
            }
        }
    }

    [Fact]
    public void Add_AllocatesNothing()
    {
        var parameter = new Parameter(Numbers.Normal(64, 64, DType.Float32, seed: 1)) { L1 = 0.1, L2 = 0.1 };
        Allocations.None(() => _ = Penalties.Add(0, parameter, Arithmetic.NumPy));
    }

    private static void SumsAsAnArray(int count, DType dtype)
    {
        Matrix values = Numbers.Normal(1, count, dtype, seed: count);
        var squares = new Matrix(1, count, dtype);
        Elementwise.Apply(default(Multiply), values, values, squares);
        double expected = dtype == DType.Float32 ? Sums.Pairwise<float>(squares.AsFloatSpan()) : Sums.Pairwise<double>(squares.AsDoubleSpan());
        Same.Bits(expected, Penalties.Add(0, new Parameter(values) { L2 = 1 }, Arithmetic.NumPy).Value, $"{count} of {dtype}");
    }
}
