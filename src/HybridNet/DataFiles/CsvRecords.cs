namespace HybridNet;

/// <summary>
/// Takes a text apart by RFC 4180, record after record. Lines end with LF, CR LF or CR; inside quotes these are part of the field.
/// </summary>
/// <param name="text">The whole text.</param>
/// <param name="separator">Between fields.</param>
/// <param name="source">What the text is called in errors.</param>
internal ref struct CsvRecords(ReadOnlySpan<char> text, char separator, string source)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>The line that the next record begins on, counted from 1.</summary>
    internal int Line { get; private set; } = 1;

    /// <summary>Whether all is read: a line end after the last record begins no other.</summary>
    internal readonly bool AtEnd => _at == _text.Length;

    /// <summary>Whether nothing but line ends is left.</summary>
    internal readonly bool OnlyLineEndsLeft => !_text[_at..].ContainsAnyExcept('\n', '\r');

    private readonly bool AtLineEnd => _text[_at] is '\n' or '\r';

    /// <summary>The fields of the next record: at least one, which may be empty.</summary>
    internal void Next(List<string> fields)
    {
        fields.Clear();
        fields.Add(Field());
        while (!AtEnd && !AtLineEnd)
        {
            _at++;
            fields.Add(Field());
        }

        if (!AtEnd)
        {
            _at += _text[_at..].StartsWith("\r\n") ? 2 : 1;
            Line++;
        }
    }

    private string Field() => !AtEnd && _text[_at] == '"' ? Quoted() : Plain();

    private string Plain()
    {
        int length = _text[_at..].IndexOfAny(separator, '\n', '\r');
        ReadOnlySpan<char> field = length < 0 ? _text[_at..] : _text.Slice(_at, length);
        if (field.Contains('"'))
        {
            Throw.CsvQuoteInField(source, Line, field.ToString());
        }

        _at += field.Length;
        return field.ToString();
    }

    /// <summary>A field in quotes, in which two quotes stand for one.</summary>
    private string Quoted()
    {
        int first = _at + 1;
        int opened = Line;
        bool doubled = false;
        while (!PassQuote(opened))
        {
            doubled = true;
        }

        if (!AtEnd && !AtLineEnd && _text[_at] != separator)
        {
            Throw.CsvAfterQuote(source, Line, _text[_at]);
        }

        string field = _text[first..(_at - 1)].ToString();
        return doubled ? field.Replace("\"\"", "\"", StringComparison.Ordinal) : field;
    }

    /// <summary>
    /// Goes from the quote that we stand on to behind the next one; whether that one closes the field, being no first of two.
    /// </summary>
    private bool PassQuote(int opened)
    {
        ReadOnlySpan<char> rest = _text[(_at + 1)..];
        int length = rest.IndexOf('"');
        if (length < 0)
        {
            Throw.CsvOpenQuote(source, opened);
        }

        ReadOnlySpan<char> part = rest[..length];
        Line += part.Count('\n') + part.Count('\r') - part.Count("\r\n");
        _at += length + 2;
        return AtEnd || _text[_at] != '"';
    }
}
