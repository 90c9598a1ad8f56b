namespace HybridNet.Tests.Numerics;

public class MaximaTests
{
    [Theory]
    [InlineData(new[] { 1.0, 3.0, 2.0 }, 1)]
    [InlineData(new[] { 2.0, 2.0, 1.0 }, 0)]
    [InlineData(new[] { -0.0, 0.0 }, 0)]
    [InlineData(new[] { double.NegativeInfinity, double.NegativeInfinity, -1.0 }, 2)]
    [InlineData(new[] { 1.0, double.NaN, double.PositiveInfinity, double.NaN }, 1)]
    [InlineData(new[] { double.NaN, 5.0 }, 0)]
    [InlineData(new[] { 4.0 }, 0)]
    [InlineData(new double[0], 0)]
    public void ColumnOf_IsTheFirstLargestAndANaNBeforeAll(double[] row, int expected)
    {
        foreach (DType dtype in new[] { DType.Float32, DType.Float64 })
        {
            Matrix x = Matrix.From(row, 1, row.Length).As(dtype);
            Assert.Equal(expected, Maxima.ColumnOf(x, 0));
        }
    }

    [Fact]
    public void ColumnOfEachRow_FillsAColumnOfEitherDType()
    {
        var x = Matrix.From(new double[,] { { 1, 2, 0 }, { 5, 4, 3 }, { 0, 0, 1 } });
        foreach (DType dtype in new[] { DType.Float32, DType.Float64 })
        {
            var y = new Matrix(3, 1, dtype);
            Maxima.ColumnOfEachRow(x, y);
            Same.Bits(Matrix.From(new double[,] { { 1 }, { 0 }, { 2 } }).As(dtype), y);
        }
    }
}
