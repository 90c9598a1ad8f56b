namespace HybridNet.Tests.Numerics;

public class MatrixTests
{
    private static readonly float[,] Floats = { { 1, 2.5f, -0.0f }, { float.NaN, float.Epsilon, 3e38f } };
    private static readonly double[,] Doubles = { { 1, 0.1, -0.0 }, { double.NaN, double.Epsilon, 1e300 } };

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void New_IsOfZeros(DType dtype)
    {
        var matrix = new Matrix(2, 3, dtype);
        Assert.Equal((2, 3, 6, dtype), (matrix.Rows, matrix.Columns, matrix.Length, matrix.DType));
        Same.Bits(Matrix.From(new double[2, 3]).As(dtype), matrix);
    }

    [Fact]
    public void New_IsFloat32UnlessSaidOtherwise() => Assert.Equal(DType.Float32, new Matrix(1, 1).DType);

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(0, 0)]
    public void Empty_ConvertsToEmpty(int rows, int columns)
    {
        var empty = new Matrix(rows, columns);
        Assert.Equal((rows, columns), (empty.ToFloatArray().GetLength(0), empty.ToFloatArray().GetLength(1)));
        Assert.Equal((rows, columns), (Matrix.From(empty.ToDoubleArray()).Rows, Matrix.From(empty.ToDoubleArray()).Columns));
        Assert.Equal(rows, empty.ToFloatRows().Length);
        Assert.All(empty.ToDoubleRows(), row => Assert.Equal(columns, row.Length));
        Same.Bits(empty.As(DType.Float64), Matrix.From(ReadOnlySpan<double>.Empty, rows, columns));
    }

    [Fact]
    public void FloatArray_ComesBackToTheBit()
    {
        var matrix = Matrix.From(Floats);
        Assert.Equal("(2, 3) float32", matrix.ToString());
        Same.Bits<float>(Flat(Floats), Flat(matrix.ToFloatArray()));
        Same.Bits<float>(Flat(Floats), matrix.AsFloatSpan());
        Same.Bits<float>([1, 2.5f, -0.0f], matrix.ToFloatRows()[0]);
        Same.Bits(matrix, Matrix.From(matrix.ToFloatRows()));
        Same.Bits(matrix, Matrix.From(Flat(Floats), 2, 3));
    }

    [Fact]
    public void DoubleArray_ComesBackToTheBit()
    {
        var matrix = Matrix.From(Doubles);
        Assert.Equal("(2, 3) float64", matrix.ToString());
        Same.Bits<double>(Flat(Doubles), Flat(matrix.ToDoubleArray()));
        Same.Bits<double>(Flat(Doubles), matrix.AsDoubleSpan());
        Same.Bits<double>([double.NaN, double.Epsilon, 1e300], matrix.ToDoubleRows()[1]);
        Same.Bits(matrix, Matrix.From(matrix.ToDoubleRows()));
        Same.Bits(matrix, Matrix.From(Flat(Doubles), 2, 3));
    }

    [Fact]
    public void Widening_IsExact()
    {
        var matrix = Matrix.From(Floats);
        double[] widened = [.. Flat(Floats).Select(value => (double)value)];
        Same.Bits<double>(widened, Flat(matrix.ToDoubleArray()));
        Same.Bits<double>(widened.AsSpan(0, 3), matrix.ToDoubleRows()[0]);
        Same.Bits(Matrix.From(widened, 2, 3), matrix.As(DType.Float64));
        Same.Bits(matrix, matrix.As(DType.Float64).As(DType.Float32));
    }

    [Fact]
    public void Narrowing_RoundsOnceToNearestEven()
    {
        // The tie above 1 goes down to the even 1, the one above 1 + 2^-23 up; what is beyond the largest float becomes infinite.
        double[] doubles = [0.1, 1 + Math.Pow(2, -24), 1 + (3 * Math.Pow(2, -24)), 1e300, -1e-60, double.NaN, 3.4028235677973366e38, 7e-46];
        float[] floats = [.. doubles.Select(value => (float)value)];
        float inf = float.PositiveInfinity;
        Same.Bits<float>([0.1f, 1, 1 + (2 * MathF.Pow(2, -23)), inf, -0.0f, float.NaN, inf, 0], floats);
        var matrix = Matrix.From(doubles, 1, 8);
        Same.Bits<float>(floats, matrix.As(DType.Float32).AsFloatSpan());
        Same.Bits<float>(floats, Flat(matrix.ToFloatArray()));
        Same.Bits<float>(floats, matrix.ToFloatRows()[0]);
    }

    [Fact]
    public void Conversions_OfEveryLength_EqualNumberByNumber()
    {
        for (int length = 0; length <= 70; length++)
        {
            double[] doubles = Numbers.Window<double>(length, 13 * length);
            float[] floats = [.. doubles.Select(value => (float)value)];
            Same.Bits<float>(floats, Matrix.From(doubles, 1, length).As(DType.Float32).AsFloatSpan());
            Same.Bits<double>([.. floats.Select(value => (double)value)], Matrix.From(floats, length, 1).As(DType.Float64).AsDoubleSpan());
        }
    }

    [Fact]
    public void From_CopiesAndSpansDoNot()
    {
        float[,] source = { { 1, 2 } };
        float[][] rows = [[1, 2]];
        Matrix[] copies = [Matrix.From(source), Matrix.From(rows), Matrix.From(source).As(DType.Float32), Matrix.From(rows[0], 1, 2)];
        source[0, 0] = rows[0][0] = 7;
        Assert.All(copies, copy => Assert.Equal(1, copy[0, 0]));
        copies[0].AsFloatSpan()[1] = 5;
        Assert.Equal(5, copies[0][0, 1]);
        copies[0].ToFloatArray()[0, 1] = copies[0].ToFloatRows()[0][1] = 9;
        Assert.Equal(5, copies[0][0, 1]);
    }

    [Fact]
    public void Element_IsStoredInTheDtypeOfTheMatrix()
    {
        var single = new Matrix(2, 2);
        var twice = new Matrix(2, 2, DType.Float64);
        single[1, 0] = twice[1, 0] = 0.1;
        Assert.Equal(0.1f, single[1, 0]);
        Assert.Equal(0.1, twice[1, 0]);
        Same.Bits<float>([0, 0, 0.1f, 0], single.AsFloatSpan());
    }

    [Fact]
    public void CopyTo_ConvertsIntoTheTargetsDtype()
    {
        foreach (DType from in Enum.GetValues<DType>())
        {
            foreach (DType to in Enum.GetValues<DType>())
            {
                Matrix source = Numbers.Window(3, 5, from, 2);
                var target = new Matrix(3, 5, to);
                source.CopyTo(target);
                Same.Bits(source.As(to), target);
            }
        }
    }

    [Fact]
    public unsafe void BorrowedMatrix_SharesTheMemory()
    {
        double[] memory = [0, 1, 2, 3, 4, 5, 6];
        fixed (double* address = memory)
        {
            Matrix borrowed = Matrix.Borrow(address + 1, 2, 2, DType.Float64);
            borrowed[1, 1] = 9;
            Assert.Equal("(2, 2) float64", borrowed.ToString());
            Same.Bits(Matrix.From(new double[,] { { 1, 2 }, { 3, 9 } }), borrowed);
        }

        Assert.Equal([0, 1, 2, 3, 9, 5, 6], memory);
    }

    [Fact]
    public unsafe void BorrowedMatrix_OfNothing_NeedsNoAddress()
    {
        Matrix borrowed = Matrix.Borrow(null, 0, 5, DType.Float32);
        Same.Bits(new Matrix(0, 5), borrowed);
        Same.Bits(new Matrix(0, 5, DType.Float64), borrowed.As(DType.Float64));
    }

    [Fact]
    public void From_OfNoArray_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("values", () => Matrix.From((float[,])null!));
        Assert.Throws<ArgumentNullException>("values", () => Matrix.From((double[,])null!));
        Assert.Throws<ArgumentNullException>("rows", () => Matrix.From((float[][])null!));
        Assert.Throws<ArgumentNullException>("rows", () => Matrix.From((double[][])null!));
        Assert.Throws<ArgumentNullException>("target", () => new Matrix(1, 1).CopyTo(null!));
    }

    private static T[] Flat<T>(T[,] values) => [.. values.Cast<T>()];

    /// <summary>Everything that computes reads and writes a slice where it lies, for any dtype, and nothing beside it.</summary>
    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void Slice_IsAMatrixWithinAnArena(DType dtype)
    {
        Matrix a = Numbers.Normal(5, 7, dtype, 1);
        Matrix b = Numbers.Normal(7, 9, dtype, 2);
        var arithmetic = new NumPyArithmetic { ProductDType = null };
        (Matrix arena, Matrix sliceA) = Sliced(a, start: 3);
        (_, Matrix sliceB) = Sliced(b, start: 1);
        (Matrix around, Matrix product) = Sliced(new(5, 9, dtype), start: 5);
        var expected = new Matrix(5, 9, dtype);
        arithmetic.Product(a, b, expected);
        arithmetic.Product(sliceA, sliceB, product);
        Same.Bits(expected, product);
        arithmetic.Apply(default(Multiply), expected, expected, expected);
        arithmetic.Apply(default(Multiply), product, product, product);
        Same.Bits(expected, product);
        Assert.Equal(arithmetic.Sum(expected), arithmetic.Sum(product));
        Same.Bits(expected, product.Clone());
        product[4, 8] = 1;
        Assert.Equal(1, around[0, 5 + 44]);
        product.Clear();
        Assert.All(around.ToDoubleRows()[0][..5].Concat(around.ToDoubleRows()[0][50..]), value => Assert.Equal(-1, value));
        Assert.Equal(-1, arena[0, 2]);
        Assert.ThrowsAny<ArgumentException>(() => arena.Slice(4, 1, arena.Length - 3));
        Assert.ThrowsAny<ArgumentException>(() => arena.Slice(-1, 1, 1));
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public unsafe void Matrix_BeginsAtACacheLine_UnlessItIsSmall(DType dtype)
    {
        // Large ones are pinned; smaller ones stay aligned until a collection moves them.
        foreach (int rows in new[] { 1, 2, 63, 1000 })
        {
            var matrix = new Matrix(rows, 128, dtype);
            fixed (byte* first = &matrix.First<byte>())
            {
                Assert.Equal(0, (nint)first % 64);
            }

            Assert.All(matrix.ToDoubleRows(), row => Assert.All(row, number => Assert.Equal(0, number)));
        }
    }

    [Fact]
    public unsafe void Slice_OfBorrowedMemory_IsBorrowed()
    {
        float[] numbers = [0, 1, 2, 3, 4, 5, 6, 7];
        fixed (float* first = numbers)
        {
            Matrix rows = Matrix.Borrow(first, 4, 2, DType.Float32).Slice(2, 2, 2);
            Assert.Equal([[2, 3], [4, 5]], rows.ToFloatRows());
            rows[1, 1] = 9;
            Assert.Equal(9, numbers[5]);
            Assert.Throws<ArgumentOutOfRangeException>(() => rows.Slice(2, 2, 2));
        }
    }

    private static (Matrix Arena, Matrix Slice) Sliced(Matrix matrix, int start)
    {
        (float[] floats, double[] doubles) = (new float[matrix.Length + start + 4], new double[matrix.Length + start + 4]);
        Array.Fill(floats, -1);
        Array.Fill(doubles, -1);
        bool isSingle = matrix.DType == DType.Float32;
        Matrix arena = isSingle ? Matrix.Over(floats, 1, floats.Length) : Matrix.Over(doubles, 1, doubles.Length);
        Matrix slice = arena.Slice(start, matrix.Rows, matrix.Columns);
        matrix.CopyTo(slice);
        return (arena, slice);
    }
}
