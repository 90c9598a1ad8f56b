namespace HybridNet.Tests.Numerics;

/// <summary>Products that are rectified or masked while they are stored, against the product and a pass after it: every arithmetic, dtype and vector width.</summary>
public class EpilogueTests
{
    private static readonly Arithmetic[] Arithmetics =
        [Arithmetic.NumPy, Arithmetic.NumPy.InDouble, Arithmetic.NumPy with { ProductOrder = ProductOrder.Straight }, Arithmetic.Fast];

    public static TheoryData<int> VectorWidths => [.. Widths.All];

    /// <summary>Few rows and many, several blocks of terms, columns that fill vectors and that do not.</summary>
    [Theory]
    [MemberData(nameof(VectorWidths))]
    public void AnEpilogue_EqualsAPassAfterTheProduct(int bits)
    {
        int variant = 0;
        foreach (int columns in new[] { 1, 3, 63, 64, 65, 128, 192 })
        {
            foreach ((int rows, int terms) in new[] { (1, 5), (2, 3), (3, 70), (5, 1), (8, 2), (13, 33), (30, 600), (64, 9), (201, 40) })
            {
                foreach (Arithmetic arithmetic in Arithmetics)
                {
                    foreach (DType dtype in new[] { DType.Float32, DType.Float64 })
                    {
                        Widths.At(bits, () => Check(arithmetic, dtype, rows, terms, columns, variant++));
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(VectorWidths))]
    public void ANumberThatRoundsToMinusZero_StaysMinusZero(int bits)
    {
        foreach (int rows in new[] { 2, 9 })
        {
            Matrix tiny = Filled(rows, 1, -1e-30), factor = Filled(1, 64, 1e-30), y = new(rows, 64);
            foreach (Arithmetic arithmetic in Arithmetics)
            {
                Widths.At(bits, () => arithmetic.Product(tiny, factor, y, new(Rectifies: true)));
                Assert.All(y.AsFloatSpan().ToArray(), number => Assert.True(float.IsNegative(number) && number == 0));
            }
        }
    }

    private static Matrix Filled(int rows, int columns, double number)
    {
        var filled = new Matrix(rows, columns);
        filled.AsFloatSpan().Fill((float)number);
        return filled;
    }

    private static void Check(Arithmetic arithmetic, DType dtype, int rows, int terms, int columns, int variant)
    {
        Matrix a = Numbers.Normal(rows, terms, dtype, seed: 1), b = Numbers.Normal(terms, columns, dtype, seed: 2);
        Matrix? bias = variant % 2 == 0 ? Numbers.Normal(1, columns, dtype, seed: 3) : null;
        DType product = arithmetic.ProductType(dtype, dtype);
        DType result = bias is null ? product : arithmetic.ResultType(product, bias.DType);
        Matrix mask = Numbers.Normal(rows, columns, variant % 3 == 0 ? DType.Float64 : result, seed: 4);
        mask[0, 0] = double.NaN;
        mask[rows - 1, columns - 1] = -0.0;
        a[rows - 1, 0] = variant % 5 == 0 ? double.NaN : a[rows - 1, 0];

        Matrix expected = new(rows, columns, result), actual = new(rows, columns, result);
        arithmetic.Product(a, b, expected, new(bias));
        Matrix rectified = expected.Clone(), masked = expected.Clone();
        new Epilogue(Rectifies: true).Finish(rectified);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                Assert.Equal(expected[i, j] < 0 ? 0 : expected[i, j], rectified[i, j]);
                masked[i, j] = mask[i, j] <= 0 ? 0 : expected[i, j];
            }
        }

        string where = $"{arithmetic.GetType().Name}, {dtype}, ({rows}, {terms}) ({terms}, {columns})";
        arithmetic.Product(a, b, actual, new(bias, Rectifies: true));
        Same.Bits(rectified, actual, where);
        arithmetic.Product(a, b, actual, new(bias, Mask: mask));
        Same.Bits(masked, actual, where);
        arithmetic.Product(a, Numbers.Transposed(b).Transposed(), actual, new(bias, Mask: mask));
        Same.Bits(masked, actual, where);
    }
}
