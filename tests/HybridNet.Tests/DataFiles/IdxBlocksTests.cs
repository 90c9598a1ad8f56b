using System.Buffers.Binary;
using System.IO.Compression;

namespace HybridNet.Tests.DataFiles;

/// <summary>Files that are read block by block have the elements and errors of files that are read whole.</summary>
public sealed class IdxBlocksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("idx").FullName;

    private string Place => Path.Combine(_folder, "t.idx");

    public static TheoryData<byte, int[], int> Files => new()
    {
        { 0x08, [7, 2, 3], 42 },
        { 0x08, [7], 7 },
        { 0x0B, [5, 3], 30 },
        { 0x0E, [3, 2], 48 },
        { 0x08, [0, 3], 0 },
        { 0x08, [3, 0], 0 },
        { 0x08, [0], 0 },
        { 0x08, [7, 2, 3], 41 },
        { 0x08, [7, 2, 3], 0 },
        { 0x08, [7, 2, 3], 43 },
        { 0x08, [0, 3], 1 },
        { 0x0A, [2], 2 },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Files))]
    public void Blocks_OfEverySize_AreTheWholeFile(byte type, int[] dimensions, int bytes)
    {
        byte[] content = Content(type, dimensions, [.. Enumerable.Range(1, bytes).Select(i => (byte)i)]);
        foreach (bool isCompressed in new[] { false, true })
        {
            File.WriteAllBytes(Place, isCompressed ? Compressed(content) : content);
            string whole = Result(() => [IdxFile.Read(Place)]);
            for (int size = 1; size <= 50; size++)
            {
                Assert.Equal(whole, Result(() => IdxFile.BlocksOf(size, Place)));
            }

            Assert.Equal(whole, Result(() => IdxFile.ReadBlocks(Place)));
        }
    }

    [Fact]
    public void Blocks_HaveWholeRows()
    {
        File.WriteAllBytes(Place, Content(0x08, [7, 2], [.. Enumerable.Range(1, 14).Select(i => (byte)i)]));
        Assert.Equal([2, 2, 2, 1], IdxFile.BlocksOf(5, Place).Select(block => block.Dimensions[0]));
        Assert.Equal([5, 6, 7, 8], IdxFile.BlocksOf(5, Place).ElementAt(1).ToMatrix().AsFloatSpan().ToArray());
    }

    /// <summary>Only the whole array must fit into memory; a block of it always does.</summary>
    [Fact]
    public void File_LargerThanAnArray_BeginsWithItsFirstBlock()
    {
        byte[] first = new byte[1 << 20];
        File.WriteAllBytes(Place, Content(0x08, [int.MaxValue, 1 << 20], first));
        Assert.Throws<FormatException>(() => IdxFile.Read(Place));
        Assert.Equal([1, 1 << 20], IdxFile.ReadBlocks(Place).First().Dimensions);
        Refused.With<FormatException>(
            $"{Place}: the elements end after 1,048,576 bytes; 2147483647 x 1048576 of 1 bytes take 2,251,799,812,636,672. Download the file again.",
            () => _ = IdxFile.ReadBlocks(Place).Last());
    }

    [Fact]
    public void DamagedArchive_IsRefused()
    {
        byte[] packed = Compressed(Content(0x08, [200], new byte[200]));
        packed[^9] ^= 0xFF;
        packed[12] ^= 0xFF;
        File.WriteAllBytes(Place, packed);
        Assert.Equal(Result(() => [IdxFile.Read(Place)]), Result(() => IdxFile.BlocksOf(7, Place)));
    }

    [Fact]
    public void Missing_File_IsRefusedBeforeTheFirstBlock()
    {
        Assert.Throws<FileNotFoundException>(() => IdxFile.ReadBlocks(Place));
        Assert.Throws<ArgumentNullException>(() => IdxFile.ReadBlocks(null!));
    }

    /// <summary>All elements, or the error.</summary>
    private static string Result(Func<IEnumerable<IdxFile>> read)
    {
        try
        {
            IdxFile[] blocks = [.. read()];
            string form = $"{blocks.Sum(block => block.Dimensions[0])} x {string.Join(" x ", blocks[0].Dimensions.Skip(1))}, {blocks[0].Type}";
            return $"{form}: {string.Join(' ', blocks.SelectMany(block => block.ToMatrix(DType.Float64).AsDoubleSpan().ToArray()))}";
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    private static byte[] Content(byte type, int[] dimensions, byte[] elements)
    {
        byte[] sizes = new byte[4 * dimensions.Length];
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            BinaryPrimitives.WriteInt32BigEndian(sizes.AsSpan(4 * axis), dimensions[axis]);
        }

        return [0, 0, type, (byte)dimensions.Length, .. sizes, .. elements];
    }

    private static byte[] Compressed(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(plain);
        }

        return packed.ToArray();
    }
}
