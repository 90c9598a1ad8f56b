namespace HybridNet.Tests.Numerics;

/// <summary>Softmax and argmax of many rows with few columns, a vector of rows at a time, against the same rows one by one, bit for bit.</summary>
public class FewColumnsTests
{
    public static TheoryData<int> Columns => [2, 3, 4, 5, 6, 7];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Softmax_OfManyRows_HasTheBitsOfEachRowAlone(int columns)
    {
        foreach (Arithmetic arithmetic in new Arithmetic[] { Arithmetic.NumPy, new NumPyArithmetic { Flavour = Flavour.Libm }, Arithmetic.Fast })
        {
            foreach (DType dtype in arithmetic is FastArithmetic ? [DType.Float32] : Enum.GetValues<DType>())
            {
                foreach (int rows in new[] { 8, 9, 127, 128, 129, 300 })
                {
                    Matrix x = Critical(rows, columns, dtype);
                    EachRow(x, columns, (part, y) => arithmetic.Softmax(part, y, new(part.Rows, 1, dtype), new(part.Rows, 1, dtype)));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void ArgMax_OfManyRows_IsThatOfEachRowAlone(int columns)
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            EachRow(Critical(300, columns, dtype), 1, Maxima.ColumnOfEachRow);
        }
    }

    /// <summary>Normal numbers, equal ones, infinities, NaN and both zeros.</summary>
    private static Matrix Critical(int rows, int columns, DType dtype)
    {
        Matrix x = Numbers.Normal(rows, columns, dtype, seed: rows + columns);
        double[] strange = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 90, -200];
        for (int i = 3; i < x.Length; i += 5)
        {
            x[i / columns, i % columns] = strange[i / 5 % strange.Length];
        }

        for (int j = 1; j < columns; j++)
        {
            x[1, j] = x[1, 0];
        }

        return x;
    }

    private static void EachRow(Matrix x, int columns, Action<Matrix, Matrix> compute)
    {
        var expected = new Matrix(x.Rows, columns, x.DType);
        for (int i = 0; i < x.Rows; i++)
        {
            var row = new Matrix(1, x.Columns, x.DType);
            x.CopyRowsTo(i, 1, row, 0);
            var result = new Matrix(1, columns, x.DType);
            compute(row, result);
            result.CopyRowsTo(0, 1, expected, i);
        }

        foreach (int bits in Widths.All)
        {
            var y = new Matrix(x.Rows, columns, x.DType);
            Widths.At(bits, () => compute(x, y));
            Same.Bits(expected, y, $"{x} at {bits} bits");
        }
    }
}
