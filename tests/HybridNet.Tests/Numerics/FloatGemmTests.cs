namespace HybridNet.Tests.Numerics;

/// <summary>
/// Products of float32 against their definition: a chain of fused multiply-adds for each block of terms, the blocks added in order. Every
/// transposition, with and without bias, every vector width, bit for bit.
/// </summary>
public class FloatGemmTests
{
    public static TheoryData<int> Sizes => [.. Enumerable.Range(0, 71)];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Products_OfUpToSeventyRowsAndColumns_EqualTheChains(int rows)
    {
        for (int columns = 0; columns <= 70; columns++)
        {
            Check(rows, ((7 * rows) + (3 * columns)) % 12, columns, variant: rows + columns);
        }
    }

    [Fact]
    public void Products_OfUpToSeventyTerms_EqualTheChains()
    {
        (int Rows, int Columns)[] shapes = [(1, 1), (1, 10), (7, 3), (3, 70), (9, 33), (14, 16), (70, 5)];
        for (int terms = 0; terms <= 70; terms++)
        {
            foreach ((int rows, int columns) in shapes)
            {
                Check(rows, terms, columns, variant: terms + columns);
            }
        }
    }

    /// <summary>Several blocks of terms, of rows and of columns; packed and unpacked operands.</summary>
    [Theory]
    [InlineData(5, 513, 70)]
    [InlineData(70, 1025, 5)]
    [InlineData(13, 1536, 17)]
    [InlineData(1, 2000, 100)]
    [InlineData(100, 2000, 1)]
    [InlineData(3, 600, 200)]
    [InlineData(197, 530, 50)]
    [InlineData(400, 300, 100)]
    [InlineData(60, 80, 1100)]
    [InlineData(3000, 20, 11)]
    public void LargeProducts_EqualTheChains(int rows, int terms, int columns)
    {
        for (int variant = 0; variant < 8; variant++)
        {
            Check(rows, terms, columns, variant);
        }
    }

    [Fact]
    public void RandomProducts_EqualTheChains()
    {
        var random = new Random(3);
        for (int i = 0; i < 40; i++)
        {
            Check(random.Next(1, 260), random.Next(1, 700), random.Next(1, 260), random.Next(8));
        }
    }

    /// <summary>The rows and columns that fill a tile up are zeros, and 0 times infinity is NaN: it must not reach an element of the product.</summary>
    [Fact]
    public void NaNAndInfinity_ReachTheirRowsAndColumnsOnly()
    {
        foreach ((int rows, int columns) in ((int, int)[])[(7, 5), (5, 7), (13, 33), (2, 70), (70, 3)])
        {
            Matrix a = Numbers.Normal(rows, 9, DType.Float32, seed: 1);
            Matrix b = Numbers.Normal(9, columns, DType.Float32, seed: 2);
            (a[rows - 1, 4], b[3, columns - 1]) = (double.NaN, double.PositiveInfinity);
            foreach (int bits in Widths.All)
            {
                Matrix y = Product(a, false, b, false, null, bits);
                for (int i = 0; i < rows; i++)
                {
                    for (int j = 0; j < columns; j++)
                    {
                        Assert.Equal(i == rows - 1, double.IsNaN(y[i, j]));
                        Assert.Equal(i < rows - 1 && j == columns - 1, double.IsInfinity(y[i, j]));
                    }
                }
            }
        }
    }

    /// <summary>The bits of a prediction do not depend on what else is in the batch.</summary>
    [Fact]
    public void ARowOfABatch_HasTheBitsOfTheRowAlone()
    {
        Matrix a = Numbers.Normal(50, 600, DType.Float32, seed: 1);
        Matrix b = Numbers.Normal(600, 10, DType.Float32, seed: 2);
        Matrix bias = Numbers.Normal(1, 10, DType.Float32, seed: 3);
        Matrix all = Product(a, false, b, false, bias, VectorWidth.Widest);
        for (int i = 0; i < a.Rows; i++)
        {
            Matrix row = Matrix.From(a.AsFloatSpan().Slice(i * 600, 600), 1, 600);
            Same.Bits<float>(all.AsFloatSpan().Slice(i * 10, 10), Product(row, false, b, false, bias, VectorWidth.Widest).AsFloatSpan());
        }
    }

    [Fact]
    public void ShapesThatDoNotFit_AreRefused() => Assert.Throws<ShapeException>(
        () => FloatGemm.Multiply(new Matrix(2, 3), false, new Matrix(4, 5), false, new Matrix(2, 5)));

    private static void Check(int rows, int terms, int columns, int variant)
    {
        (bool transposeA, bool transposeB, bool hasBias) = ((variant & 1) != 0, (variant & 2) != 0, (variant & 4) != 0);
        Matrix a = Numbers.Normal(transposeA ? terms : rows, transposeA ? rows : terms, DType.Float32, seed: 1);
        Matrix b = Numbers.Normal(transposeB ? columns : terms, transposeB ? terms : columns, DType.Float32, seed: 2);
        Matrix? bias = hasBias ? Numbers.Normal(1, columns, DType.Float32, seed: 3) : null;
        Matrix expected = Chains(transposeA ? Numbers.Transposed(a) : a, transposeB ? b : Numbers.Transposed(b), bias);
        foreach (int bits in Widths.All)
        {
            string where = $"({rows}, {terms}) ({terms}, {columns}), variant {variant}, {bits} bits";
            Same.Bits(expected, Product(a, transposeA, b, transposeB, bias, bits), where);
        }
    }

    private static Matrix Product(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix? bias, int bits)
    {
        (int rows, int columns) = (transposeA ? a.Columns : a.Rows, transposeB ? b.Rows : b.Columns);
        const int Guard = 3;
        var memory = new float[(rows * columns) + (2 * Guard)];
        Array.Fill(memory, float.NaN);
        Matrix y = Matrix.Over(memory, 1, memory.Length).Slice(Guard, rows, columns);
        Widths.At(bits, () => FloatGemm.Multiply(a, transposeA, b, transposeB, y, bias));
        Assert.All(memory[..Guard].Concat(memory[^Guard..]), number => Assert.True(float.IsNaN(number)));
        return y;
    }

    private static Matrix Chains(Matrix a, Matrix transposedB, Matrix? bias)
    {
        int terms = a.Columns;
        int blocks = Math.Max(1, (terms + FloatGemm.MaxBlock - 1) / FloatGemm.MaxBlock);
        int length = (terms + blocks - 1) / blocks;
        var y = new Matrix(a.Rows, transposedB.Rows);
        for (int i = 0; i < y.Rows; i++)
        {
            ReadOnlySpan<float> row = a.AsFloatSpan().Slice(i * terms, terms);
            for (int j = 0; j < y.Columns; j++)
            {
                ReadOnlySpan<float> column = transposedB.AsFloatSpan().Slice(j * terms, terms);
                float total = 0;
                for (int first = 0; first < terms; first += length)
                {
                    float sum = 0;
                    for (int l = first; l < Math.Min(terms, first + length); l++)
                    {
                        sum = MathF.FusedMultiplyAdd(row[l], column[l], sum);
                    }

                    total = first == 0 ? sum : total + sum;
                }

                y.AsFloatSpan()[(i * y.Columns) + j] = bias is null ? total : total + bias.AsFloatSpan()[j];
            }
        }

        return y;
    }
}
