using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Unicode;
using Newtonsoft.Json;

namespace HybridNet;

/// <summary>What the header of a safetensors file says of one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The type of its elements.</param>
/// <param name="Shape">The length of each axis.</param>
/// <param name="Begin">Where its bytes begin behind the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record TensorEntry(string Name, string Kind, long[] Shape, long Begin, long End)
{
    internal long Length => End - Begin;
}

/// <summary>
/// The first part of a safetensors file: 8 bytes with the length of the header, then a JSON object that says of each tensor by its name the
/// element type, the shape, and where its bytes are. Tensors fill the rest of the file without a gap.
/// </summary>
internal sealed class SafetensorsHeader
{
    internal const string MetadataName = "__metadata__";
    private const int LongestHeader = 100_000_000;
    private const int PrefixLength = 8;
    private const int MostAxes = 64;

    /// <summary>What JSON has nowhere as it is; the parser would overlook some of them.</summary>
    private static readonly SearchValues<byte> _controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code).Except("\t\n\r"u8.ToArray())]);

    private readonly List<TensorEntry> _entries = [];
    private readonly HashSet<string> _names = [];
    private readonly string _source;

    private SafetensorsHeader(string source) => _source = source;

    /// <summary>The tensors in the order of their bytes.</summary>
    internal IReadOnlyList<TensorEntry> Entries => _entries;

    internal SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads a header and holds it against the length of the stream: every tensor it names is there.</summary>
    internal static SafetensorsHeader Read(Stream stream, string source)
    {
        byte[] text = Text(stream, source);
        var header = new SafetensorsHeader(source);
        using var reader = new StrictJsonReader(new StreamReader(new MemoryStream(text), new UTF8Encoding(false, true)));
        try
        {
            header.Parse(reader);
        }
        catch (JsonReaderException failure)
        {
            throw Throw.HeaderNotJson(source, reader.LineNumber, reader.LinePosition, failure);
        }

        header.CheckLayout(stream.Length - stream.Position);
        return header;
    }

    /// <summary>The header of tensors that follow in this order, length and padding included.</summary>
    internal static byte[] Write(IReadOnlyCollection<KeyValuePair<string, string>> metadata, IEnumerable<(string Name, StoredTensor Tensor)> tensors)
    {
        using var text = new StringWriter();
        using (var writer = new JsonTextWriter(text))
        {
            writer.WriteStartObject();
            WriteMetadata(writer, metadata);
            long begin = 0;
            foreach ((string name, StoredTensor tensor) in tensors)
            {
                WriteEntry(writer, name, tensor, begin);
                begin += tensor.Bytes.Length;
            }

            writer.WriteEndObject();
        }

        return Framed(text.ToString());
    }

    /// <summary>Bytes that a shape takes; -1 if an axis is negative or there would be more than can be counted.</summary>
    internal static long BytesOf(string kind, ReadOnlySpan<long> shape)
    {
        Int128 bytes = TensorKinds.Size(kind);
        foreach (long axis in shape)
        {
            bytes *= axis;
            if (axis < 0 || bytes > long.MaxValue)
            {
                return -1;
            }
        }

        return (long)bytes;
    }

    /// <summary>A shape as NumPy writes it: (), (3,), (2, 64).</summary>
    internal static string Written(long[] shape)
    {
        string axes = string.Join(", ", shape.Select(axis => axis.ToString(CultureInfo.InvariantCulture)));
        return shape.Length == 1 ? $"({axes},)" : $"({axes})";
    }

    private static byte[] Text(Stream stream, string source)
    {
        long rest = stream.Length - stream.Position;
        if (rest < PrefixLength)
        {
            Throw.SafetensorsTooShort(source, rest);
        }

        Span<byte> prefix = stackalloc byte[PrefixLength];
        stream.ReadExactly(prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader)
        {
            Throw.HeaderTooLong(source, length, LongestHeader);
        }

        if (length > (ulong)(rest - PrefixLength))
        {
            Throw.HeaderCutOff(source, length, rest - PrefixLength);
        }

        byte[] text = new byte[length];
        stream.ReadExactly(text);
        CheckText(text, source);
        return text;
    }

    private static void CheckText(ReadOnlySpan<byte> text, string source)
    {
        if (text.IsEmpty || text[0] != '{')
        {
            Throw.HeaderStart(source);
        }

        if (!Utf8.IsValid(text))
        {
            Throw.HeaderNotUtf8(source);
        }

        int control = text.IndexOfAny(_controls);
        if (control >= 0)
        {
            Throw.HeaderControl(source, control, text[control]);
        }
    }

    private static void WriteMetadata(JsonTextWriter writer, IReadOnlyCollection<KeyValuePair<string, string>> metadata)
    {
        if (metadata.Count == 0)
        {
            return;
        }

        writer.WritePropertyName(MetadataName);
        writer.WriteStartObject();
        foreach ((string key, string value) in metadata)
        {
            writer.WritePropertyName(key);
            writer.WriteValue(value);
        }

        writer.WriteEndObject();
    }

    private static void WriteEntry(JsonTextWriter writer, string name, StoredTensor tensor, long begin)
    {
        writer.WritePropertyName(name);
        writer.WriteStartObject();
        writer.WritePropertyName("dtype");
        writer.WriteValue(tensor.Kind);
        WriteNumbers(writer, "shape", tensor.Shape);
        WriteNumbers(writer, "data_offsets", [begin, begin + tensor.Bytes.Length]);
        writer.WriteEndObject();
    }

    private static void WriteNumbers(JsonTextWriter writer, string name, IEnumerable<long> numbers)
    {
        writer.WritePropertyName(name);
        writer.WriteStartArray();
        foreach (long number in numbers)
        {
            writer.WriteValue(number);
        }

        writer.WriteEndArray();
    }

    /// <summary>The text behind its length, with spaces after it so that the tensors begin at a multiple of 8.</summary>
    private static byte[] Framed(string text)
    {
        byte[] json;
        try
        {
            json = new UTF8Encoding(false, true).GetBytes(text);
        }
        catch (EncoderFallbackException failure)
        {
            throw Throw.NameNotUnicode(failure);
        }

        int length = (json.Length + 7) / 8 * 8;
        if (length > LongestHeader)
        {
            Throw.HeaderToWriteTooLong(length, LongestHeader);
        }

        byte[] framed = new byte[PrefixLength + length];
        BinaryPrimitives.WriteInt64LittleEndian(framed, length);
        json.CopyTo(framed, PrefixLength);
        framed.AsSpan(PrefixLength + json.Length).Fill((byte)' ');
        return framed;
    }

    private void Parse(StrictJsonReader reader)
    {
        reader.Read();
        while (NextName(reader) is { } name)
        {
            if (!_names.Add(name))
            {
                Throw.HeaderNameTwice(_source, name);
            }

            if (name == MetadataName)
            {
                ParseMetadata(reader);
            }
            else
            {
                _entries.Add(ParseEntry(reader, name));
            }
        }

        // What follows the object may be white space only; anything else is refused by this call.
        reader.Read();
    }

    private void ParseMetadata(StrictJsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonToken.Null)
        {
            return;
        }

        Require(reader, JsonToken.StartObject, MetadataName, "an object of texts");
        while (NextName(reader) is { } key)
        {
            reader.Read();
            Require(reader, JsonToken.String, MetadataName, "an object of texts");
            if (!Metadata.TryAdd(key, (string)reader.Value!))
            {
                Throw.HeaderNameTwice(_source, key);
            }
        }
    }

    private TensorEntry ParseEntry(StrictJsonReader reader, string name)
    {
        string? kind = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        reader.Read();
        Require(reader, JsonToken.StartObject, name, "an object with dtype, shape and data_offsets");
        while (NextName(reader) is { } field)
        {
            switch (field)
            {
                case "dtype" when kind is null:
                    reader.Read();
                    Require(reader, JsonToken.String, name, "an object whose dtype is a text");
                    kind = (string)reader.Value!;
                    break;
                case "shape" when shape is null:
                    shape = Numbers(reader, name, field);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(reader, name, field);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    Throw.HeaderNameTwice(_source, field);
                    break;
                default:
                    // Fields of later versions of the format are left alone.
                    reader.Skip();
                    break;
            }
        }

        return Entry(name, kind, shape, offsets);
    }

    private TensorEntry Entry(string name, string? kind, List<long>? shape, List<long>? offsets)
    {
        if (kind is null || shape is null || offsets is not [long begin, long end])
        {
            throw Throw.HeaderEntry(_source, name, "an object with dtype, shape and two data_offsets");
        }

        if (TensorKinds.Rank(kind) < 0)
        {
            Throw.TensorKind(_source, name, kind, TensorKinds.Names);
        }

        long bytes = BytesOf(kind, [.. shape]);
        if (bytes < 0)
        {
            Throw.TensorShape(_source, name, Written([.. shape]));
        }

        if (begin < 0 || end < begin || end - begin != bytes)
        {
            Throw.TensorBytes(_source, name, $"{kind} {Written([.. shape])}", bytes, begin, end);
        }

        return new(name, kind, [.. shape], begin, end);
    }

    private List<long> Numbers(StrictJsonReader reader, string name, string field)
    {
        string required = $"an object whose {field} is a list of up to {MostAxes} whole numbers";
        var numbers = new List<long>();
        reader.Read();
        Require(reader, JsonToken.StartArray, name, required);
        while (reader.Read() && reader.TokenType != JsonToken.EndArray)
        {
            // A whole number that is no long is a BigInteger here.
            if (reader.Value is not (long or BigInteger) || numbers.Count == MostAxes)
            {
                throw Throw.HeaderEntry(_source, name, required);
            }

            numbers.Add(reader.Value is long number ? number : throw Throw.TensorNumber(_source, name, field, Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!));
        }

        return numbers;
    }

    private static string? NextName(StrictJsonReader reader) => reader.Read() && reader.TokenType == JsonToken.PropertyName ? (string)reader.Value! : null;

    private void Require(StrictJsonReader reader, JsonToken token, string name, string required)
    {
        if (reader.TokenType != token)
        {
            throw Throw.HeaderEntry(_source, name, required);
        }
    }

    /// <summary>Tensors must fill the rest of the file one behind the other, and each must fit into an array.</summary>
    private void CheckLayout(long rest)
    {
        _entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        long place = 0;
        foreach (TensorEntry entry in _entries)
        {
            if (entry.Begin != place)
            {
                Throw.TensorPlace(_source, entry.Name, entry.Begin, place);
            }

            place = entry.End;
        }

        if (place != rest)
        {
            Throw.TensorsEnd(_source, place, rest);
        }

        if (_entries.Find(entry => entry.Length > Array.MaxLength) is { } large)
        {
            Throw.TensorTooLarge($"{_source}, tensor \"{large.Name}\"", large.Length);
        }
    }
}
