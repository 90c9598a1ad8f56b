using System.Runtime.InteropServices;

namespace HybridNet.Tests.Numerics;

/// <summary>
/// Matrices of more than 2 GiB. Their memory is asked for and hardly touched, so that the system has to find a few pages only.
/// </summary>
public sealed unsafe class LargeMatrixTests : IDisposable
{
    private const int Rows = 70_000;
    private const int Columns = 8_000;

    private readonly void* _memory = NativeMemory.AllocZeroed((nuint)Rows * Columns, sizeof(float));

    private Matrix Large => Matrix.Borrow(_memory, Rows, Columns, DType.Float32);

    public void Dispose() => NativeMemory.Free(_memory);

    [Fact]
    public void Rows_BehindTwoGibibytes_AreCopied()
    {
        Matrix large = Large;
        large[Rows - 1, 0] = 1.5;
        large[Rows - 1, Columns - 1] = -2.5;
        var last = new Matrix(3, Columns);
        large.CopyRowsTo(Rows - 2, 2, last, 1);
        Assert.Equal((0, 1.5, -2.5), (last[1, 0], last[2, 0], last[2, Columns - 1]));
        Assert.Equal(-2.5f, MemoryMarshal.Cast<byte, float>(large.BytesOfRows(Rows - 1, 1))[^1]);
    }

    [Fact]
    public void Batches_BehindTwoGibibytes_AreCut()
    {
        Matrix large = Large;
        large[Rows - 1, 5] = 3;
        var data = new DataSet(large, new int[Rows]);
        Assert.Equal(3, new Batches(data, batchSize: 2)[(Rows / 2) - 1].Inputs[1, 5]);
        var drawn = new Batches(data, batchSize: 1, shuffle: true);
        drawn.Order[0] = Rows - 1;
        Assert.Equal(3, drawn[0].Inputs[0, 5]);
    }

    [Fact]
    public void BatchesOfNearlyAll_AreTwo()
    {
        var data = new DataSet(Matrix.Borrow(_memory, 1_500_000_000, 0, DType.Float32), default);
        Assert.Equal(2, new Batches(data, batchSize: 1_000_000_000).Count);
    }

    [Fact]
    public void Product_WithoutRoomOnTheWay_IsRefused()
    {
        Matrix a = Matrix.Borrow(_memory, 1, 300_000_000, DType.Float32);
        Matrix b = Matrix.Borrow(_memory, 300_000_000, 1, DType.Float32);
        Widths.At(256, () => Refused.With<ShapeException>(
            "product: sums of 300,000,000 terms in 4 columns need 2,700,000,032 numbers on the way; there is room for 2,147,483,591. "
            + "Use smaller batches.",
            () => Gemm.Multiply(a, false, b, false, new Matrix(1, 1))));
    }

    [Fact]
    public void Clear_MakesEveryElementZero()
    {
        foreach (DType dtype in Enum.GetValues<DType>())
        {
            Matrix numbers = Numbers.Window(3, 7, dtype, 5);
            numbers.Clear();
            Same.Bits(new Matrix(3, 7, dtype), numbers);
        }
    }
}
