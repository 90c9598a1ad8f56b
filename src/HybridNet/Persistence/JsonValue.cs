using Newtonsoft.Json;

namespace HybridNet;

/// <summary>A JSON value: null, true or false, a 64-bit integer, another number, a text, a list or an object.</summary>
/// <remarks>A tree of our own, written by <see cref="JsonTextWriter"/> value by value: no reflection, so that it is also right in trimmed and AOT programs.</remarks>
/// <param name="Content">The value: null, bool, long, double, string, <see cref="JsonValue"/>[] or <see cref="JsonObject"/>.</param>
internal readonly record struct JsonValue(object? Content)
{
    /// <summary>The value null.</summary>
    internal static JsonValue Null => default;

    public static implicit operator JsonValue(string? text) => new(text);

    public static implicit operator JsonValue(bool flag) => new(flag);

    public static implicit operator JsonValue(long number) => new(number);

    public static implicit operator JsonValue(double number) => new(number);

    public static implicit operator JsonValue(double? number) => new(number);

    public static implicit operator JsonValue(JsonObject? content) => new(content);

    public static implicit operator JsonValue(JsonValue[] elements) => new(elements);

    /// <summary>The text without white space. Numbers are restored exactly; NaN and infinities are written as texts.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        using var text = new StringWriter();
        using (var writer = new JsonTextWriter(text))
        {
            Write(writer);
        }

        return text.ToString();
    }

    /// <summary>A list of texts.</summary>
    internal static JsonValue List(IEnumerable<string> texts) => List(texts.Select(text => (JsonValue)text));

    /// <summary>A list of numbers.</summary>
    internal static JsonValue List(IEnumerable<double> numbers) => List(numbers.Select(number => (JsonValue)number));

    /// <summary>A list of objects.</summary>
    internal static JsonValue List(IEnumerable<JsonObject> objects) => List(objects.Select(content => (JsonValue)content));

    private static JsonValue List(IEnumerable<JsonValue> elements) => elements.ToArray();

    private void Write(JsonTextWriter writer)
    {
        switch (Content)
        {
            case JsonObject content:
                Write(content, writer);
                break;
            case JsonValue[] elements:
                Write(elements, writer);
                break;
            case double number:
                writer.WriteValue(number);
                break;
            case long number:
                writer.WriteValue(number);
                break;
            case bool flag:
                writer.WriteValue(flag);
                break;
            default:
                writer.WriteValue((string?)Content);
                break;
        }
    }

    private static void Write(JsonObject content, JsonTextWriter writer)
    {
        writer.WriteStartObject();
        foreach ((string name, JsonValue value) in content.Members)
        {
            writer.WritePropertyName(name);
            value.Write(writer);
        }

        writer.WriteEndObject();
    }

    private static void Write(JsonValue[] elements, JsonTextWriter writer)
    {
        writer.WriteStartArray();
        foreach (JsonValue element in elements)
        {
            element.Write(writer);
        }

        writer.WriteEndArray();
    }
}
