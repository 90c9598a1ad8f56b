using Newtonsoft.Json;

namespace HybridNet;

/// <summary>
/// Reads JSON as RFC 8259 has it: no comments, no single quotes, no names without quotes, no constructors, no NaN. Texts stay texts, also
/// where they look like dates; no type is ever made of a name that stands in the text.
/// </summary>
internal sealed class StrictJsonReader : JsonTextReader
{
    private const int DeepestNesting = 32;

    private int _open;

    internal StrictJsonReader(TextReader text)
        : base(text)
    {
        MaxDepth = DeepestNesting;
        DateParseHandling = DateParseHandling.None;
        FloatParseHandling = FloatParseHandling.Double;
    }

    public override bool Read()
    {
        bool more = base.Read();
        _open += !more ? 0 : TokenType switch
        {
            JsonToken.StartObject or JsonToken.StartArray => 1,
            JsonToken.EndObject or JsonToken.EndArray => -1,
            _ => 0,
        };
        return (more || _open == 0) && IsStrict() ? more : throw new JsonReaderException("not JSON", Path, LineNumber, LinePosition, null);
    }

    private bool IsStrict()
    {
        bool quoted = TokenType is not (JsonToken.PropertyName or JsonToken.String) || QuoteChar == '"';
        bool known = TokenType is not (JsonToken.Comment or JsonToken.Undefined or JsonToken.StartConstructor or JsonToken.Raw);
        return quoted && known && (Value is not double value || double.IsFinite(value));
    }
}
