namespace HybridNet.Tests.Diagnostics;

public class ThrowNumericsTests
{
    [Theory]
    [InlineData(-1, 2, "(-1, 2)")]
    [InlineData(2, -1, "(2, -1)")]
    [InlineData(-3, -3, "(-3, -3)")]
    public void Matrix_OfANegativeSize_IsRefused(int rows, int columns, string size) =>
        RefusesSize(rows, columns, $"matrix: the size is {size}; rows and columns are 0 or more. Pass such numbers.");

    [Theory]
    [InlineData(46341, 46341, "(46341, 46341), 2,147,488,281")]
    [InlineData(int.MaxValue, int.MaxValue, "(2147483647, 2147483647), 4,611,686,014,132,420,609")]
    [InlineData(1, int.MaxValue, "(1, 2147483647), 2,147,483,647")]
    public void Matrix_OfTooManyElements_IsRefused(int rows, int columns, string size) => RefusesSize(
        rows, columns, $"matrix: the size is {size} elements; a matrix holds at most 2,147,483,591. Use fewer rows at a time.");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void ProductOrder_OfBlocksWithoutTerms_IsRefused(int value)
    {
        string required = $" is {value}; it must be 1 or more. Set such a number.";
        Refused.With<ArgumentOutOfRangeException>(
            $"product order: the length of a block{required}", () => _ = new ProductOrder { BlockLength = value });
        Refused.With<ArgumentOutOfRangeException>(
            $"product order: the multiple of a block{required}", () => _ = ProductOrder.Default with { BlockMultiple = value });
        Refused.With<ArgumentOutOfRangeException>(
            $"product order: the number of threads{required}", () => _ = new ProductOrder { Threads = value });
    }

    [Fact]
    public void ProductOrder_OfANegativeNumberOfMultiplications_IsRefused() => Refused.With<ArgumentOutOfRangeException>(
        "product order: the number of multiplications without blocks is -1; it must be 0 or more. Set such a number.",
        () => _ = new ProductOrder { WithoutBlocks = -1 });

    [Fact]
    public void Matrix_OfAnotherCountOfNumbers_IsRefused()
    {
        Refused.With<ShapeException>(
            "matrix: 5 numbers arrived; (2, 3) takes 6. Pass that many, or another shape.", () => Matrix.From([1f, 2, 3, 4, 5], 2, 3));
        Refused.With<ShapeException>(
            "matrix: 0 numbers arrived; (1, 1) takes 1. Pass that many, or another shape.",
            () => Matrix.From(ReadOnlySpan<double>.Empty, 1, 1));
    }

    [Fact]
    public void Matrix_OfRaggedRows_IsRefused()
    {
        Refused.With<ShapeException>(
            "matrix: row 2 has 1 numbers; row 0 has 2. Make all rows equally long.", () => Matrix.From([[1f, 2], [3, 4], [5]]));
        Refused.With<ShapeException>(
            "matrix: row 1 has 3 numbers; row 0 has 0. Make all rows equally long.", () => Matrix.From([[], [1.0, 2, 3]]));
    }

    [Fact]
    public void Matrix_OfAMissingRow_IsRefused()
    {
        const string Text = "is null; every row must be there. Pass an array for each row.";
        Refused.With<ShapeException>($"matrix: row 0 {Text}", () => Matrix.From(new float[2][]));
        Refused.With<ShapeException>($"matrix: row 1 {Text}", () => Matrix.From(new double[][] { [1], null! }));
    }

    [Theory]
    [InlineData(2, 0, "(2, 0)")]
    [InlineData(0, 3, "(0, 3)")]
    [InlineData(-1, 0, "(-1, 0)")]
    [InlineData(0, -1, "(0, -1)")]
    public void Element_OutsideTheMatrix_IsRefused(int row, int column, string element)
    {
        string text = $"matrix (2, 3): element {element} does not exist; rows and columns count from 0.";
        Refused.With<ArgumentOutOfRangeException>(text, () => _ = new Matrix(2, 3)[row, column]);
        Refused.With<ArgumentOutOfRangeException>(text, () => new Matrix(2, 3, DType.Float64)[row, column] = 1);
    }

    [Fact]
    public void Copy_IntoAnotherShape_IsRefused()
    {
        Refused.With<ShapeException>(
            "matrix: a copy of (2, 3) into (3, 2); both must have the same shape. Copy into a matrix of (2, 3).",
            () => new Matrix(2, 3).CopyTo(new Matrix(3, 2)));
        Refused.With<ShapeException>(
            "matrix: a copy of (2, 3) into (2, 4); both must have the same shape. Copy into a matrix of (2, 3).",
            () => new Matrix(2, 3).CopyTo(new Matrix(2, 4, DType.Float64)));
    }

    [Fact]
    public void Span_OfTheOtherDtype_IsRefused()
    {
        Refused.With<InvalidOperationException>(
            "matrix (2, 3): it is float64, not float32. Ask for float64, or convert the matrix to float32 first.",
            () => new Matrix(2, 3, DType.Float64).AsFloatSpan());
        Refused.With<InvalidOperationException>(
            "matrix (2, 3): it is float32, not float64. Ask for float32, or convert the matrix to float64 first.",
            () => new Matrix(2, 3).AsDoubleSpan());
    }

    [Theory]
    [InlineData(4, 5, 2, 5, 5, "(2, 3) times (4, 5) plus (1, 5) into (2, 5)")]
    [InlineData(3, 5, 3, 5, 5, "(2, 3) times (3, 5) plus (1, 5) into (3, 5)")]
    [InlineData(3, 5, 2, 4, 5, "(2, 3) times (3, 5) plus (1, 5) into (2, 4)")]
    [InlineData(3, 5, 2, 5, 4, "(2, 3) times (3, 5) plus (1, 4) into (2, 5)")]
    [InlineData(4, 5, 2, 5, 0, "(2, 3) times (4, 5) into (2, 5)")]
    public void Product_OfShapesThatDoNotFit_IsRefused(int terms, int columns, int rows, int width, int bias, string product)
    {
        string text = $"product: {product}; columns of the first must be rows of the second, "
            + "and the result takes its rows from the first and its columns from the second, as does a bias of one row.";
        Matrix? row = bias == 0 ? null : new Matrix(1, bias);
        Refused.With<ShapeException>(
            text, () => Gemm.Multiply(new Matrix(2, 3), false, new Matrix(terms, columns), false, new Matrix(rows, width), row));
        Refused.With<ShapeException>(
            text, () => Gemm.Multiply(new Matrix(3, 2), true, new Matrix(columns, terms), true, new Matrix(rows, width), row));
    }

    private static unsafe void RefusesSize(int rows, int columns, string text)
    {
        Refused.With<ShapeException>(text, () => _ = new Matrix(rows, columns));
        Refused.With<ShapeException>(text, () => _ = new Matrix(rows, columns, DType.Float64));
        Refused.With<ShapeException>(text, () => Matrix.From([1f], rows, columns));
        Refused.With<ShapeException>(text, () => Matrix.From([1.0], rows, columns));
        Refused.With<ShapeException>(text, () => Matrix.Borrow(null, rows, columns, DType.Float32));
    }
}
