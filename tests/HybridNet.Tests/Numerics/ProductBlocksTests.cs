namespace HybridNet.Tests.Numerics;

/// <summary>
/// Large products of NumPy's arithmetic against their definition: a chain of fused multiply-adds in double for each block of terms, the blocks added in
/// order, one rounding. Packed operands, several blocks of rows, columns and terms, last rows and columns; both dtypes, every vector width, bit for bit.
/// </summary>
public class ProductBlocksTests
{
    [Theory]
    [InlineData(5, 513, 70)]
    [InlineData(70, 1025, 5)]
    [InlineData(13, 1536, 17)]
    [InlineData(3, 600, 200)]
    [InlineData(4, 300, 40)]
    [InlineData(30, 2000, 4)]
    [InlineData(197, 530, 50)]
    [InlineData(405, 300, 100)]
    [InlineData(60, 80, 1100)]
    [InlineData(1100, 260, 60)]
    [InlineData(3000, 20, 11)]
    public void Products_EqualTheChains(int rows, int terms, int columns)
    {
        foreach (DType typeA in Enum.GetValues<DType>())
        {
            foreach (DType typeB in Enum.GetValues<DType>())
            {
                Check(Numbers.Normal(rows, terms, typeA, seed: 1), Numbers.Normal(terms, columns, typeB, seed: 2));
            }
        }
    }

    private static void Check(Matrix a, Matrix b)
    {
        ProductOrder order = ProductOrder.Default with { PairsRows = false, BlockLength = 100 };
        Matrix bias = Numbers.Normal(1, b.Columns, DType.Float32, seed: 3);
        double[] sums = Chains(a, b, order.BlocksOf(a.Rows, b.Columns, a.Columns));
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            Matrix expected = Matrix.From(sums, a.Rows, b.Columns).As(dtype);
            for (int i = 0; i < expected.Length; i++)
            {
                (int row, int column) = Math.DivRem(i, b.Columns);
                double sum = expected[row, column] + bias[0, column];
                expected[row, column] = dtype == DType.Float32 ? (float)sum : sum;
            }

            foreach (int bits in Widths.All)
            {
                for (int form = 0; form < 4; form++)
                {
                    (bool transposeA, bool transposeB) = ((form & 1) != 0, (form & 2) != 0);
                    (Matrix left, Matrix right) = (transposeA ? Numbers.Transposed(a) : a, transposeB ? Numbers.Transposed(b) : b);
                    var y = new Matrix(a.Rows, b.Columns, dtype);
                    Widths.At(bits, () => Gemm.Multiply(left, transposeA, right, transposeB, y, bias, order));
                    Same.Bits(expected, y, $"{a} {b}, form {form}, {dtype}, {bits} bits");
                }
            }
        }
    }

    private static double[] Chains(Matrix a, Matrix b, Blocks blocks)
    {
        double[] left = a.As(DType.Float64).AsDoubleSpan().ToArray();
        double[] right = Numbers.Transposed(b).As(DType.Float64).AsDoubleSpan().ToArray();
        var sums = new double[a.Rows * b.Columns];
        for (int i = 0; i < sums.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, b.Columns);
            for (int first = 0, length; first < a.Columns; first += length)
            {
                length = blocks.Next(a.Columns - first);
                double sum = 0;
                for (int l = first; l < first + length; l++)
                {
                    sum = Math.FusedMultiplyAdd(left[(row * a.Columns) + l], right[(column * a.Columns) + l], sum);
                }

                sums[i] = first == 0 ? sum : sums[i] + sum;
            }
        }

        return sums;
    }
}
