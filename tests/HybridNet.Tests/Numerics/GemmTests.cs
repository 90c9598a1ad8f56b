namespace HybridNet.Tests.Numerics;

/// <summary>
/// Products against the plain triple loop in double, one fused multiply-add a term, straight through: every operand dtype, both
/// transpositions, with and without bias, both dtypes of the result, every vector width, bit for bit.
/// </summary>
public class GemmTests
{
    private static readonly int[] Rows = [0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 24];
    private static readonly int[] Columns = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 67];

    [Fact]
    public void Products_OfManyShapes_EqualThePlainLoop()
    {
        foreach (int rows in Rows)
        {
            foreach (int columns in Columns)
            {
                Check(rows, (rows + columns) % 7, columns);
            }
        }
    }

    [Fact]
    public void Products_OfUpToThreeHundredTerms_EqualThePlainLoop()
    {
        (int Rows, int Columns)[] shapes = [(9, 5), (3, 17), (1, 40), (10, 1), (8, 8)];
        for (int terms = 0; terms <= 300; terms++)
        {
            (int rows, int columns) = shapes[terms % shapes.Length];
            Check(rows, terms, columns);
        }
    }

    [Theory]
    [InlineData(2, 3, 5000)]
    [InlineData(5000, 2, 3)]
    [InlineData(3, 5000, 2)]
    [InlineData(70, 2, 71)]
    public void Products_OfLargeStrides_EqualThePlainLoop(int rows, int terms, int columns) => Check(rows, terms, columns);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 3, 9)]
    [InlineData(9, 2, 3)]
    [InlineData(2, 8, 17)]
    public void Products_OfCriticalNumbers_EqualThePlainLoop(int rows, int terms, int columns)
    {
        for (int start = 0; start < Numbers.All.Length; start += 5)
        {
            Check(rows, terms, columns, (r, c, dtype, seed) => Numbers.Window(r, c, dtype, start + (31 * seed)));
        }
    }

    [Fact]
    public void Product_OfOneByOne_KeepsNegativeZero()
    {
        foreach (int bits in Widths.All)
        {
            foreach (DType dtype in Enum.GetValues<DType>())
            {
                var y = new Matrix(1, 1, dtype);
                Matrix bias = Matrix.From(new float[,] { { -0.0f } });
                Matrix one = Matrix.From(new double[,] { { -1.0 } }).As(dtype);
                Widths.At(bits, () => Gemm.Multiply(one, true, new Matrix(1, 1, dtype), true, y));
                Same.Bits(-0.0, y[0, 0]);
                Widths.At(bits, () => Gemm.Multiply(one, false, new Matrix(1, 1), false, y, bias));
                Same.Bits(-0.0, y[0, 0]);
                bias[0, 0] = 0.0;
                Widths.At(bits, () => Gemm.Multiply(one, false, new Matrix(1, 1), false, y, bias));
                Same.Bits(0.0, y[0, 0]);
            }
        }
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 2, 1)]
    [InlineData(9, 1, 9)]
    public void Product_OfMoreThanOneNumber_LosesNegativeZero(int rows, int terms, int columns)
    {
        Matrix a = Matrix.From(Enumerable.Repeat(-1f, rows * terms).ToArray(), rows, terms);
        var y = Matrix.From(Enumerable.Repeat(-0.0f, rows * columns).ToArray(), rows, columns);
        Gemm.Multiply(a, false, new Matrix(terms, columns), false, y);
        Same.Bits(new Matrix(rows, columns), y);
    }

    [Fact]
    public void Product_OfASingleZero_IsTheBias_WhateverItMeets()
    {
        Matrix zero = Matrix.From([-0.0], 1, 1);
        Matrix strange = Matrix.From([double.NaN, double.PositiveInfinity, -1.0], 1, 3);
        Matrix y = Numbers.Window(1, 3, DType.Float64, 0);
        Gemm.Multiply(zero, false, strange, false, y);
        Same.Bits<double>([0, 0, 0], y.AsDoubleSpan());
        Gemm.Multiply(zero, true, strange, false, y, Matrix.From([1.5f, -0.0f, -2], 1, 3));
        Same.Bits<double>([1.5, 0, -2], y.AsDoubleSpan());

        Matrix column = Numbers.Window(3, 1, DType.Float32, 0);
        Gemm.Multiply(strange, true, zero, false, column);
        Same.Bits<float>([0, 0, 0], column.AsFloatSpan());
    }

    [Fact]
    public void Product_OfNoTerms_IsTheBias()
    {
        Matrix y = Numbers.Window(3, 2, DType.Float32, 0);
        Gemm.Multiply(new Matrix(3, 0), false, new Matrix(0, 2), false, y, Matrix.From([1.5f, -2], 1, 2));
        Same.Bits<float>([1.5f, -2, 1.5f, -2, 1.5f, -2], y.AsFloatSpan());
    }

    [Fact]
    public void Float64Product_IsFusedTermByTerm()
    {
        // 0.1 * 10 - 1 in one rounding is 2^-54, and 0 in two.
        Matrix a = Matrix.From(new[,] { { -1.0, 0.1 } });
        Matrix b = Matrix.From(new[,] { { 1.0 }, { 10.0 } });
        var y = new Matrix(1, 1, DType.Float64);
        Gemm.Multiply(a, false, b, false, y);
        Assert.Equal(Math.Pow(2, -54), y[0, 0]);
    }

    [Fact]
    public unsafe void Product_OfBorrowedUnalignedMemory_EqualsThatOfOwnMemory()
    {
        Matrix a = Numbers.Normal(9, 5, DType.Float32, 1);
        Matrix b = Numbers.Normal(5, 17, DType.Float32, 2);
        var expected = new Matrix(9, 17);
        Gemm.Multiply(a, false, b, false, expected);
        byte[] memory = new byte[1000 + (4 * expected.Length)];
        fixed (byte* address = memory)
        {
            Matrix borrowedA = Matrix.Borrow(address + 1, 9, 5, DType.Float32);
            Matrix borrowedB = Matrix.Borrow(address + 301, 5, 17, DType.Float32);
            Matrix borrowedY = Matrix.Borrow(address + 703, 9, 17, DType.Float32);
            a.CopyTo(borrowedA);
            b.CopyTo(borrowedB);
            Gemm.Multiply(borrowedA, false, borrowedB, false, borrowedY);
            Same.Bits(expected, borrowedY);
        }

        Assert.Equal(0, memory[702]);
        Assert.All(memory[(703 + (4 * expected.Length))..], value => Assert.Equal(0, value));
    }

    private static void Check(int rows, int terms, int columns) =>
        Check(rows, terms, columns, (r, c, dtype, seed) => Numbers.Normal(r, c, dtype, r + (7 * c) + seed));

    private static void Check(int rows, int terms, int columns, Func<int, int, DType, int, Matrix> numbers)
    {
        foreach (DType typeA in Enum.GetValues<DType>())
        {
            foreach (DType typeB in Enum.GetValues<DType>())
            {
                Matrix a = numbers(rows, terms, typeA, 1);
                Matrix b = numbers(terms, columns, typeB, 2);
                double[] sums = PlainSums(a, b);
                foreach (Matrix? bias in new[] { null, numbers(1, columns, DType.Float32, 3), numbers(1, columns, DType.Float64, 4) })
                {
                    foreach (DType typeY in bias is { DType: DType.Float64 } ? [DType.Float64] : Enum.GetValues<DType>())
                    {
                        Check(a, b, bias, Finished(sums, a, b, bias, typeY));
                    }
                }
            }
        }
    }

    private static void Check(Matrix a, Matrix b, Matrix? bias, Matrix expected)
    {
        (Matrix A, bool Transpose)[] lefts = [(a, false), (Numbers.Transposed(a), true)];
        (Matrix B, bool Transpose)[] rights = [(b, false), (Numbers.Transposed(b), true)];
        foreach ((Matrix left, bool transposeA) in lefts)
        {
            foreach ((Matrix right, bool transposeB) in rights)
            {
                foreach (int bits in Widths.All)
                {
                    Matrix y = Numbers.Window(expected.Rows, expected.Columns, expected.DType, 0);
                    Widths.At(bits, () => Gemm.Multiply(left, transposeA, right, transposeB, y, bias, ProductOrder.Straight));
                    Same.Bits(expected, y, $"{left}{(transposeA ? "^T" : "")} {right}{(transposeB ? "^T" : "")} + {bias} at {bits} bits");
                }
            }
        }
    }

    private static double[] PlainSums(Matrix a, Matrix b)
    {
        double[] left = Matrix.From(a.ToDoubleArray()).AsDoubleSpan().ToArray();
        double[] right = Matrix.From(b.ToDoubleArray()).AsDoubleSpan().ToArray();
        var sums = new double[a.Rows * b.Columns];
        for (int i = 0; i < a.Rows; i++)
        {
            for (int j = 0; j < b.Columns; j++)
            {
                double sum = 0;
                for (int l = 0; l < a.Columns; l++)
                {
                    sum = Math.FusedMultiplyAdd(left[(i * a.Columns) + l], right[(l * b.Columns) + j], sum);
                }

                sums[(i * b.Columns) + j] = sum;
            }
        }

        return a.Length == 1 && b.Length == 1 ? [left[0] * right[0]] : sums;
    }

    /// <summary>Rounded to the dtype of the result; only then the bias is added, and rounded again.</summary>
    private static Matrix Finished(double[] sums, Matrix a, Matrix b, Matrix? bias, DType dtype)
    {
        Matrix product = Matrix.From(sums, a.Rows, b.Columns).As(dtype);
        for (int i = 0; bias is not null && i < product.Rows; i++)
        {
            for (int j = 0; j < product.Columns; j++)
            {
                product[i, j] = dtype == DType.Float32 ? (float)product[i, j] + (float)bias[0, j] : product[i, j] + bias[0, j];
            }
        }

        return product;
    }
}
