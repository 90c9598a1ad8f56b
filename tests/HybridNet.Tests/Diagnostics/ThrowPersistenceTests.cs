using System.Text;

namespace HybridNet.Tests.Diagnostics;

public sealed class ThrowPersistenceTests
{
    private const string Damaged = "The file is damaged or of another kind: take a fresh copy, or write it again.";
    private const string Kinds = "BOOL, F4, F6_E2M3, F6_E3M2, U8, I8, F8_E5M2, F8_E4M3, F8_E8M0, F8_E4M3FNUZ, F8_E5M2FNUZ, I16, U16, F16, BF16, I32, U32, F32, C64, F64, I64, U64";

    [Theory]
    [InlineData("", "0 bytes arrived; a safetensors file begins with 8 that say how long its header is.")]
    [InlineData("01020304050607", "7 bytes arrived; a safetensors file begins with 8 that say how long its header is.")]
    [InlineData("01E1F505000000007B", "the length of the header is given as 100,000,001 bytes; a safetensors header has at most 100,000,000.")]
    [InlineData("FFFFFFFFFFFFFFFF7B", "the length of the header is given as 18,446,744,073,709,551,615 bytes; a safetensors header has at most 100,000,000.")]
    [InlineData("03000000000000007B7D", "the length of the header is given as 3 bytes; only 2 follow.")]
    [InlineData("0000000000000000", "the header does not begin with a brace; that of a safetensors file is a JSON object.")]
    [InlineData("0300000000000000207B7D", "the header does not begin with a brace; that of a safetensors file is a JSON object.")]
    [InlineData("03000000000000007B7D00", "the header is not JSON from byte 2 on; that of a safetensors file is a JSON object (RFC 8259).")]
    [InlineData("05000000000000007B22E9227D", "the header is not UTF-8; that of a safetensors file is.")]
    public void Bytes_ThatAreNoFile_AreRefused(string bytes, string text) => Refused.With<InvalidDataException>(
        $"net: {text} {Damaged}", () => SafetensorsFile.Read(Convert.FromHexString(bytes), "net"));

    [Theory]
    [InlineData("{", 0)]
    [InlineData("{\"a\"", 1)]
    [InlineData("{\"a\":", 1)]
    [InlineData("{}{}", 2)]
    [InlineData("{}/**/", 2)]
    [InlineData("{'a':{}}", 1)]
    [InlineData("{a:{}}", 1)]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[NaN],\"data_offsets\":[0,4]}}", 29)]
    [InlineData("{\"a\":{\"x\":new Date(1)}}", 10)]
    [InlineData("{\"a\":{\"x\":1e999}}", 10)]
    [InlineData("{\"\\ud800\":{}}", 1)]
    [InlineData("{\"a\":{\"x\":\"\\ud800\"}}", 10)]
    [InlineData("{\"a\":{\"x\":{\"\\ud800\":1}}}", 11)]
    [InlineData("{\"a\":{\"x\":\"\\'\"}}", 10)]
    [InlineData("{\"a\tb\":{}}", 1)]
    public void Header_ThatIsNotJson_IsRefused(string header, int offset) => Header(
        $"the header is not JSON from byte {offset} on; that of a safetensors file is a JSON object (RFC 8259). {Damaged}", header);

    [Fact]
    public void Header_ThatIsDeep_IsRefused()
    {
        string deep = new('[', 126);
        Assert.StartsWith("net: the header is not JSON from byte ", Message($"{{\"a\":{{\"x\":{deep}1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":{},\"a\":{}}", "the header's entry \"a\" has another form; it must be an object with dtype, shape and two data_offsets.")]
    [InlineData("{\"a\":1}", "the header's entry \"a\" has another form; it must be an object with dtype, shape and data_offsets.")]
    [InlineData("{\"a\":{\"dtype\":1}}", "the header's entry \"a\" has another form; it must be an object whose dtype is a text.")]
    [InlineData("{\"a\":{\"shape\":1}}", "the header's entry \"a\" has another form; it must be an object whose shape is a list of whole numbers of 0 or more.")]
    [InlineData("{\"a\":{\"shape\":[1.5]}}", "the header's entry \"a\" has another form; it must be an object whose shape is a list of whole numbers of 0 or more.")]
    [InlineData("{\"a\":{\"shape\":[-1]}}", "the header's entry \"a\" has another form; it must be an object whose shape is a list of whole numbers of 0 or more.")]
    [InlineData("{\"a\":{\"shape\":[-0]}}", "the header's entry \"a\" has another form; it must be an object whose shape is a list of whole numbers of 0 or more.")]
    [InlineData("{\"a\":{\"data_offsets\":[-4,0]}}", "the header's entry \"a\" has another form; it must be an object whose data_offsets is a list of whole numbers of 0 or more.")]
    [InlineData("{\"__metadata__\":[]}", "the header's entry \"__metadata__\" has another form; it must be an object of texts.")]
    [InlineData("{\"__metadata__\":{\"a\":1}}", "the header's entry \"__metadata__\" has another form; it must be an object of texts.")]
    [InlineData("{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}", "the name \"a\" occurs twice in an object of the header; names must be unique.")]
    [InlineData("{\"__metadata__\":{},\"__metadata__\":{}}", "the name \"__metadata__\" occurs twice in an object of the header; names must be unique.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\"}}", "the name \"dtype\" occurs twice in an object of the header; names must be unique.")]
    [InlineData(
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{}}",
        "the name \"a\" occurs twice in an object of the header; names must be unique.")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4]}}", "the header's entry \"a\" has another form; it must be an object with dtype, shape and two data_offsets.")]
    public void Header_OfAnotherForm_IsRefused(string header, string text) => Header($"{text} {Damaged}", header);

    [Theory]
    [InlineData("F4", "3", "0,2", "its shape is F4 (3,); its elements and their bits must be countable in 64 bits, and be whole bytes.")]
    [InlineData("F32", "4611686018427387904,4611686018427387904", "0,4", "its shape is F32 (4611686018427387904, 4611686018427387904); its elements and their bits must be countable in 64 bits, and be whole bytes.")]
    [InlineData("F64", "4611686018427387904", "0,4", "its shape is F64 (4611686018427387904,); its elements and their bits must be countable in 64 bits, and be whole bytes.")]
    [InlineData("F32", "9223372036854775808", "0,4", "\"9223372036854775808\" is in its shape; whole numbers there are up to 9223372036854775807.")]
    [InlineData("F32", "1", "0,18446744073709551616", "\"18446744073709551616\" is in its data_offsets; whole numbers there are up to 9223372036854775807.")]
    [InlineData("F32", "2", "0,4", "its data_offsets are 0 to 4; F32 (2,) has 8 bytes.")]
    [InlineData("F64", "1,1", "0,4", "its data_offsets are 0 to 4; F64 (1, 1) has 8 bytes.")]
    [InlineData("F32", "1", "4,0", "its data_offsets are 4 to 0; F32 (1,) has 4 bytes.")]
    [InlineData("U8", "1", "1,2", "its first byte is at offset 1; tensors must be contiguous, so it must be at 0.")]
    public void Tensor_ThatCannotBe_IsRefused(string kind, string shape, string offsets, string text) => Refused.With<InvalidDataException>(
        $"net, tensor \"a\": {text} {Damaged}",
        () => Read($"{{\"a\":{{\"dtype\":\"{kind}\",\"shape\":[{shape}],\"data_offsets\":[{offsets}]}}}}"));

    [Fact]
    public void Tensor_OfUnknownKind_IsRefusedWithTheKnownOnes() => Header(
        $"the known ones are {Kinds}. Write the file with one of them.", "{\"a\":{\"dtype\":\"F31\",\"shape\":[1],\"data_offsets\":[0,4]}}", ", tensor \"a\": its dtype is \"F31\";");

    [Theory]
    [InlineData(0, 4, "its first byte is at offset 0; tensors must be contiguous, so it must be at 4.")]
    [InlineData(2, 6, "its first byte is at offset 2; tensors must be contiguous, so it must be at 4.")]
    [InlineData(6, 10, "its first byte is at offset 6; tensors must be contiguous, so it must be at 4.")]
    public void Tensors_ThatOverlapOrLeaveAGap_AreRefused(int begin, int end, string text)
    {
        string message = Message($"{{\"a\":{{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}},\"b\":{{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[{begin},{end}]}}}}");
        Assert.Equal($"net, tensor \"b\": {text} {Damaged}", message);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void Tensors_ThatDoNotFillTheFile_AreRefused(int bytes) => Refused.With<InvalidDataException>(
        $"net: the header describes tensors of 4 bytes; {bytes} bytes follow it. {Damaged}",
        () => Read("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}", bytes));

    [Fact]
    public unsafe void Tensor_ThatIsTooLarge_IsRefusedWhenReadAndWhenStored()
    {
        string path = Path.GetTempFileName();
        byte[] header = Encoding.ASCII.GetBytes("{\"a\":{\"dtype\":\"F32\",\"shape\":[600000000],\"data_offsets\":[0,2400000000]}}");
        using (FileStream stream = File.OpenWrite(path))
        {
            // The rest of the file is a hole, which takes no room on the disk.
            stream.Write([.. BitConverter.GetBytes((long)header.Length), .. header]);
            stream.SetLength(stream.Length + 2_400_000_000);
        }

        const string Remedy = "2,400,000,000 bytes; one tensor can have 2,147,483,591 here. Split it into several.";
        Refused.With<InvalidDataException>($"{path}, tensor \"a\": {Remedy}", () => SafetensorsFile.Read(path));
        File.Delete(path);
        byte byteOfIt = 0;
        Matrix large = Matrix.Borrow(&byteOfIt, 600_000_000, 1, DType.Float32);
        Refused.With<InvalidDataException>($"matrix (600000000, 1) float32: {Remedy}", () => _ = new StoredTensor(large));
    }

    [Fact]
    public void Header_ThatWouldBeTooLong_IsRefused() => Refused.With<ArgumentException>(
        "safetensors: names and texts make a header of 100,000,008 bytes; it can have 100,000,000. Store less text, or fewer tensors.",
        () => Throw.HeaderToWriteTooLong(100_000_008, 100_000_000));

    [Fact]
    public void File_ThatIsNotThere_IsNamed() => Refused.With<FileNotFoundException>(
        $"none.safetensors: there is no such file; it was looked for at {Path.GetFullPath("none.safetensors")}. Check the path and the current folder.",
        () => SafetensorsFile.Read("none.safetensors"));

    [Fact]
    public void StoredTensor_ThatCannotBe_IsRefused()
    {
        Refused.With<ArgumentException>(
            $"stored tensor: the type \"float\" is not of the safetensors format; the types are {Kinds}. Pass one of them.", () => _ = new StoredTensor("float", []));
        Refused.With<ArgumentException>(
            "stored tensor: 7 bytes arrived for F32 (2,); they must be as many as type and shape say. Pass all elements, or another shape.",
            () => _ = new StoredTensor("F32", new byte[7], 2));
        Refused.With<ArgumentException>(
            "stored tensor: 0 bytes arrived for F32 (-1, 0); they must be as many as type and shape say. Pass all elements, or another shape.",
            () => _ = new StoredTensor("F32", [], -1, 0));
    }

    [Fact]
    public void StoredTensor_ThatIsNoMatrix_SaysWhatToTake()
    {
        Refused.With<InvalidOperationException>(
            "stored tensor U8 (2,): a matrix is F32 or F64 and has up to two axes. Take its bytes instead.", () => new StoredTensor("U8", [1, 2], 2).ToMatrix());
    }

    [Fact]
    public void Name_ThatIsKept_IsRefused() => Refused.With<ArgumentException>(
        "safetensors: a tensor is called \"__metadata__\"; the format keeps this name for texts about the tensors. Give it another name.",
        () => new SafetensorsFile { Tensors = { ["__metadata__"] = new Matrix(1, 1) } }.ToBytes());

    [Fact]
    public void Name_ThatIsNotUnicode_IsRefused() => Refused.With<ArgumentException>(
        "safetensors: a name or a text holds half of a surrogate pair; all must be Unicode. Correct it.",
        () => new SafetensorsFile { Tensors = { ["\ud800"] = new Matrix(1, 1) } }.ToBytes());

    private static void Header(string text, string header, string where = ":") =>
        Refused.With<InvalidDataException>($"net{where} {text}", () => Read(header));

    private static string Message(string header) => Assert.Throws<InvalidDataException>(() => Read(header, 10)).Message;

    private static SafetensorsFile Read(string header, int bytes = 4)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        return SafetensorsFile.Read([.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[bytes]], "net");
    }
}
