namespace HybridNet;

/// <summary>
/// Parses a text by RFC 4180, one record at a time. Lines end with LF, CR LF or CR; inside quotes these are part of the field.
/// </summary>
/// <param name="text">The whole text.</param>
/// <param name="separator">The character between fields.</param>
/// <param name="source">The name of the text in error texts.</param>
/// <param name="line">The line of the file on which the text begins, counted from 1.</param>
internal ref struct CsvRecords(ReadOnlySpan<char> text, char separator, string source, int line = 1)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position;

    /// <summary>The line on which the next record begins, counted from 1.</summary>
    internal int Line { get; private set; } = line;

    /// <summary>Whether everything has been read. A line end after the last record does not begin another record.</summary>
    internal readonly bool AtEnd => _position == _text.Length;

    /// <summary>Whether only line ends are left.</summary>
    internal readonly bool OnlyLineEndsLeft => !_text[_position..].ContainsAnyExcept('\n', '\r');

    /// <summary>Number of lines in the rest, if only line ends are left.</summary>
    internal readonly int LineEndsLeft => Lines(_text[_position..]);

    private readonly bool AtLineEnd => _text[_position] is '\n' or '\r';

    /// <summary>The fields of the next record: at least one, which may be empty.</summary>
    internal void Next(List<string> fields)
    {
        fields.Clear();
        fields.Add(Field());
        while (!AtEnd && !AtLineEnd)
        {
            _position++;
            fields.Add(Field());
        }

        if (!AtEnd)
        {
            _position += _text[_position..].StartsWith("\r\n") ? 2 : 1;
            Line++;
        }
    }

    private static int Lines(ReadOnlySpan<char> text) => text.Count('\n') + text.Count('\r') - text.Count("\r\n");

    private string Field() => !AtEnd && _text[_position] == '"' ? Quoted() : Plain();

    private string Plain()
    {
        int length = _text[_position..].IndexOfAny(separator, '\n', '\r');
        ReadOnlySpan<char> field = length < 0 ? _text[_position..] : _text.Slice(_position, length);
        if (field.Contains('"'))
        {
            Throw.CsvQuoteInField(source, Line, field.ToString());
        }

        _position += field.Length;
        return field.ToString();
    }

    /// <summary>A field in quotes, in which two quotes mean one.</summary>
    private string Quoted()
    {
        int first = _position + 1;
        int opened = Line;
        bool doubled = false;
        while (!PassQuote(opened))
        {
            doubled = true;
        }

        if (!AtEnd && !AtLineEnd && _text[_position] != separator)
        {
            Throw.CsvAfterQuote(source, Line, _text[_position]);
        }

        string field = _text[first..(_position - 1)].ToString();
        return doubled ? field.Replace("\"\"", "\"", StringComparison.Ordinal) : field;
    }

    /// <summary>
    /// Advances from the current quote to the position after the next quote; returns whether that quote closes the field, because it is not the first of two.
    /// </summary>
    private bool PassQuote(int opened)
    {
        ReadOnlySpan<char> rest = _text[(_position + 1)..];
        int length = rest.IndexOf('"');
        if (length < 0)
        {
            Throw.CsvOpenQuote(source, opened);
        }

        ReadOnlySpan<char> part = rest[..length];
        Line += Lines(part);
        _position += length + 2;
        return AtEnd || _text[_position] != '"';
    }
}
