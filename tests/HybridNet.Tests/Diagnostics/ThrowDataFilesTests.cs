using HybridNet.Tests.DataFiles;

namespace HybridNet.Tests.Diagnostics;

public sealed class ThrowDataFilesTests : IDisposable
{
    private const string WhereFashionIs =
        "It is Zalando's, under the MIT license, and not shipped: take the four files in data/fashion of https://github.com/zalandoresearch/fashion-mnist "
        + "(MD5: train-images-idx3-ubyte.gz 8d4fb7e6c68d591d4c3dfef9ec88bf0d, train-labels-idx1-ubyte.gz 25c81989df183df01b3e8a0aad5dffbe, "
        + "t10k-images-idx3-ubyte.gz bef4ecab320f06d8554ea6380940ec79, t10k-labels-idx1-ubyte.gz bb300cfdad3c16e7a12a480ee83cd310) "
        + "and name their folder.";

    private readonly string _folder = Directory.CreateTempSubdirectory("idx").FullName;

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("0000", "00 00")]
    [InlineData("89504E470D0A1A0A", "89 50 4E 47")]
    [InlineData("00000A0100000001FF", "00 00 0A 01")]
    [InlineData("00000800", "00 00 08 00")]
    [InlineData("00000821", "00 00 08 21")]
    public void Idx_WithAnotherBeginning_IsRefused(string content, string begins) => Refused.With<FormatException>(
        $"IDX data: the file begins with {begins}; an IDX file begins with 00 00, its type (08, 09, 0B, 0C, 0D or 0E) and its number of dimensions "
        + "(01 to 20), in hex. Pass an IDX file, plain or compressed with gzip.",
        () => IdxFile.Parse(Convert.FromHexString(content)));

    [Fact]
    public void Idx_ThatEndsInItsDimensions_IsRefused() => Refused.With<FormatException>(
        "x.idx: the file ends 7 bytes after its first 4; the sizes of 2 dimensions take 8. Download the file again.",
        () => IdxFile.Parse(Convert.FromHexString("0000080200000001000000"), "x.idx"));

    [Theory]
    [InlineData(new[] { 2, 3 }, 5, "5", "2 x 3 of 1 bytes take 6")]
    [InlineData(new[] { 60000, 28, 28 }, 1000, "1,000", "60000 x 28 x 28 of 1 bytes take 47,040,000")]
    public void Idx_ThatIsTooShort_IsRefused(int[] dimensions, int bytes, string there, string required)
    {
        string text = $"IDX data: the elements end after {there} bytes; {required}. Download the file again.";
        byte[] content = IdxFileTests.Content(0x08, dimensions, new byte[bytes]);
        Refused.With<FormatException>(text, () => IdxFile.Parse(content));
        Refused.With<FormatException>(text, () => IdxFile.Parse(IdxFileTests.Compressed(content)));
    }

    [Fact]
    public void Idx_ThatIsTooLong_IsRefused() => Refused.With<FormatException>(
        "IDX data: more than 12 bytes follow the dimensions; 3 of 4 bytes take just that many. Download the file again.",
        () => IdxFile.Parse(IdxFileTests.Content(0x0D, [3], new byte[13])));

    [Theory]
    [InlineData("00000801FFFFFFFF", "dimension 1 is 4,294,967,295")]
    [InlineData("00000E0110000000", "the dimensions are 268435456 of 8 bytes")]
    [InlineData("0000080300010000000100007FFFFFFF", "the dimensions are 65536 x 65536 x 2147483647 of 1 bytes")]
    public void Idx_OfMoreThanAnArrayHolds_IsRefused(string content, string what) => Refused.With<FormatException>(
        $"IDX data: {what}; an array holds up to 2,147,483,591 bytes. Split the file, or check that it is one.",
        () => IdxFile.Parse(Convert.FromHexString(content)));

    [Fact]
    public void Idx_WithAFalseSize_CostsNoMemory()
    {
        byte[] content = Convert.FromHexString("00000E010FFFFFFF");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<FormatException>(() => IdxFile.Parse(content));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void Idx_ThatIsDamaged_IsRefused()
    {
        byte[] content = IdxFileTests.Compressed(IdxFileTests.Content(0x08, [100], [.. Enumerable.Range(0, 100).Select(i => (byte)(i * i))]));
        content[^8] ^= 1;
        Refused.With<FormatException>(
            "IDX data: the file begins as a gzip file and cannot be unpacked. Download the file again.", () => IdxFile.Parse(content));
    }

    [Theory]
    [InlineData(0x08, new[] { 1, 1 }, 1, "1 x 1, UnsignedByte")]
    [InlineData(0x0D, new[] { 1 }, 4, "1, Float32")]
    public void Labels_ThatAreNone_AreRefused(byte type, int[] dimensions, int bytes, string what) => Refused.With<FormatException>(
        $"IDX data: the file holds {what}; labels are whole numbers along one dimension. Pass the file of the labels.",
        () => IdxFile.Parse(IdxFileTests.Content(type, dimensions, new byte[bytes])).ToClassNumbers());

    [Fact]
    public void Labels_BelowZero_AreRefused() => Refused.With<FormatException>(
        "IDX data: label 1 is -1; labels are class numbers, 0 or more. Number the classes.",
        () => IdxFile.Parse(IdxFileTests.Content(0x09, [2], [0, 255])).ToClassNumbers());

    [Fact]
    public void Pictures_ThatAreNone_AreRefused()
    {
        string labels = Written("l", FashionMnistTests.Labels(1));
        Refused.With<FormatException>(
            $"{labels}: the file holds 1, UnsignedByte; pictures are an UnsignedByte array of three dimensions: pictures, rows, columns. "
            + "Pass the file of the pictures.",
            () => LabeledImages.Read(labels, labels));
    }

    [Fact]
    public void Pictures_WithAnotherNumberOfLabels_AreRefused()
    {
        (string images, string labels) = (Written("i", FashionMnistTests.Pictures(2)), Written("l", FashionMnistTests.Labels(1, 2, 3)));
        Refused.With<FormatException>(
            $"{labels}: there are 3 labels; {images} has 2 pictures, each needs one. Pass files that belong together.",
            () => LabeledImages.Read(images, labels));
    }

    [Fact]
    public void File_ThatIsNotThere_IsNamed() => Refused.With<FileNotFoundException>(
        $"none.idx: there is no such file; it was looked for at {Path.GetFullPath("none.idx")}. Check the path and the current folder.",
        () => IdxFile.Read("none.idx"));

    [Fact]
    public void FashionMnist_ThatIsNotThere_IsAnsweredWithWhereToGetIt()
    {
        Refused.With<FileNotFoundException>(
            $"Fashion-MNIST: there is no file train-images-idx3-ubyte or train-images-idx3-ubyte.gz in the folder {_folder}. {WhereFashionIs}",
            () => FashionMnist.Read(_folder));
        Refused.With<FileNotFoundException>(
            $"Fashion-MNIST: there is no file train-images-idx3-ubyte or train-images-idx3-ubyte.gz in the folder none. {WhereFashionIs}",
            () => FashionMnist.Read("none"));
    }

    [Fact]
    public void Data_WithoutAFolder_AreAnsweredWithWhereToGetThem()
    {
        Assert.Equal(
            $"Fashion-MNIST: no folder is given, and the environment variable HYBRIDNET_DATA names none. {WhereFashionIs}",
            Throw.FashionNowhere().Message);
        Assert.Equal(
            "Titanic: no file is given, and the environment variable HYBRIDNET_DATA names no folder. It has no license that lets us ship it: "
            + "take titanic.csv of https://github.com/datasciencedojo/datasets, commit f0ccab6a7ceafdff780052166fb6fab3311398eb (sha256 x), "
            + "or train.csv of Kaggle's \"Titanic - Machine Learning from Disaster\".",
            Throw.TitanicNowhere("x").Message);
    }

    [Fact]
    public void FashionMnist_WithSeveralParts_IsRefused()
    {
        Written("train12k-images-idx3-ubyte", FashionMnistTests.Pictures(1));
        Written("train9k-images-idx3-ubyte.gz", FashionMnistTests.Pictures(1));
        Refused.With<FormatException>(
            $"Fashion-MNIST: the folder {_folder} has train12k-images-idx3-ubyte, train9k-images-idx3-ubyte.gz; one of them is required. Move the others away.",
            () => FashionMnist.Read(_folder));
    }

    [Theory]
    [InlineData(28, 10)]
    [InlineData(20, 9)]
    public void FashionMnist_OfOtherPictures_IsRefused(int side, byte label)
    {
        string images = Written("train-images-idx3-ubyte", FashionMnistTests.Pictures(1, side));
        Written("train-labels-idx1-ubyte", FashionMnistTests.Labels(label));
        Refused.With<FormatException>(
            $"Fashion-MNIST: {images} has pictures of {side} x {side} pixels and labels up to {label}; 28 x 28 and up to 9 are required. {WhereFashionIs}",
            () => FashionMnist.Read(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Written(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
