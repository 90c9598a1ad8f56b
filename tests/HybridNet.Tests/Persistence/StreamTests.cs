using System.IO.Compression;
using HybridNet.Tests.Training;

namespace HybridNet.Tests.Persistence;

/// <summary>Models and tensors through streams that only go forward, and without blocking.</summary>
public sealed class StreamTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("streams").FullName;

    private string Place => Path.Combine(_folder, "net.safetensors");

    public static TheoryData<bool> Ways => [false, true];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Model_IsLoadedFromAnEntryOfAnArchive(bool isAsync)
    {
        Model model = Spirals.Classifier();
        string archive = Path.Combine(_folder, "models.zip");
        using (ZipArchive zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        {
            using Stream entry = zip.CreateEntry("net").Open();
            model.Save(entry);
        }

        using ZipArchive read = ZipFile.OpenRead(archive);
        using Stream content = read.GetEntry("net")!.Open();
        Assert.False(content.CanSeek);
        Model loaded = isAsync ? await ModelFile.LoadAsync(content) : ModelFile.Load(content);
        Assert.Equal(Spirals.Numbers(model), Spirals.Numbers(loaded));
        Assert.Equal(-1, content.ReadByte());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Stream_StandsAtItsEndAndIsOpen(bool isAsync)
    {
        byte[] before = [1, 2, 3];
        using var stream = new MemoryStream([.. before, .. Large().ToBytes()]) { Position = before.Length };
        _ = isAsync ? await SafetensorsFile.ReadAsync(stream) : SafetensorsFile.Read(stream);
        Assert.Equal(stream.Length, stream.Position);
        Assert.True(stream.CanRead);
    }

    /// <summary>In pieces of every kind, of which none ends where a tensor does.</summary>
    [Theory]
    [InlineData(1 << 20, false)]
    [InlineData(100_003, true)]
    [InlineData(999_983, false)]
    public async Task Bytes_ComeThroughPiecesUnchanged(int piece, bool isAsync)
    {
        byte[] bytes = Large().ToBytes();
        var stream = new ForwardOnlyStream(bytes, piece);
        SafetensorsFile read = isAsync ? await SafetensorsFile.ReadAsync(stream) : SafetensorsFile.Read(stream);
        var written = new MemoryStream();
        await read.WriteAsync(written);
        Assert.True(bytes.AsSpan().SequenceEqual(written.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task StreamThatEndsAnywhere_IsRefused(bool isAsync)
    {
        byte[] bytes = new SafetensorsFile { Tensors = { ["a"] = Matrix.From([[1f, 2f]]), ["b"] = new StoredTensor("U8", new byte[3], 3) } }.ToBytes();
        for (int length = 0; length < bytes.Length; length++)
        {
            await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(new ForwardOnlyStream(bytes[..length]), isAsync));
        }

        InvalidDataException failure = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(new ForwardOnlyStream(bytes[..^4]), isAsync));
        Assert.Equal(
            "net: the header describes tensors of 11 bytes; 7 bytes follow it. The file is damaged or of another kind: take a fresh copy, or write it again.",
            failure.Message);
        failure = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(new ForwardOnlyStream([.. bytes, 0]), isAsync));
        Assert.Equal(
            "net: the header describes tensors of 11 bytes; more bytes follow it. The file is damaged or of another kind: take a fresh copy, or write it again.",
            failure.Message);
    }

    [Fact]
    public void FalseLength_CostsNoMemory()
    {
        byte[] lie = SafetensorsFileTests.Framed("""{"a":{"dtype":"U8","shape":[2000000000],"data_offsets":[0,2000000000]}}""", 4);
        byte[] longHeader = [.. BitConverter.GetBytes(100_000_000L), (byte)'{', (byte)'}'];
        foreach (byte[] bytes in new[] { lie, longHeader })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(new ForwardOnlyStream(bytes)));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3_000_000);
        }
    }

    [Fact]
    public async Task SavedAsync_EqualsSaved()
    {
        Model model = Spirals.Classifier();
        model.Save(Place);
        byte[] saved = await File.ReadAllBytesAsync(Place);
        await model.SaveAsync(Place);
        Assert.Equal(saved, await File.ReadAllBytesAsync(Place));
        var stream = new MemoryStream();
        await model.SaveAsync(stream);
        Assert.Equal(saved, stream.ToArray());
        Assert.Equal(Spirals.Numbers(model), Spirals.Numbers(await ModelFile.LoadAsync(Place)));
        model.SaveParameters(Place);
        saved = await File.ReadAllBytesAsync(Place);
        await model.SaveParametersAsync(Place);
        Assert.Equal(saved, await File.ReadAllBytesAsync(Place));
        Assert.Equal([Place], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task SaveAsync_WritesTheModelOfTheCall()
    {
        Model model = Spirals.Classifier();
        double[] before = Spirals.Numbers(model);
        var gate = new Gate();
        Task saving = model.SaveAsync(gate);
        model.Parameters[0].Value.AsFloatSpan().Fill(7);
        gate.Open.SetResult();
        await saving;
        gate.Content.Position = 0;
        Assert.Equal(before, Spirals.Numbers(ModelFile.Load(gate.Content)));
    }

    [Fact]
    public async Task Parameters_AreLoadedFromFilesAndStreams()
    {
        Model model = Spirals.Classifier();
        model.SaveParameters(Place);
        Model other = Spirals.Classifier(seed: 2);
        await other.LoadParametersAsync(Place);
        Assert.Equal(Spirals.Numbers(model), Spirals.Numbers(other));
        var stream = new MemoryStream();
        model.SaveParameters(stream);
        other = Spirals.Classifier(seed: 2);
        other.LoadParameters(new ForwardOnlyStream(stream.ToArray()));
        Assert.Equal(Spirals.Numbers(model), Spirals.Numbers(other));
        var written = new MemoryStream();
        await model.SaveParametersAsync(written);
        Assert.Equal(stream.ToArray(), written.ToArray());
        other = Spirals.Classifier(seed: 2);
        await other.LoadParametersAsync(new ForwardOnlyStream(written.ToArray()));
        Assert.Equal(Spirals.Numbers(model), Spirals.Numbers(other));
    }

    [Fact]
    public async Task Canceled_LeavesFileAndModelAsTheyWere()
    {
        Model model = Spirals.Classifier();
        model.Save(Place);
        byte[] saved = await File.ReadAllBytesAsync(Place);
        Model other = Spirals.Classifier(seed: 2);
        double[] before = Spirals.Numbers(other);
        var canceled = new CancellationToken(canceled: true);
        foreach (Func<Task> call in new Func<Task>[]
        {
            () => other.SaveAsync(Place, cancellation: canceled),
            () => other.SaveParametersAsync(Place, canceled),
            () => other.LoadParametersAsync(Place, canceled),
            () => other.SaveParametersAsync(new Gate(), canceled),
            () => other.LoadParametersAsync(new ForwardOnlyStream(saved), cancellation: canceled),
            () => ModelFile.LoadAsync(Place, canceled),
            () => ModelFile.LoadAsync(new ForwardOnlyStream(saved), cancellation: canceled),
            () => SafetensorsFile.ReadAsync(Place, canceled),
            () => Large().WriteAsync(Place, canceled),
        })
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(call);
        }

        Assert.Equal(saved, await File.ReadAllBytesAsync(Place));
        Assert.Equal(before, Spirals.Numbers(other));
        Assert.Equal([Place], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task PathsThatAreNoFile_AreRefusedInTheSameWords()
    {
        Model model = Spirals.Classifier();
        IOException failure = await Assert.ThrowsAsync<IOException>(() => model.SaveAsync(_folder));
        Assert.Equal($"{_folder}: this is a folder; a file is to be written. Add a name for the file.", failure.Message);
        failure = await Assert.ThrowsAsync<IOException>(() => ModelFile.LoadAsync(_folder));
        Assert.Equal($"{_folder}: this is a folder; a file is to be read. Add a name for the file.", failure.Message);
        failure = await Assert.ThrowsAsync<FileNotFoundException>(() => ModelFile.LoadAsync(Place));
        Assert.Equal($"{Place}: there is no such file; it was looked for at {Place}. Check the path and the current folder.", failure.Message);
    }

    private static async Task ReadAsync(Stream stream, bool isAsync) =>
        _ = isAsync ? await SafetensorsFile.ReadAsync(stream, "net") : SafetensorsFile.Read(stream, "net");

    /// <summary>Three megabytes of a matrix, and one and a half of bytes.</summary>
    private static SafetensorsFile Large()
    {
        var random = new Random(1);
        var matrix = new Matrix(300, 2_500);
        byte[] bytes = new byte[1_500_001];
        random.NextBytes(matrix.AsBytes());
        random.NextBytes(bytes);
        return new() { Tensors = { ["matrix"] = matrix, ["bytes"] = new StoredTensor("U8", bytes, bytes.Length) } };
    }

    /// <summary>A stream that writes nothing before it is opened.</summary>
    private sealed class Gate : MemoryStream
    {
        internal TaskCompletionSource Open { get; } = new();

        internal MemoryStream Content { get; } = new();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Open.Task;
            Content.Write(buffer.Span);
        }
    }
}
