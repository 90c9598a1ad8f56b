using System.Buffers.Binary;
using System.IO.Compression;

namespace HybridNet.Tests.DataFiles;

public class IdxFileTests
{
    [Fact]
    public void Parse_GivesDimensionsAndRowsOfTheFirst()
    {
        IdxFile file = IdxFile.Parse(Content(0x08, [2, 2, 3], [.. Enumerable.Range(250, 6).Select(i => (byte)i), .. new byte[] { 0, 1, 2, 3, 4, 5 }]));
        Assert.Equal("2 x 2 x 3, UnsignedByte", file.ToString());
        Assert.Equal([2, 2, 3], file.Dimensions);
        Assert.Equal(12, file.Count);
        Matrix matrix = file.ToMatrix();
        Assert.Equal("(2, 6) float32", matrix.ToString());
        Assert.Equal([250, 251, 252, 253, 254, 255, 0, 1, 2, 3, 4, 5], matrix.AsFloatSpan().ToArray());
    }

    public static TheoryData<byte, byte[], double> Types => new()
    {
        { 0x08, [200], 200 },
        { 0x09, [200], -56 },
        { 0x0B, [0xFF, 0xFE], -2 },
        { 0x0C, [0x7F, 0xFF, 0xFF, 0xFF], 2147483647 },
        { 0x0D, [0x3F, 0x80, 0, 0], 1 },
        { 0x0E, [0x40, 0x09, 0x21, 0xFB, 0x54, 0x44, 0x2D, 0x18], Math.PI },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Parse_ReadsEveryTypeWithItsMostSignificantByteFirst(byte type, byte[] element, double expected)
    {
        IdxFile file = IdxFile.Parse(Content(type, [1], element));
        Assert.Equal(expected, file.ToMatrix(DType.Float64)[0, 0]);
        Assert.Equal((float)expected, file.ToMatrix()[0, 0]);
        byte[] native = new byte[element.Length];
        file.CopyTo(native);
        Assert.Equal(BitConverter.IsLittleEndian ? [.. element.Reverse()] : element, native);
    }

    [Fact]
    public void Parse_SeesCompressionInTheContent()
    {
        byte[] plain = Content(0x0B, [3], [0, 7, 0, 8, 0xFF, 0xFF]);
        Assert.Equal([7, 8, -1], IdxFile.Parse(Compressed(plain)).ToMatrix().AsFloatSpan().ToArray());
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, Compressed(plain));
        Assert.Equal(3, IdxFile.Read(path).Count);
        File.Delete(path);
    }

    [Fact]
    public void Parse_ReadsMoreThanOnePiece()
    {
        byte[] elements = [.. Enumerable.Range(0, 3_000_001).Select(i => (byte)(i % 251))];
        IdxFile file = IdxFile.Parse(Compressed(Content(0x08, [elements.Length], elements)));
        Assert.True(file.Bytes.Span.SequenceEqual(elements));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 0)]
    public void Parse_TakesEmptyArrays(int rows, int columns) =>
        Assert.Equal($"({rows}, {columns}) float32", IdxFile.Parse(Content(0x08, [rows, columns], [])).ToMatrix().ToString());

    [Fact]
    public void ToClassNumbers_GivesTheLabels() =>
        Assert.Equal([9, 0, 255], IdxFile.Parse(Content(0x08, [3], [9, 0, 255])).ToClassNumbers());

    internal static byte[] Content(byte type, int[] dimensions, byte[] elements)
    {
        byte[] head = new byte[4 + (4 * dimensions.Length)];
        (head[2], head[3]) = (type, (byte)dimensions.Length);
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4 + (4 * axis)), dimensions[axis]);
        }

        return [.. head, .. elements];
    }

    internal static byte[] Compressed(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionMode.Compress))
        {
            gzip.Write(content);
        }

        return target.ToArray();
    }
}
