using System.IO.Compression;
using System.Text;

namespace HybridNet.Tests.DataFiles;

/// <summary>Tables and IDX files come the same from a path, from a stream that only goes forward, and without blocking.</summary>
public sealed class DataStreamTests : IDisposable
{
    private const string Table = "Age,Name\n22,caf\u00e9\nNA,\"a;b\"\n";

    private readonly string _path = Path.GetTempFileName();

    /// <summary>How many bytes a stream gives at a time.</summary>
    public static TheoryData<int> Pieces => [1, 3, 100_003, int.MaxValue];

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(Pieces))]
    public async Task CsvTable_IsTheSameFromEverywhere(int piece)
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Table.Replace(',', ';').Replace("a;b", "a,b", StringComparison.Ordinal))];
        await File.WriteAllBytesAsync(_path, bytes);
        string[] missing = ["NA"];
        CsvTable[] tables =
        [
            CsvTable.Read(_path, ';', missing),
            CsvTable.Read(new ForwardOnlyStream(bytes, piece), ';', missing),
            CsvTable.Read(new MemoryStream(bytes), ';', missing),
            await CsvTable.ReadAsync(_path, ';', missing),
            await CsvTable.ReadAsync(new ForwardOnlyStream(bytes, piece), ';', missing),
            await CsvTable.ReadAsync(new MemoryStream(bytes), ';', missing),
        ];
        Assert.All(tables, table =>
        {
            Assert.Equal(["Age", "Name"], table.Names);
            Assert.Equal([22, double.NaN], table.Numbers("Age"));
            Assert.Equal(["caf\u00e9", "a,b"], table.Column("Name"));
        });
    }

    [Fact]
    public void ASeparatorThatIsRefused_IsSoBeforeAnythingIsRead()
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes(Table));
        const string Remedy = "the separator is a quote or a line end; both have a special meaning. Pass the character between two fields.";
        Refused.With<ArgumentException>($"table: {Remedy}", () => CsvTable.Read(stream, '"'));
        Refused.With<ArgumentException>($"table: {Remedy}", () => _ = CsvTable.ReadAsync(stream, '\n'));
        Assert.Equal(0, stream.Position);
        Refused.With<ArgumentException>($"none: {Remedy}", () => CsvTable.Read("none", '"'));
        Refused.With<ArgumentException>($"none: {Remedy}", () => _ = CsvTable.ReadAsync("none", '\r'));
    }

    [Fact]
    public void AStreamThatStandsBehindItsEnd_IsEmpty()
    {
        Refused.With<FormatException>(
            Assert.Throws<FormatException>(() => CsvTable.Read(new MemoryStream())).Message,
            () => CsvTable.Read(new MemoryStream([1, 2]) { Position = 7 }));
        Refused.With<FormatException>(
            Assert.Throws<FormatException>(() => IdxFile.Read(new MemoryStream())).Message,
            () => IdxFile.Read(new MemoryStream([1, 2]) { Position = 7 }));
    }

    [Theory]
    [MemberData(nameof(Pieces))]
    public async Task IdxFile_IsTheSameFromEverywhere(int piece)
    {
        byte[] elements = [.. Enumerable.Range(0, piece < 10 ? 2_000 : 1_500_000).Select(i => (byte)(i * i))];
        byte[] plain = IdxFileTests.Content(0x0B, [2, elements.Length / 4], elements);
        foreach (byte[] bytes in new[] { plain, IdxFileTests.Compressed(plain) })
        {
            await File.WriteAllBytesAsync(_path, bytes);
            var seekable = new MemoryStream([7, .. bytes]) { Position = 1 };
            var forward = new ForwardOnlyStream(bytes, piece);
            IdxFile[] files =
            [
                IdxFile.Read(_path),
                IdxFile.Parse(bytes),
                IdxFile.Read(seekable),
                IdxFile.Read(forward),
                await IdxFile.ReadAsync(_path),
                await IdxFile.ReadAsync(new MemoryStream(bytes)),
                await IdxFile.ReadAsync(new ForwardOnlyStream(bytes, piece)),
            ];
            Assert.All(files, file =>
            {
                Assert.Equal([2, elements.Length / 4], file.Dimensions);
                Assert.True(file.Bytes.Span.SequenceEqual(elements));
            });
            Assert.Equal(-1, seekable.ReadByte());
            Assert.Equal(-1, forward.ReadByte());
        }
    }

    [Fact]
    public async Task IdxFile_ThatEndsAnywhere_IsRefusedInTheSameWords()
    {
        byte[] plain = IdxFileTests.Content(0x08, [2, 3], [1, 2, 3, 4, 5, 6]);
        foreach (byte[] bytes in new[] { plain, IdxFileTests.Compressed(plain) })
        {
            int refused = 0;
            for (int length = 0; length < bytes.Length; length++)
            {
                byte[] part = bytes[..length];
                string answer = await Answer(() => Task.FromResult(IdxFile.Read(new MemoryStream(part))));
                Assert.Equal(answer, await Answer(() => Task.FromResult(IdxFile.Read(new ForwardOnlyStream(part)))));
                Assert.Equal(answer, await Answer(() => IdxFile.ReadAsync(new ForwardOnlyStream(part))));
                Assert.Equal(answer, await Answer(() => IdxFile.ReadAsync(new MemoryStream(part))));
                refused += answer == "2 x 3, UnsignedByte" ? 0 : 1;
            }

            // .NET does not miss what ends a gzip file: the end of its last block, the checksum and the length.
            Assert.InRange(refused, bytes == plain ? plain.Length : 10, bytes.Length);
        }

        static async Task<string> Answer(Func<Task<IdxFile>> read)
        {
            try
            {
                return (await read()).ToString();
            }
            catch (FormatException failure)
            {
                return failure.Message;
            }
        }
    }

    [Fact]
    public void FalseSize_CostsNoMemory()
    {
        byte[] lie = IdxFileTests.Content(0x08, [2_000_000_000], [1]);
        foreach (Stream stream in new Stream[] { new MemoryStream(lie), new ForwardOnlyStream(lie), new ForwardOnlyStream(IdxFileTests.Compressed(lie)) })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<FormatException>(() => IdxFile.Read(stream));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3_000_000);
        }
    }

    [Fact]
    public async Task Canceled_EndsReading()
    {
        var canceled = new CancellationToken(canceled: true);
        byte[] idx = IdxFileTests.Content(0x08, [1], [1]);
        await File.WriteAllBytesAsync(_path, idx);
        foreach (Func<Task> call in new Func<Task>[]
        {
            () => IdxFile.ReadAsync(_path, canceled),
            () => IdxFile.ReadAsync(new ForwardOnlyStream(idx), cancellation: canceled),
            () => IdxFile.ReadAsync(new ForwardOnlyStream(IdxFileTests.Compressed(idx)), cancellation: canceled),
            () => CsvTable.ReadAsync(_path, cancellation: canceled),
            () => CsvTable.ReadAsync(new ForwardOnlyStream(idx), cancellation: canceled),
        })
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(call);
        }
    }

    [Fact]
    public async Task Errors_NameTheSource()
    {
        byte[] bytes = [0x61, 0xE9];
        const string NotUtf8 = "body: byte 1 (0xE9) is not UTF-8. Save the file as UTF-8, or decode it yourself and parse the text.";
        Refused.With<FormatException>(NotUtf8, () => CsvTable.Read(new ForwardOnlyStream(bytes), source: "body"));
        Assert.Equal(NotUtf8, (await Assert.ThrowsAsync<FormatException>(() => CsvTable.ReadAsync(new ForwardOnlyStream(bytes), source: "body"))).Message);
        Assert.StartsWith("body: the file begins with 61 E9; ", Assert.Throws<FormatException>(() => IdxFile.Read(new ForwardOnlyStream(bytes), "body")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LabeledImages_AreMadeOfArrays()
    {
        using var archive = new ZipArchive(new MemoryStream(Archive()));
        IdxFile images = FromEntry("images");
        IdxFile labels = FromEntry("labels");
        LabeledImages pictures = LabeledImages.Of(images, labels);
        Assert.Equal((2, 1, 3), (pictures.Count, pictures.Height, pictures.Width));
        Assert.Equal([4, 5], pictures.Labels);
        Refused.With<FormatException>(
            "labels: the file holds 2, UnsignedByte; pictures are an UnsignedByte array of three dimensions: pictures, rows, columns. "
            + "Pass the file of the pictures.",
            () => LabeledImages.Of(labels, labels));

        IdxFile FromEntry(string name)
        {
            using Stream entry = archive.GetEntry(name)!.Open();
            Assert.False(entry.CanSeek);
            return IdxFile.Read(entry, name);
        }
    }

    private static byte[] Archive()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Add("images", IdxFileTests.Content(0x08, [2, 1, 3], [1, 2, 3, 4, 5, 6]));
            Add("labels", IdxFileTests.Compressed(IdxFileTests.Content(0x08, [2], [4, 5])));

            void Add(string name, byte[] content)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
