using System.Text;
using System.Text.Json;

namespace HybridNet;

/// <summary>
/// Reads JSON like the reference implementation of the safetensors format: strict RFC 8259, Unicode texts, numbers within float64. Comments,
/// single quotes, trailing commas, NaN and duplicate names are errors. Types are never created from names in a text.
/// </summary>
internal static class StrictJson
{
    /// <summary>The maximum depth of the reference implementation.</summary>
    private const int MaxDepth = 127;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether an exception means that a text is not JSON. The reader throws InvalidOperationException for half of a surrogate pair.</summary>
    internal static bool IsNotJson(Exception failure) => failure is JsonException or InvalidOperationException;

    /// <summary>Creates a reader of the tokens of a text in UTF-8.</summary>
    internal static Utf8JsonReader Reader(ReadOnlySpan<byte> text) => new(text, new JsonReaderOptions { MaxDepth = MaxDepth });

    /// <summary>Checks what the reader does not check in a token: half of a surrogate pair, and numbers beyond float64.</summary>
    internal static void CheckValue(ref readonly Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
        {
            reader.GetString();
        }
        else if (reader.TokenType == JsonTokenType.Number && !double.IsFinite(reader.GetDouble()))
        {
            throw new JsonException("a number beyond float64");
        }
    }

    /// <summary>Parses a JSON object. 64-bit integers stay integers.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">The name of the text in error texts.</param>
    /// <exception cref="InvalidDataException">The text is not JSON, not an object, or has duplicate names in an object.</exception>
    internal static JsonObject Object(string text, string where)
    {
        byte[] bytes = Bytes(text, where);
        Utf8JsonReader reader = Reader(bytes);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("no object");
            }

            JsonObject content = Members(ref reader, where);

            // Only white space may follow; this call throws for anything else.
            reader.Read();
            return content;
        }
        catch (Exception failure) when (IsNotJson(failure))
        {
            throw NotJson(_utf8.GetString(bytes, 0, (int)reader.TokenStartIndex), where, failure);
        }
    }

    private static byte[] Bytes(string text, string where)
    {
        try
        {
            return _utf8.GetBytes(text);
        }
        catch (EncoderFallbackException failure)
        {
            throw NotJson(text[..failure.Index], where, failure);
        }
    }

    private static InvalidDataException NotJson(string before, string where, Exception failure) =>
        Throw.TextNotJson(where, before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'), failure);

    private static JsonObject Members(ref Utf8JsonReader reader, string where)
    {
        var content = new JsonObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (content.Has(name))
            {
                Throw.TextNameTwice(where, name);
            }

            reader.Read();
            content[name] = Value(ref reader, where);
        }

        return content;
    }

    private static JsonValue Value(ref Utf8JsonReader reader, string where)
    {
        CheckValue(ref reader);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Members(ref reader, where),
            JsonTokenType.StartArray => Elements(ref reader, where),
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number => Number(ref reader),
            JsonTokenType.Null => JsonValue.Null,
            _ => reader.GetBoolean(),
        };
    }

    private static JsonValue[] Elements(ref Utf8JsonReader reader, string where)
    {
        List<JsonValue> elements = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            elements.Add(Value(ref reader, where));
        }

        return [.. elements];
    }

    private static JsonValue Number(ref Utf8JsonReader reader) => reader.TryGetInt64(out long whole) ? (JsonValue)whole : reader.GetDouble();
}
