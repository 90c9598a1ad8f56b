using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace HybridNet;

/// <summary>A JSON object that is read strictly: every field must exist and have the right type, and other fields are not allowed.</summary>
internal sealed class JsonFields
{
    private readonly HashSet<string> _read = [];

    private JsonFields(JObject content, string where)
    {
        Content = content;
        Where = where;
    }

    /// <summary>The object itself.</summary>
    internal JObject Content { get; }

    /// <summary>The path of the object, for error texts.</summary>
    internal string Where { get; }

    /// <summary>Parses a text.</summary>
    /// <exception cref="InvalidDataException">The text is not a JSON object, or has duplicate names.</exception>
    internal static JsonFields Parse(string text, string where) => new(StrictJson.Object(text, where), where);

    /// <summary>Whether the object has a field.</summary>
    internal bool Has(string name) => Content.ContainsKey(name);

    internal string Text(string name) => Value(name, "a text") is string text ? text : throw Wrong(name, "a text");

    internal bool Flag(string name) => Value(name, "true or false") is bool flag ? flag : throw Wrong(name, "true or false");

    internal int Count(string name)
    {
        const string Required = "a whole number from 0 to 2147483647";
        return Value(name, Required) is long and >= 0 and <= int.MaxValue and var count ? (int)count : throw Wrong(name, Required);
    }

    internal long LongCount(string name)
    {
        const string Required = "a whole number from 0 to 9223372036854775807";
        return Value(name, Required) is long and >= 0 and var count ? count : throw Wrong(name, Required);
    }

    internal double Number(string name) => Number(Token(name, "a number")) ?? throw Wrong(name, "a number");

    internal double? NumberOrNull(string name) => Token(name, "a number or null") is { Type: JTokenType.Null } ? null : Number(name);

    /// <summary>A field whose value is one of the given names.</summary>
    internal T Choice<T>(string name, params ReadOnlySpan<(string? Name, T Meaning)> choices)
    {
        List<string> names = [];
        JToken token = Token(name, "one of the known names");
        foreach ((string? choice, T meaning) in choices)
        {
            if (token is JValue { Value: var value } && (choice is null ? value is null : value is string text && text == choice))
            {
                return meaning;
            }

            names.Add(choice is null ? "null" : $"\"{choice}\"");
        }

        throw Wrong(name, string.Join(" or ", names));
    }

    internal JsonFields Object(string name) => ObjectOrNull(name, "an object") ?? throw Wrong(name, "an object");

    internal JsonFields? ObjectOrNull(string name, string required = "an object or null") => Token(name, required) switch
    {
        JObject content => new(content, $"{Where}, {name}"),
        { Type: JTokenType.Null } => null,
        _ => throw Wrong(name, required),
    };

    internal IReadOnlyList<double>? NumbersOrNull(string name)
    {
        const string Required = "a list of numbers or null";
        return Token(name, Required) is { Type: JTokenType.Null } ? null : [.. List(name, Required).Select(token => Number(token) ?? throw Wrong(name, Required))];
    }

    /// <summary>A number or a text.</summary>
    internal (double? Number, string? Text) NumberOrText(string name) => Token(name, "a number or a text") switch
    {
        JValue { Value: string text } => (null, text),
        JValue { Value: double or long } number => (Number(number), null),
        _ => throw Wrong(name, "a number or a text"),
    };

    internal IReadOnlyList<string> Texts(string name) => Texts(name, "a list of texts");

    internal IReadOnlyList<string>? TextsOrNull(string name)
    {
        const string Required = "a list of texts or null";
        return Token(name, Required) is { Type: JTokenType.Null } ? null : Texts(name, Required);
    }

    internal IEnumerable<JsonFields> Objects(string name) => List(name, "a list of objects")
        .Select((token, i) => token is JObject content ? new JsonFields(content, $"{Where}, {name}[{i}]") : throw Wrong(name, "a list of objects"));

    /// <summary>Throws if there are fields that were not read.</summary>
    internal void CheckNoOthers()
    {
        if (Content.Properties().FirstOrDefault(property => !_read.Contains(property.Name)) is { } other)
        {
            Throw.FieldUnknown(Where, other.Name, _read);
        }
    }

    private static double? Number(JToken token) => (token as JValue)?.Value switch
    {
        double number => number,
        long number => number,
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => null,
    };

    private IReadOnlyList<string> Texts(string name, string required) =>
        [.. List(name, required).Select(token => token is JValue { Value: string text } ? text : throw Wrong(name, required))];

    private JArray List(string name, string required) => Token(name, required) as JArray ?? throw Wrong(name, required);

    private object? Value(string name, string required) => (Token(name, required) as JValue)?.Value;

    private JToken Token(string name, string required)
    {
        _read.Add(name);
        return Content[name] ?? throw Throw.FieldMissing(Where, name, required);
    }

    private InvalidDataException Wrong(string name, string required) =>
        Throw.FieldWrong(Where, name, string.Create(CultureInfo.InvariantCulture, $"{Content[name]!.ToString(Formatting.None)}"), required);
}
