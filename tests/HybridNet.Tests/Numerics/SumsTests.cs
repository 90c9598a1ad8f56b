using System.Numerics;

namespace HybridNet.Tests.Numerics;

/// <summary>Sums against NumPy's order, written down once more as plainly as it can be.</summary>
public class SumsTests
{
    private static readonly int[] Lengths =
    [
        .. Enumerable.Range(0, 301), .. Enumerable.Range(1023, 10), .. Enumerable.Range(8191, 10), 20000,
    ];

    [Fact]
    public void Pairwise_OfManyLengths_KeepsNumPysOrder()
    {
        foreach (int length in Lengths)
        {
            // Two orders often agree by chance; eight times hardly.
            for (int draw = 0; draw < (length <= 300 ? 8 : 1); draw++)
            {
                double[] doubles = Numbers.Normal(1, length, DType.Float64, length + (1000 * draw)).ToDoubleRows()[0];
                float[] floats = Array.ConvertAll(doubles, value => (float)value);
                Same.Bits(Plain<double>(doubles), Sums.Pairwise<double>(doubles), $"{length} doubles");
                Same.Bits(Plain<float>(floats), Sums.Pairwise<float>(floats), $"{length} floats");
            }
        }
    }

    [Fact]
    public void Pairwise_TellsOrdersApart()
    {
        float[] numbers = [.. Drawn(1000).Select(value => (float)value)];
        Assert.NotEqual(numbers.Aggregate((sum, value) => sum + value), Sums.Pairwise<float>(numbers));
    }

    [Fact]
    public void Pairwise_OfNegativeZeros_IsPositiveZero()
    {
        foreach (int length in new[] { 0, 1, 2, 7, 8, 9, 130, 300 })
        {
            Same.Bits(0.0, Sums.Pairwise<float>(Enumerable.Repeat(-0.0f, length).ToArray()));
            Same.Bits(0.0, Sums.Pairwise<double>(Enumerable.Repeat(-0.0, length).ToArray()));
        }
    }

    [Theory]
    [InlineData(double.NaN, 1, double.NaN)]
    [InlineData(double.PositiveInfinity, 1, double.PositiveInfinity)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, double.NaN)]
    public void Pairwise_PassesOnWhatIsNotFinite(double first, double last, double sum)
    {
        foreach (int length in new[] { 2, 9, 129, 300 })
        {
            double[] numbers = [first, .. Enumerable.Repeat(1.0, length - 2), last];
            Same.Bits(sum, Sums.Pairwise<double>(numbers));
            Same.Bits(sum, Sums.Pairwise<float>([.. numbers.Select(value => (float)value)]));
        }
    }

    [Fact]
    public void Mean_IsTheSumDividedInDoubleAndRoundedOnce()
    {
        foreach (int length in Lengths)
        {
            double[] doubles = Drawn(length);
            float[] floats = [.. doubles.Select(value => (float)value)];
            Same.Bits(Plain<double>(doubles) / length, Sums.Mean(Matrix.From(doubles, length, 1)));
            Same.Bits((float)(Plain<float>(floats) / (double)length), Sums.Mean(Matrix.From(floats, 1, length)));
        }
    }

    [Fact]
    public void Mean_OfManyFloats_DiffersFromADivisionInFloat()
    {
        // 16,777,217 is not a float: divided in float, another count would be divided by.
        float[] numbers = [.. Enumerable.Repeat(1.9f, 16_777_217)];
        float sum = Sums.Pairwise<float>(numbers);
        Same.Bits((float)(sum / 16_777_217.0), Sums.Mean(Matrix.From(numbers, 1, numbers.Length)));
        Assert.NotEqual(sum / 16_777_217f, (float)(sum / 16_777_217.0));
    }

    [Fact]
    public void Mean_OfNothing_IsNaN()
    {
        Assert.Equal(double.NaN, Sums.Mean(new Matrix(0, 1)));
        Assert.Equal(double.NaN, Sums.Mean(new Matrix(0, 1, DType.Float64)));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(3, 7)]
    [InlineData(2, 8)]
    [InlineData(3, 129)]
    [InlineData(2, 1000)]
    public void RowSumsAndRowMeans_ArePairwiseInEachRow(int rows, int columns)
    {
        Rows<float>(rows, columns);
        Rows<double>(rows, columns);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(7, 2)]
    [InlineData(130, 3)]
    [InlineData(300, 64)]
    [InlineData(300, 67)]
    public void OverRows_AddsRowAfterRow(int rows, int columns)
    {
        OverRows<float>(rows, columns, (x, column) => Column(x, columns, column).Aggregate(0f, (sum, value) => sum + value));
        OverRows<double>(rows, columns, (x, column) => Column(x, columns, column).Aggregate(0.0, (sum, value) => sum + value));
    }

    [Fact]
    public void OverRows_OfOneColumn_IsPairwise()
    {
        foreach (int rows in Lengths.Where(length => length % 7 < 2 || length > 8000))
        {
            OverRows<float>(rows, 1, (x, _) => Plain<float>(x));
            OverRows<double>(rows, 1, (x, _) => Plain<double>(x));
        }
    }

    [Fact]
    public void OverRows_OfNegativeZeros_IsPositiveZero()
    {
        var sums = new Matrix(1, 3);
        Sums.OverRows(Matrix.From(Enumerable.Repeat(-0.0f, 6).ToArray(), 2, 3), sums);
        Same.Bits(new Matrix(1, 3), sums);
    }

    private static void Rows<T>(int rows, int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = [.. Drawn(rows * columns).Select(T.CreateTruncating)];
        T[] sums = [.. Enumerable.Range(0, rows).Select(i => Plain<T>(x.AsSpan(i * columns, columns)))];
        T[] means = [.. sums.Select(sum => T.CreateTruncating(double.CreateTruncating(sum) / columns))];
        var y = Matrix.Over(new T[rows], rows, 1);
        Sums.RowSums(Matrix.Over(x, rows, columns), y);
        Same.Bits<T>(sums, y.Span<T>());
        Sums.RowMeans(Matrix.Over(x, rows, columns), y);
        Same.Bits<T>(means, y.Span<T>());
    }

    private static void OverRows<T>(int rows, int columns, Func<T[], int, T> expected)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] x = [.. Drawn(rows * columns).Select(T.CreateTruncating)];
        foreach (int bits in Widths.All)
        {
            var sums = Matrix.Over(Numbers.Window<T>(columns, 0), 1, columns);
            Widths.At(bits, () => Sums.OverRows(Matrix.Over(x, rows, columns), sums));
            T[] plain = [.. Enumerable.Range(0, columns).Select(column => expected(x, column))];
            Same.Bits<T>(plain, sums.Span<T>(), $"{rows} rows at {bits} bits");
        }
    }

    private static IEnumerable<T> Column<T>(T[] x, int columns, int column) => x.Where((_, i) => i % columns == column);

    private static double[] Drawn(int length) => Numbers.Normal(1, length, DType.Float64, length).ToDoubleRows()[0];

    private static T Plain<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T> => T.Zero + Halved(x);

    private static T Halved<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Length > 128)
        {
            int half = x.Length / 2;
            half -= half % 8;
            return Halved(x[..half]) + Halved(x[half..]);
        }

        T sum = T.Zero;
        int i = 0;
        if (x.Length >= 8)
        {
            var r = new T[8];
            for (; i < x.Length - (x.Length % 8); i++)
            {
                r[i % 8] = i < 8 ? x[i] : r[i % 8] + x[i];
            }

            sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
        }

        for (; i < x.Length; i++)
        {
            sum += x[i];
        }

        return sum;
    }
}
