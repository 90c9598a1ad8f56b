namespace HybridNet;

/// <summary>A JSON object that is read strictly: every field must exist and have the right type, and other fields are not allowed.</summary>
internal sealed class JsonFields
{
    private readonly HashSet<string> _read = [];

    private JsonFields(JsonObject content, string where)
    {
        Content = content;
        Where = where;
    }

    /// <summary>The object itself.</summary>
    internal JsonObject Content { get; }

    /// <summary>The path of the object, for error texts.</summary>
    internal string Where { get; }

    /// <summary>Parses a text.</summary>
    /// <exception cref="InvalidDataException">The text is not a JSON object, or has duplicate names.</exception>
    internal static JsonFields Parse(string text, string where) => new(StrictJson.Object(text, where), where);

    /// <summary>Whether the object has a field.</summary>
    internal bool Has(string name) => Content.Has(name);

    internal string Text(string name) => Token(name, "a text").Content is string text ? text : throw Wrong(name, "a text");

    internal bool Flag(string name) => Token(name, "true or false").Content is bool flag ? flag : throw Wrong(name, "true or false");

    internal int Count(string name)
    {
        const string Required = "a whole number from 0 to 2147483647";
        return Token(name, Required).Content is long and >= 0 and <= int.MaxValue and var count ? (int)count : throw Wrong(name, Required);
    }

    internal long LongCount(string name)
    {
        const string Required = "a whole number from 0 to 9223372036854775807";
        return Token(name, Required).Content is long and >= 0 and var count ? count : throw Wrong(name, Required);
    }

    internal double Number(string name) => Number(Token(name, "a number")) ?? throw Wrong(name, "a number");

    internal double? NumberOrNull(string name) => Token(name, "a number or null") is { Content: null } ? null : Number(name);

    /// <summary>A field whose value is one of the given names.</summary>
    internal T Choice<T>(string name, params ReadOnlySpan<(string? Name, T Meaning)> choices)
    {
        List<string> names = [];
        object? value = Token(name, "one of the known names").Content;
        foreach ((string? choice, T meaning) in choices)
        {
            if (choice is null ? value is null : value is string text && text == choice)
            {
                return meaning;
            }

            names.Add(choice is null ? "null" : $"\"{choice}\"");
        }

        throw Wrong(name, string.Join(" or ", names));
    }

    internal JsonFields Object(string name) => ObjectOrNull(name, "an object") ?? throw Wrong(name, "an object");

    internal JsonFields? ObjectOrNull(string name, string required = "an object or null") => Token(name, required).Content switch
    {
        JsonObject content => new(content, $"{Where}, {name}"),
        null => null,
        _ => throw Wrong(name, required),
    };

    internal IReadOnlyList<double>? NumbersOrNull(string name)
    {
        const string Required = "a list of numbers or null";
        return Token(name, Required) is { Content: null } ? null : [.. List(name, Required).Select(token => Number(token) ?? throw Wrong(name, Required))];
    }

    /// <summary>A number or a text.</summary>
    internal (double? Number, string? Text) NumberOrText(string name) => Token(name, "a number or a text").Content switch
    {
        string text => (null, text),
        double or long => (Number(name), null),
        _ => throw Wrong(name, "a number or a text"),
    };

    internal IReadOnlyList<string> Texts(string name) => Texts(name, "a list of texts");

    internal IReadOnlyList<string>? TextsOrNull(string name)
    {
        const string Required = "a list of texts or null";
        return Token(name, Required) is { Content: null } ? null : Texts(name, Required);
    }

    internal IEnumerable<JsonFields> Objects(string name) => List(name, "a list of objects")
        .Select((token, i) => token.Content is JsonObject content ? new JsonFields(content, $"{Where}, {name}[{i}]") : throw Wrong(name, "a list of objects"));

    /// <summary>Throws if there are fields that were not read.</summary>
    internal void CheckNoOthers()
    {
        if (Content.Names.FirstOrDefault(name => !_read.Contains(name)) is { } other)
        {
            Throw.FieldUnknown(Where, other, _read);
        }
    }

    private static double? Number(JsonValue token) => token.Content switch
    {
        double number => number,
        long number => number,
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => null,
    };

    private IReadOnlyList<string> Texts(string name, string required) =>
        [.. List(name, required).Select(token => token.Content is string text ? text : throw Wrong(name, required))];

    private JsonValue[] List(string name, string required) => Token(name, required).Content as JsonValue[] ?? throw Wrong(name, required);

    private JsonValue Token(string name, string required)
    {
        _read.Add(name);
        return Content.Has(name) ? Content[name] : throw Throw.FieldMissing(Where, name, required);
    }

    private InvalidDataException Wrong(string name, string required) => Throw.FieldWrong(Where, name, Content[name].ToString(), required);
}
