using System.Buffers.Binary;
using System.Text;

namespace HybridNet.Tests.Persistence;

public sealed class SafetensorsFileTests
{
    private static readonly float[] _awkward =
    [
        0f, -0f, 1f, float.Epsilon, -float.Epsilon, float.MaxValue, float.NegativeInfinity, BitConverter.UInt32BitsToSingle(0x7FC12345),
        BitConverter.UInt32BitsToSingle(0xFF800001), 1.17549421e-38f,
    ];

    private static readonly double[] _awkwardDoubles =
    [
        0, -0.0, double.Epsilon, double.MinValue, double.PositiveInfinity, BitConverter.UInt64BitsToDouble(0x7FF8000000012345),
        BitConverter.UInt64BitsToDouble(0xFFF0000000000001), 2.2250738585072009e-308,
    ];

    [Fact]
    public void Numbers_ComeBackWithTheirBits()
    {
        var file = new SafetensorsFile { Tensors = { ["a"] = Matrix.From(_awkward, 2, 5), ["b"] = Matrix.From(_awkwardDoubles, 8, 1) } };
        SafetensorsFile read = SafetensorsFile.Read(file.ToBytes());
        Equal(file, read);
        Assert.Equal("(2, 5) float32", read.Tensors["a"].ToMatrix().ToString());
        Assert.Equal("(8, 1) float64", read.Tensors["b"].ToMatrix().ToString());
    }

    [Fact]
    public void Bytes_AreThoseOfTheFormat()
    {
        var file = new SafetensorsFile
        {
            Tensors = { ["b"] = Matrix.From([[1f, 2f]]), ["a"] = Matrix.From([[0.5]]), ["A"] = new StoredTensor("U8", [7]), ["c"] = Matrix.From([[3f]]) },
            Metadata = { ["y"] = "1", ["x"] = "\u00e9\"\n" },
        };
        string header = """
            {"__metadata__":{"x":"é\"\n","y":"1"},
            "a":{"dtype":"F64","shape":[1,1],"data_offsets":[0,8]},
            "b":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]},
            "c":{"dtype":"F32","shape":[1,1],"data_offsets":[16,20]},
            "A":{"dtype":"U8","shape":[],"data_offsets":[20,21]}}
            """.ReplaceLineEndings("");
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] data = [0, 0, 0, 0, 0, 0, 0xE0, 0x3F, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40, 7];
        byte[] padded = [.. json, .. Enumerable.Repeat((byte)' ', (8 - (json.Length % 8)) % 8)];
        Assert.Equal([.. BitConverter.GetBytes((long)padded.Length), .. padded, .. data], file.ToBytes());
    }

    [Fact]
    public void Bytes_DoNotDependOnTheOrderOfAdding()
    {
        Matrix one = Matrix.From([[1f]]), two = Matrix.From([[2.0]]);
        var forth = new SafetensorsFile { Tensors = { ["a"] = one, ["b"] = two, ["c"] = one }, Metadata = { ["p"] = "1", ["q"] = "2" } };
        var back = new SafetensorsFile { Tensors = { ["c"] = one, ["b"] = two, ["a"] = one }, Metadata = { ["q"] = "2", ["p"] = "1" } };
        Assert.Equal(forth.ToBytes(), back.ToBytes());
        Assert.Equal(forth.ToBytes(), SafetensorsFile.Read(forth.ToBytes()).ToBytes());
    }

    [Fact]
    public void Shapes_OfOtherRanksAndEmptyOnes_ComeBack()
    {
        var file = new SafetensorsFile
        {
            Tensors =
            {
                ["none"] = new StoredTensor("F32", BitConverter.GetBytes(1.5f)),
                ["one"] = new StoredTensor("F64", new byte[24], 3),
                ["three"] = new StoredTensor("F32", new byte[48], 2, 3, 2),
                ["words"] = new StoredTensor("U32", [1, 0, 0, 0], 1),
                ["empty"] = new Matrix(0, 64),
                ["emptier"] = new StoredTensor("BF16", [], 0, 0, 5),
            },
        };
        SafetensorsFile read = SafetensorsFile.Read(file.ToBytes());
        Equal(file, read);
        Assert.Equal(1.5, read.Tensors["none"].ToMatrix()[0, 0]);
        Assert.Equal("(1, 3)", read.Tensors["one"].ToMatrix().Shape());
        Assert.Equal("(0, 64)", read.Tensors["empty"].ToMatrix().Shape());
        Assert.Equal("F32 (2, 3, 2)", read.Tensors["three"].ToString());
    }

    [Fact]
    public void Drawn_Files_ComeBack()
    {
        var random = new NumPyRandom(seed: 3);
        for (int i = 0; i < 50; i++)
        {
            var file = new SafetensorsFile();
            for (int j = (int)random.NextInt64(0, 6); j > 0; j--)
            {
                (int rows, int columns) = ((int)random.NextInt64(0, 9), (int)random.NextInt64(0, 9));
                file.Tensors[$"t\"{random.NextInt64(0, 99)}\\\u2028"] =
                    Numbers.Normal(rows, columns, j % 2 == 0 ? DType.Float32 : DType.Float64, seed: i);
                file.Metadata[$"{random.NextDouble()}"] = $"{random.NextDouble()}";
            }

            Equal(file, SafetensorsFile.Read(file.ToBytes()));
        }
    }

    [Fact]
    public void Tensor_StandsOnTheMatrixItself()
    {
        Matrix matrix = Matrix.From([[1f]]);
        var file = new SafetensorsFile { Tensors = { ["a"] = matrix } };
        matrix[0, 0] = 2;
        Assert.Equal(2, SafetensorsFile.Read(file.ToBytes()).Tensors["a"].ToMatrix()[0, 0]);
        Assert.Same(matrix, file.Tensors["a"].ToMatrix());
    }

    [Fact]
    public void File_OfUnknownFieldsAndNoMetadata_IsRead()
    {
        SafetensorsFile read = SafetensorsFile.Read(
            Framed("""{"__metadata__":null, "a":{"later":{"x":[1,{}]},"data_offsets":[0,4],"shape":[1],"dtype":"F32"}}  """, 4));
        Assert.Equal("F32 (1,)", read.Tensors["a"].ToString());
        Assert.Empty(read.Metadata);
    }

    [Fact]
    public void Stream_IsReadFromWhereItStands()
    {
        byte[] bytes = new SafetensorsFile { Tensors = { ["a"] = Matrix.From([[1f]]) } }.ToBytes();
        using var stream = new MemoryStream([1, 2, 3, .. bytes]);
        stream.Position = 3;
        Assert.Equal(1, SafetensorsFile.Read(stream).Tensors["a"].ToMatrix()[0, 0]);
    }

    [Fact]
    public void Truncation_AtEveryLength_IsRefused()
    {
        byte[] bytes = Small();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => SafetensorsFile.Read(bytes[..length]));
        }
    }

    [Fact]
    public void Flips_OfEveryBit_AreReadOrRefused()
    {
        byte[] bytes = Small();
        int refused = 0;
        for (int bit = 0; bit < 8 * bytes.Length; bit++)
        {
            byte[] flipped = [.. bytes];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            refused += IsRefused(flipped) ? 1 : 0;
        }

        // What is left: letters of names and texts, and the numbers themselves.
        Assert.InRange(refused, 4 * bytes.Length, (8 * bytes.Length) - 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void RandomBytes_AreReadOrRefused(long seed)
    {
        var random = new NumPyRandom(seed);
        int refused = 0;
        for (int i = 0; i < 3_000; i++)
        {
            int[] values = new int[(int)random.NextInt64(0, 200)];
            random.FillIntegers(seed == 0 ? 0 : 32, seed == 0 ? 256 : 127, values);
            byte[] bytes = [.. values.Select(value => (byte)value)];
            refused += IsRefused(seed == 0 ? bytes : Framed("{\"" + Encoding.ASCII.GetString(bytes) + "}", 8)) ? 1 : 0;
        }

        Assert.Equal(3_000, refused);
    }

    [Fact]
    public void Mutations_OfHeaders_AreReadOrRefused()
    {
        byte[] bytes = Small();
        int header = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var random = new NumPyRandom(seed: 5);
        byte[] alphabet = Encoding.ASCII.GetBytes("{}[]\",:0123456789-+.eEtnf\\u'/* \u0001");
        for (int i = 0; i < 5_000; i++)
        {
            List<byte> mutated = [.. bytes];
            for (int j = 0; j < 3; j++)
            {
                int index = (int)random.NextInt64(8, header);
                mutated[index] = alphabet[(int)random.NextInt64(0, alphabet.Length)];
            }

            IsRefused([.. mutated]);
        }
    }

    [Fact]
    public void Reading_AsksForNoMoreMemoryThanTheFileIsLong()
    {
        byte[] lie = Framed("""{"a":{"dtype":"F32","shape":[500000000],"data_offsets":[0,2000000000]}}""", 4);
        byte[] longHeader = [.. BitConverter.GetBytes(100_000_000L), (byte)'{', (byte)'}'];
        IsRefused(lie);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(IsRefused(lie));
        Assert.True(IsRefused(longHeader));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void Header_OfManyAxes_IsReadInMemoryOfItsLength()
    {
        byte[] many = Framed($$$"""{"a":{"dtype":"F32","shape":[{{{string.Join(',', Enumerable.Repeat("1", 500_000))}}}],"data_offsets":[0,4]}}""", 4);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(IsRefused(many));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 * many.Length);
    }

    /// <summary>A file with this text as its header and so many bytes behind it.</summary>
    internal static byte[] Framed(string header, int bytes)
    {
        byte[] text = Encoding.Latin1.GetBytes(header);
        return [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[bytes]];
    }

    private static byte[] Small() => new SafetensorsFile
    {
        Tensors = { ["weights"] = Matrix.From([[1f, 2f], [3f, 4f]]), ["b"] = Matrix.From([[5.0]]), ["key"] = new StoredTensor("U32", new byte[12], 3) },
        Metadata = { ["made by"] = "a test" },
    }.ToBytes();

    private static bool IsRefused(byte[] bytes)
    {
        try
        {
            SafetensorsFile.Read(bytes);
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }

    private static void Equal(SafetensorsFile expected, SafetensorsFile actual)
    {
        Assert.Equal(expected.Metadata, actual.Metadata);
        Assert.Equal(expected.Tensors.Keys, actual.Tensors.Keys);
        foreach ((string name, StoredTensor tensor) in expected.Tensors)
        {
            Assert.Equal(tensor.ToString(), actual.Tensors[name].ToString());
            Assert.Equal(tensor.Bytes, actual.Tensors[name].Bytes);
        }
    }
}
