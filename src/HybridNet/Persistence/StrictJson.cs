using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace HybridNet;

/// <summary>
/// JSON as the safetensors format's reference implementation reads it: RFC 8259 to the letter, texts of Unicode, numbers within float64. Comments,
/// single quotes, trailing commas, NaN and names that stand twice are refused. Types are never made of names that stand in a text.
/// </summary>
internal static class StrictJson
{
    /// <summary>As deep as the reference implementation reads.</summary>
    private const int MaxDepth = 127;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>What is thrown where a text is not JSON; half of a surrogate pair is an invalid operation to the reader.</summary>
    internal static bool IsNotJson(Exception failure) => failure is JsonException or InvalidOperationException;

    /// <summary>Reads a text in UTF-8, token after token.</summary>
    internal static Utf8JsonReader Reader(ReadOnlySpan<byte> text) => new(text, new JsonReaderOptions { MaxDepth = MaxDepth });

    /// <summary>Refuses in a token what the reader does not see: half of a surrogate pair, and numbers beyond float64.</summary>
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

    /// <summary>The object that a text is. Whole numbers of 64 bits stay whole.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">What it is called in errors.</param>
    /// <exception cref="InvalidDataException">It is not JSON, or no object, or a name stands twice in an object.</exception>
    internal static JObject Object(string text, string where)
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

            JObject content = Members(ref reader, where);

            // White space may follow; anything else is refused by this call.
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

    private static JObject Members(ref Utf8JsonReader reader, string where)
    {
        var content = new JObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (content.ContainsKey(name))
            {
                Throw.TextNameTwice(where, name);
            }

            reader.Read();
            content.Add(name, Value(ref reader, where));
        }

        return content;
    }

    private static JToken Value(ref Utf8JsonReader reader, string where)
    {
        CheckValue(ref reader);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Members(ref reader, where),
            JsonTokenType.StartArray => Elements(ref reader, where),
            JsonTokenType.String => new JValue(reader.GetString()),
            JsonTokenType.Number => Number(ref reader),
            JsonTokenType.Null => JValue.CreateNull(),
            _ => new JValue(reader.GetBoolean()),
        };
    }

    private static JArray Elements(ref Utf8JsonReader reader, string where)
    {
        var content = new JArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            content.Add(Value(ref reader, where));
        }

        return content;
    }

    private static JValue Number(ref Utf8JsonReader reader) => reader.TryGetInt64(out long whole) ? new(whole) : new(reader.GetDouble());
}
