using System.Text;

namespace HybridNet.Tests.Persistence;

public sealed class TensorKindsTests
{
    [Theory]
    [InlineData("F32", new long[0], 4)]
    [InlineData("F64", new long[] { 2, 3 }, 48)]
    [InlineData("BOOL", new long[] { 5 }, 5)]
    [InlineData("F4", new long[] { 2 }, 1)]
    [InlineData("F4", new long[] { 3 }, -1)]
    [InlineData("F6_E2M3", new long[] { 4 }, 3)]
    [InlineData("U8", new long[] { 0, 7 }, 0)]
    [InlineData("U8", new long[] { 3, -1 }, -1)]
    [InlineData("U8", new long[] { -1, -1 }, -1)]
    [InlineData("U8", new long[] { 1L << 60 }, 1L << 60)]
    [InlineData("U8", new long[] { 1L << 61 }, -1)]
    [InlineData("F4", new long[] { 1L << 61 }, 1L << 60)]
    [InlineData("F4", new long[] { 1L << 62 }, -1)]
    [InlineData("U8", new long[] { 1L << 32, 1L << 31 }, -1)]
    [InlineData("U8", new long[] { 1L << 32, 1L << 32 }, -1)]
    [InlineData("U8", new long[] { 1L << 32, 1L << 32, 0 }, -1)]
    [InlineData("U8", new long[] { 0, 1L << 32, 1L << 32 }, 0)]
    public void Bytes_AreCountedInWholeNumbersOrRefused(string kind, long[] shape, long bytes) =>
        Assert.Equal(bytes, TensorKinds.BytesOf(kind, shape));

    [Theory]
    [InlineData(0, "()")]
    [InlineData(1, "(0,)")]
    [InlineData(2, "(0, 1)")]
    [InlineData(3, "(0, 1, 2)")]
    public void Shapes_AreWrittenAsNumPyDoes(int axes, string text) =>
        Assert.Equal(text, TensorKinds.Written([.. Enumerable.Range(0, axes).Select(axis => (long)axis)]));

    [Fact]
    public void Shapes_OfMoreThan32Axes_AreWrittenInPart()
    {
        string all = string.Join(", ", Enumerable.Repeat("7", 32));
        Assert.Equal($"({all})", TensorKinds.Written([.. Enumerable.Repeat(7L, 32)]));
        Assert.Equal($"({all}, ... of 33 axes)", TensorKinds.Written([.. Enumerable.Repeat(7L, 33)]));
    }

    [Fact]
    public void Names_AreKnownAndRanked()
    {
        Assert.Equal(Enumerable.Range(0, TensorKinds.Names.Count()), TensorKinds.Names.Select(TensorKinds.Rank));
        Assert.All(TensorKinds.Names, name => Assert.Equal(name, TensorKinds.Known(Encoding.UTF8.GetBytes(name))));
        Assert.Equal(-1, TensorKinds.Rank("F128"));
        Assert.Null(TensorKinds.Known("F128"u8));
        Assert.Equal(("F32", "F64"), (TensorKinds.Of(DType.Float32), TensorKinds.Of(DType.Float64)));
    }
}
