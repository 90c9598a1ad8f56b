namespace HybridNet.Tests.Persistence;

/// <summary>The JSON text of a model is parsed as strictly as the header that contains it.</summary>
public sealed class StrictJsonTests
{
    private const string Damaged = "The file is damaged or of another kind: take a fresh copy, or write it again.";

    /// <summary>Texts that are not a JSON object, with the offset of the first invalid byte.</summary>
    public static TheoryData<string, int, int> Malformed => new()
    {
        { "", 1, 1 },
        { "[]", 1, 1 },
        { "1", 1, 1 },
        { "null", 1, 1 },
        { "\uFEFF{}", 1, 1 },
        { "{", 1, 1 },
        { "{\"version\":1", 1, 12 },
        { "{} x", 1, 4 },
        { "{}{}", 1, 3 },
        { "{'a':1}", 1, 2 },
        { "{\"a\":'b'}", 1, 6 },
        { "{a:1}", 1, 2 },
        { "{\"a\":1,}", 1, 8 },
        { "{\"a\":[1,]}", 1, 9 },
        { "{,}", 1, 2 },
        { "{\"a\" 1}", 1, 2 },
        { "{\"a\":1 \"b\":2}", 1, 8 },
        { "{\"a\":NaN}", 1, 6 },
        { "{\"a\":Infinity}", 1, 6 },
        { "{\"a\":-Infinity}", 1, 6 },
        { "{\"a\":undefined}", 1, 6 },
        { "{\"a\":True}", 1, 6 },
        { "{\"a\":new Date(1)}", 1, 6 },
        { "{\"a\":01}", 1, 6 },
        { "{\"a\":0x1}", 1, 6 },
        { "{\"a\":+1}", 1, 6 },
        { "{\"a\":1.}", 1, 6 },
        { "{\"a\":.5}", 1, 6 },
        { "{\"a\":1e400}", 1, 6 },
        { "{\"a\":1} // end", 1, 9 },
        { "/* begin */ {}", 1, 1 },
        { "{\"a\":/* here */1}", 1, 6 },
        { "{\"a\":\"\\'\"}", 1, 6 },
        { "{\"a\":\"\\x41\"}", 1, 6 },
        { "{\"a\":\"line\nbreak\"}", 1, 6 },
        { "{\"a\":\"\\ud800\"}", 1, 6 },
        { "{\"\\ud800\":1}", 1, 2 },
        { "{\"d\u00f6g\":1,\n \"\u2192\":2,\n \"b\":NaN}", 3, 6 },
    };

    public static TheoryData<string, string> Twice => new()
    {
        { "{\"a\":1,\"a\":2}", "a" },
        { "{\"a\":1,\"\\u0061\":1}", "a" },
        { "{\"b\":[{\"x y\":null,\"x y\":null}]}", "x y" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void TextThatIsNotJson_IsRefusedWithItsPlace(string text, int line, int column) => Refused.With<InvalidDataException>(
        $"net: the text is not JSON from character {column} of line {line} on; a JSON object (RFC 8259) is required. {Damaged}",
        () => StrictJson.Object(text, "net"));

    [Fact]
    public void HalfOfASurrogatePair_IsRefusedWithItsPlace() => Refused.With<InvalidDataException>(
        $"net: the text is not JSON from character 7 of line 1 on; a JSON object (RFC 8259) is required. {Damaged}",
        () => StrictJson.Object("{\"a\":\"" + '\ud800' + "\"}", "net"));

    [Theory]
    [MemberData(nameof(Twice))]
    public void NameThatStandsTwice_IsRefused(string text, string name) => Refused.With<InvalidDataException>(
        $"net: the name \"{name}\" occurs twice in an object; names must be unique. {Damaged}", () => StrictJson.Object(text, "net"));

    [Theory]
    [InlineData(126, true)]
    [InlineData(127, false)]
    [InlineData(100_000, false)]
    public void Nesting_GoesAsDeepAsInAHeader(int lists, bool isRead)
    {
        string text = $"{{\"a\":{new string('[', lists)}{new string(']', lists)}}}";
        if (isRead)
        {
            StrictJson.Object(text, "net");
        }
        else
        {
            Assert.StartsWith(
                "net: the text is not JSON from character ", Assert.Throws<InvalidDataException>(() => StrictJson.Object(text, "net")).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(" {} \r\n\t", "{}")]
    [InlineData("{\"a\":[1,-0,9223372036854775807,0.5,1E-07,true,false,null,\"\\u00f6\\ud83d\\ude00\"]}", "{\"a\":[1,0,9223372036854775807,0.5,1E-07,true,false,null,\"\u00f6\ud83d\ude00\"]}")]
    [InlineData("{\"a\":\"2020-01-01T00:00:00Z\",\"A\":{\"a\":{}}}", "{\"a\":\"2020-01-01T00:00:00Z\",\"A\":{\"a\":{}}}")]
    [InlineData("{\"a\":9223372036854775808}", "{\"a\":9.223372036854776E+18}")]
    public void Json_IsRead(string text, string written) => Assert.Equal(written, StrictJson.Object(text, "net").ToString());

    [Fact]
    public void AFileWhoseModelIsLaxJson_IsRefused()
    {
        var file = new SafetensorsFile { Metadata = { ["hybridnet"] = "{'version':1}" } };
        Refused.With<InvalidDataException>(
            $"net: the text is not JSON from character 2 of line 1 on; a JSON object (RFC 8259) is required. {Damaged}",
            () => ModelFile.Load(file.ToBytes(), "net"));
    }
}
