using System.Text;
using System.Text.Json;

namespace HybridNet;

/// <summary>
/// Reads the JSON of a safetensors header like the reference implementation of the format (<see cref="StrictJson"/>). Fields of later versions of the
/// format are validated and ignored.
/// </summary>
internal ref struct HeaderReader
{
    private readonly string _source;
    private readonly HashSet<string> _names = [];
    private readonly List<TensorEntry> _entries = [];
    private readonly SortedDictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private Utf8JsonReader _reader;

    private HeaderReader(ReadOnlySpan<byte> text, string source)
    {
        _source = source;
        _reader = StrictJson.Reader(text);
    }

    /// <summary>Reads the tensors and the metadata of a header.</summary>
    /// <exception cref="InvalidDataException">The text is not JSON, or has another structure.</exception>
    internal static (List<TensorEntry> Entries, SortedDictionary<string, string> Metadata) Read(ReadOnlySpan<byte> text, string source)
    {
        var reader = new HeaderReader(text, source);
        try
        {
            reader.Parse();
        }
        catch (Exception failure) when (StrictJson.IsNotJson(failure))
        {
            throw Throw.HeaderNotJson(source, reader._reader.TokenStartIndex, failure);
        }

        return (reader._entries, reader._metadata);
    }

    private void Parse()
    {
        _reader.Read();
        while (NextName() is { } name)
        {
            if (!_names.Add(name))
            {
                Throw.HeaderNameTwice(_source, name);
            }

            if (name == SafetensorsHeader.MetadataName)
            {
                ParseMetadata();
            }
            else
            {
                _entries.Add(ParseEntry(name));
            }
        }

        // Only white space may follow the object; this call throws for anything else.
        _reader.Read();
    }

    private void ParseMetadata()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Require(JsonTokenType.StartObject, SafetensorsHeader.MetadataName, "an object of texts");
        while (NextName() is { } key)
        {
            _reader.Read();
            Require(JsonTokenType.String, SafetensorsHeader.MetadataName, "an object of texts");
            if (!_metadata.TryAdd(key, _reader.GetString()!))
            {
                Throw.HeaderNameTwice(_source, key);
            }
        }
    }

    private TensorEntry ParseEntry(string name)
    {
        string? kind = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        _reader.Read();
        Require(JsonTokenType.StartObject, name, "an object with dtype, shape and data_offsets");
        while (NextName() is { } field)
        {
            switch (field)
            {
                case "dtype" when kind is null:
                    _reader.Read();
                    Require(JsonTokenType.String, name, "an object whose dtype is a text");
                    kind = TensorKinds.Known(_reader.ValueSpan) ?? _reader.GetString()!;
                    break;
                case "shape" when shape is null:
                    shape = Numbers(name, field);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = Numbers(name, field);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    Throw.HeaderNameTwice(_source, field);
                    break;
                default:
                    SkipValue();
                    break;
            }
        }

        return Entry(name, kind, shape, offsets);
    }

    private readonly TensorEntry Entry(string name, string? kind, List<long>? shape, List<long>? offsets)
    {
        if (kind is null || shape is null || offsets is not [long begin, long end])
        {
            throw Throw.HeaderEntry(_source, name, "an object with dtype, shape and two data_offsets");
        }

        if (TensorKinds.Rank(kind) < 0)
        {
            Throw.TensorKind(_source, name, kind, TensorKinds.Names);
        }

        long[] axes = [.. shape];
        long bytes = TensorKinds.BytesOf(kind, axes);
        if (bytes < 0)
        {
            Throw.TensorShape(_source, name, $"{kind} {TensorKinds.Written(axes)}");
        }

        if (end < begin || end - begin != bytes)
        {
            Throw.TensorBytes(_source, name, $"{kind} {TensorKinds.Written(axes)}", bytes, begin, end);
        }

        return new(name, kind, axes, begin, end);
    }

    private List<long> Numbers(string name, string field)
    {
        string required = $"an object whose {field} is a list of whole numbers of 0 or more";
        var numbers = new List<long>();
        _reader.Read();
        Require(JsonTokenType.StartArray, name, required);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            Require(JsonTokenType.Number, name, required);
            if (_reader.ValueSpan.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                throw Throw.HeaderEntry(_source, name, required);
            }

            numbers.Add(_reader.TryGetInt64(out long number) ? number : throw Throw.TensorNumber(_source, name, field, Encoding.ASCII.GetString(_reader.ValueSpan)));
        }

        return numbers;
    }

    /// <summary>Skips a value, but validates its content.</summary>
    private void SkipValue()
    {
        _reader.Read();
        StrictJson.CheckValue(ref _reader);
        if (_reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        int depth = _reader.CurrentDepth;
        do
        {
            _reader.Read();
            StrictJson.CheckValue(ref _reader);
        }
        while (_reader.CurrentDepth > depth);
    }

    private string? NextName() => _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName ? _reader.GetString() : null;

    private readonly void Require(JsonTokenType token, string name, string required)
    {
        if (_reader.TokenType != token)
        {
            throw Throw.HeaderEntry(_source, name, required);
        }
    }
}
