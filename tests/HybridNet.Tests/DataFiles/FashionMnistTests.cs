namespace HybridNet.Tests.DataFiles;

public sealed class FashionMnistTests : IDisposable
{
    private const string Real = "fashion-mnist/t10k-images-idx3-ubyte.gz";
    private readonly string _folder = Directory.CreateTempSubdirectory("fashion").FullName;

    [RealDataFact(Real)]
    public void Read_GivesTheKnownPictures()
    {
        (LabeledImages train, LabeledImages test) = FashionMnist.Read(RealData.File("fashion-mnist"));
        Assert.Equal((12_000, 10_000, 28, 28), (train.Count, test.Count, test.Height, test.Width));
        Assert.Equal([9, 0, 0, 3, 0, 2, 7, 2, 5, 5], train.Labels[..10]);
        Assert.Equal(["Ankle boot", "Pullover", "Trouser"], test.Labels[..3].Select(label => FashionMnist.ClassNames[label]));
        Assert.All(Enumerable.Range(0, 10), label => Assert.Equal(1000, test.Labels.Count(other => other == label)));
        Matrix scaled = test.ToScaledMatrix();
        Assert.Equal("(10000, 784) float32", scaled.ToString());
        Assert.Equal((-1, 1), (scaled.AsFloatSpan().ToArray().Min(), scaled.AsFloatSpan().ToArray().Max()));
        Assert.Equal(test.Pixels.Span[10_000], test.ToMatrix().AsFloatSpan()[10_000]);
    }

    [Fact]
    public void Scale_IsTheBooksInFloat32()
    {
        float[] scaled = new float[256];
        LabeledImages.Scale([.. Enumerable.Range(0, 256).Select(i => (byte)i)], scaled);
        Assert.All(Enumerable.Range(0, 256), i => Assert.Equal((float)((i - 127.5) / 127.5), scaled[i]));
    }

    [Fact]
    public void Read_TakesPlainFilesPackedOnesAndParts()
    {
        Write("train-images-idx3-ubyte", Pictures(2));
        Write("train-labels-idx1-ubyte.gz", IdxFileTests.Compressed(Labels(3, 9)));
        Write("t10k9-images-idx3-ubyte.gz", IdxFileTests.Compressed(Pictures(1)));
        Write("t10k9-labels-idx1-ubyte", Labels(0));
        (LabeledImages train, LabeledImages test) = FashionMnist.Read(_folder);
        Assert.Equal([3, 9], train.Labels);
        Assert.Equal(1, test.Count);
    }

    [Fact]
    public void Read_PrefersTheOfficialNames()
    {
        Write("train12k-images-idx3-ubyte", Pictures(1));
        Write("train-images-idx3-ubyte", Pictures(2));
        Write("train-labels-idx1-ubyte", Labels(3, 9));
        Write("t10k-images-idx3-ubyte", Pictures(1));
        Write("t10k-labels-idx1-ubyte", Labels(0));
        Assert.Equal(2, FashionMnist.Read(_folder).Train.Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal static byte[] Pictures(int count, int side = 28) => IdxFileTests.Content(0x08, [count, side, side], new byte[count * side * side]);

    internal static byte[] Labels(params byte[] labels) => IdxFileTests.Content(0x08, [labels.Length], labels);

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder, name), content);
}
