namespace HybridNet.Tests.Numerics;

/// <summary>
/// Operands of two dtypes are computed tile by tile, 512 elements a tile: the lengths here end before, at and behind a tile.
/// </summary>
public class ElementwiseTests
{
    public static TheoryData<int> Lengths => [0, 1, 511, 512, 513, 1024, 1025];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void TwoOperands_OfAnyDtypes_AreComputedInTheWiderAndStoredInTheTargets(int length)
    {
        foreach (DType typeA in Enum.GetValues<DType>())
        {
            foreach (DType typeB in Enum.GetValues<DType>())
            {
                foreach (DType typeY in Enum.GetValues<DType>())
                {
                    Matrix a = Numbers.Window(1, length, typeA, 3);
                    Matrix b = Numbers.Window(1, length, typeB, 40);
                    Matrix expected = Products(a, b).As(typeY);
                    var y = new Matrix(1, length, typeY);
                    Elementwise.Apply(default(Multiply), a, b, y);
                    Same.Bits(expected, y, $"{typeA} * {typeB} into {typeY}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void OneOperand_IsComputedInItsOwnDtypeAndStoredInTheTargets(int length)
    {
        foreach (DType typeX in Enum.GetValues<DType>())
        {
            foreach (DType typeY in Enum.GetValues<DType>())
            {
                Matrix x = Numbers.Window(length, 1, typeX, 3);
                Matrix expected = Tenths(x).As(typeY);
                var y = new Matrix(length, 1, typeY);
                Elementwise.Apply(new Scale(0.1), x, y);
                Same.Bits(expected, y, $"0.1 * {typeX} into {typeY}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Target_MayBeEitherOperand(int length)
    {
        foreach (DType typeA in Enum.GetValues<DType>())
        {
            foreach (DType typeB in Enum.GetValues<DType>())
            {
                Matrix a = Numbers.Window(1, length, typeA, 3);
                Matrix b = Numbers.Window(1, length, typeB, 40);
                Matrix expected = Products(a, b);
                Elementwise.Apply(default(Multiply), a, b, a);
                Same.Bits(expected.As(typeA), a, $"{typeA} *= {typeB}");
                a = Numbers.Window(1, length, typeA, 3);
                Elementwise.Apply(default(Multiply), a, b, b);
                Same.Bits(expected.As(typeB), b, $"{typeA} * {typeB} into the second");
            }
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(2, 511)]
    [InlineData(3, 512)]
    [InlineData(2, 513)]
    [InlineData(3, 1025)]
    public void Row_MeetsEveryRow(int rows, int columns)
    {
        foreach (DType typeA in Enum.GetValues<DType>())
        {
            foreach (DType typeRow in Enum.GetValues<DType>())
            {
                foreach (DType typeY in Enum.GetValues<DType>())
                {
                    Matrix a = Numbers.Window(rows, columns, typeA, 3);
                    Matrix row = Numbers.Window(1, columns, typeRow, 40);
                    var repeated = new Matrix(rows, columns, typeRow);
                    Each(repeated, (_, j) => row[0, j]);
                    Matrix expected = Products(a, repeated).As(typeY);
                    var y = new Matrix(rows, columns, typeY);
                    Elementwise.Apply(default(Multiply), a, row, y);
                    Same.Bits(expected, y, $"{typeA} * {typeRow} into {typeY}");
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(2, 511)]
    [InlineData(3, 512)]
    [InlineData(2, 513)]
    [InlineData(3, 1025)]
    public void Column_MeetsEveryColumn(int rows, int columns)
    {
        foreach (DType typeA in Enum.GetValues<DType>())
        {
            foreach (DType typeColumn in Enum.GetValues<DType>())
            {
                foreach (DType typeY in Enum.GetValues<DType>())
                {
                    Matrix a = Numbers.Window(rows, columns, typeA, 3);
                    Matrix column = Numbers.Window(rows, 1, typeColumn, 40);
                    var repeated = new Matrix(rows, columns, typeColumn);
                    Each(repeated, (i, _) => column[i, 0]);
                    Matrix expected = Products(a, repeated).As(typeY);
                    var y = new Matrix(rows, columns, typeY);
                    Elementwise.Apply(default(Multiply), a, column, y);
                    Same.Bits(expected, y, $"{typeA} * {typeColumn} into {typeY}");
                }
            }
        }
    }

    [Fact]
    public void Operands_ShorterThanTheTarget_AreNotReadBeyondTheirEnd()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Elementwise.Apply<Log, float>(default, new float[3], new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Elementwise.Apply<Add, float>(default, new float[3], new float[4], new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Elementwise.Apply<Add, float>(default, new float[4], new float[3], new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Widening.Copy<float, double>(new float[3], new double[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Widening.Copy<double, float>(new double[3], new float[2]));
        Assert.Throws<ArgumentException>(() => Widening.Copy<float, float>(new float[3], new float[2]));
    }

    /// <summary>In float if both are float, else in double.</summary>
    private static Matrix Products(Matrix a, Matrix b)
    {
        bool single = a.DType == DType.Float32 && b.DType == DType.Float32;
        var products = new Matrix(a.Rows, a.Columns, single ? DType.Float32 : DType.Float64);
        Each(products, (i, j) => single ? (float)a[i, j] * (float)b[i, j] : a[i, j] * b[i, j]);
        return products;
    }

    private static Matrix Tenths(Matrix x)
    {
        var tenths = new Matrix(x.Rows, x.Columns, x.DType);
        Each(tenths, (i, j) => x.DType == DType.Float32 ? 0.1f * (float)x[i, j] : 0.1 * x[i, j]);
        return tenths;
    }

    private static void Each(Matrix matrix, Func<int, int, double> value)
    {
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
            {
                matrix[i, j] = value(i, j);
            }
        }
    }
}
