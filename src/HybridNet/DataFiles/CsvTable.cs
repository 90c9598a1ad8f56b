using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace HybridNet;

/// <summary>
/// A table of texts with named columns, read from comma-separated values (RFC 4180). Types are not guessed: a field is converted to a number only by
/// the methods that return numbers.
/// </summary>
/// <remarks>
/// The first record has the names of the columns. Fields with separators, quotes or line ends are quoted; two quotes inside a quoted field mean one.
/// An empty field, quoted or not, is a missing value. Row indices start at 0; error texts also name the line of the file, counted from 1.
/// </remarks>
/// <example><code>
/// CsvTable table = CsvTable.Read("passengers.csv");
/// double[] ages = table.Numbers("Age");                                          // NaN where missing
/// ImputedColumn filled = table.Filled("Age", MissingValues.Mean, trainRows: ..600);
/// </code></example>
public sealed partial class CsvTable
{
    private readonly string _source;
    private readonly string[] _names;
    private readonly string?[][] _columns;
    private readonly int[] _lines;

    private CsvTable(string source, string[] names, string?[][] columns, int[] lines)
    {
        _source = source;
        _names = names;
        _columns = columns;
        _lines = lines;
    }

    /// <summary>Number of rows, without the header.</summary>
    public int Rows => _lines.Length;

    /// <summary>Number of columns.</summary>
    public int Columns => _names.Length;

    /// <summary>The names of the columns, as in the header.</summary>
    public IReadOnlyList<string> Names => _names.AsReadOnly();

    /// <summary>Reads a file in UTF-8, with or without a byte order mark.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">The character between fields.</param>
    /// <param name="missing">
    /// Fields that mean a missing value, in addition to empty ones, such as "NA"; case-sensitive.
    /// </param>
    /// <returns>The table.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="FormatException">
    /// The file is not UTF-8, has no header, a row has more or fewer fields than the header, or quotes are invalid.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is a quote or a line end.</exception>
    public static CsvTable Read(string path, char separator = ',', IEnumerable<string>? missing = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        CheckSeparator(separator, path);
        return InputFile.Read(path, file => Read(file, separator, missing, path));
    }

    /// <summary>Reads the rest of a stream in UTF-8, such as the body of a response. The stream does not have to be seekable.</summary>
    /// <param name="stream">The content of a CSV file. Read to its end; not closed.</param>
    /// <param name="separator">The character between fields.</param>
    /// <param name="missing">As in <see cref="Read(string, char, IEnumerable{string})"/>.</param>
    /// <param name="source">The name of the table in error texts.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FormatException">As in <see cref="Read(string, char, IEnumerable{string})"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is a quote or a line end.</exception>
    public static CsvTable Read(Stream stream, char separator = ',', IEnumerable<string>? missing = null, string source = "table")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        CheckSeparator(separator, source);
        return FromAsync(new(stream), separator, missing, source).GetAwaiter().GetResult();
    }

    /// <summary>Reads a file asynchronously; otherwise like <see cref="Read(string, char, IEnumerable{string})"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">The character between fields.</param>
    /// <param name="missing">As in <see cref="Read(string, char, IEnumerable{string})"/>.</param>
    /// <param name="cancellation">Cancels reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="FormatException">As in <see cref="Read(string, char, IEnumerable{string})"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is a quote or a line end.</exception>
    public static Task<CsvTable> ReadAsync(
        string path, char separator = ',', IEnumerable<string>? missing = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        CheckSeparator(separator, path);
        return InputFile.ReadAsync(path, file => ReadAsync(file, separator, missing, path, cancellation));
    }

    /// <summary>Reads a stream asynchronously; otherwise like <see cref="Read(Stream, char, IEnumerable{string}, string)"/>.</summary>
    /// <param name="stream">The content of a CSV file. Read to its end; not closed.</param>
    /// <param name="separator">The character between fields.</param>
    /// <param name="missing">As in <see cref="Read(string, char, IEnumerable{string})"/>.</param>
    /// <param name="source">The name of the table in error texts.</param>
    /// <param name="cancellation">Cancels reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FormatException">As in <see cref="Read(string, char, IEnumerable{string})"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is a quote or a line end.</exception>
    public static Task<CsvTable> ReadAsync(
        Stream stream, char separator = ',', IEnumerable<string>? missing = null, string source = "table", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        CheckSeparator(separator, source);
        return FromAsync(new(stream, isAsync: true, cancellation), separator, missing, source);
    }

    /// <summary>Parses a text.</summary>
    /// <param name="text">The content of a CSV file.</param>
    /// <param name="separator">The character between fields.</param>
    /// <param name="missing">
    /// Fields that mean a missing value, in addition to empty ones, such as "NA"; case-sensitive.
    /// </param>
    /// <param name="source">The name of the table in error texts.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FormatException">
    /// There is no header, a row has more or fewer fields than the header, or quotes are invalid.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is a quote or a line end.</exception>
    public static CsvTable Parse(string text, char separator = ',', IEnumerable<string>? missing = null, string source = "table")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        CheckSeparator(separator, source);

        // A byte order mark is not part of the first name.
        var records = new CsvRecords(text.StartsWith('\uFEFF') ? text.AsSpan(1) : text, separator, source);
        string[] names = Header(ref records, source);
        return Body(ref records, names, [.. missing ?? [], ""], source);
    }

    /// <summary>Returns the texts of a column.</summary>
    /// <param name="name">The name of the column, case-sensitive.</param>
    /// <returns>One text per row; null for a missing value.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public IReadOnlyList<string?> Column(string name) => Texts(name).AsReadOnly();

    /// <summary>Converts a column to numbers, which are written as in C# and Python: <c>22</c>, <c>-0.5</c>, <c>7e-3</c>.</summary>
    /// <param name="name">The name of the column, case-sensitive.</param>
    /// <returns>One number per row; NaN only for a missing value.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="FormatException">
    /// A field is not a finite number, or it is an integer beyond 2^53 that a double would round, such as an identifier; read those with
    /// <see cref="Column"/>.
    /// </exception>
    public double[] Numbers(string name)
    {
        string?[] texts = Texts(name);
        double[] numbers = new double[Rows];
        for (int row = 0; row < numbers.Length; row++)
        {
            numbers[row] = texts[row] is { } text ? Number(name, row, text) : double.NaN;
        }

        return numbers;
    }

    /// <summary>Whether <see cref="Numbers"/> can convert a column: every field is missing or a finite number.</summary>
    /// <param name="name">The name of the column, case-sensitive.</param>
    /// <returns>True also if every value is missing.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public bool HasNumbers(string name) => Texts(name).All(text => text is null || NumberText.TryParse(text, out _));

    /// <summary>Converts a column of integers, 0 or greater, to class numbers, which can be passed to a loss function.</summary>
    /// <param name="name">The name of the column, case-sensitive.</param>
    /// <returns>One class number per row.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="FormatException">A field is missing or not a class number.</exception>
    public int[] ClassNumbers(string name) => Classes(name, "a whole number of 0 or more", text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && number >= 0 && number <= int.MaxValue && number == Math.Floor(number) ? (int)number : -1);

    /// <summary>Converts a column of texts to class numbers: the index of each text in <paramref name="classes"/>.</summary>
    /// <param name="name">The name of the column, case-sensitive.</param>
    /// <param name="classes">The texts of class 0, 1, 2 ...</param>
    /// <returns>One class number per row.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="FormatException">A field is missing or not one of the classes.</exception>
    public int[] ClassNumbers(string name, params string[] classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return Classes(name, $"one of {string.Join(", ", classes.Select(text => $"\"{text}\""))}", text => Array.IndexOf(classes, text));
    }

    /// <summary>
    /// Converts a column to numbers and imputes or drops missing values: <see cref="ImputedColumn.Fill"/> of <see cref="Numbers"/>.
    /// </summary>
    /// <param name="name">The name of the column, case-sensitive.</param>
    /// <param name="strategy">The strategy for missing values.</param>
    /// <param name="constant">The number for <see cref="MissingValues.Constant"/>; other strategies do not use it.</param>
    /// <param name="trainRows">The training rows, from which mean and median are computed; null for all rows.</param>
    /// <param name="logger">Receives the number of missing values and their replacement.</param>
    /// <returns>The column, and a description of what was changed.</returns>
    /// <exception cref="ArgumentException">There is no such column, or an argument of <see cref="ImputedColumn.Fill"/> is invalid.</exception>
    /// <exception cref="FormatException">A field is not a finite number.</exception>
    public ImputedColumn Filled(
        string name, MissingValues strategy, double? constant = null, Range? trainRows = null, ILogger? logger = null) =>
        ImputedColumn.Fill(name, Numbers(name), strategy, constant, trainRows, logger);

    /// <summary>Returns all columns, for <see cref="Preprocessing"/>: numbers if every field is missing or a number, else texts.</summary>
    /// <returns>One column per name, in order.</returns>
    public IReadOnlyList<TableColumn> ToColumns() => [.. _names.Select((name, j) => TableColumn.Parsed(name, _columns[j], _lines))];

    /// <summary>
    /// Formats the first rows as a text: a line of names, a line per row, and the size of the table. Missing values are shown as NaN.
    /// </summary>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <returns>Lines separated by LF, each column as wide as its widest text.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is negative.</exception>
    public string Head(int rows = 5)
    {
        if (rows < 0)
        {
            Throw.CsvHead(_source, rows);
        }

        int shown = Math.Min(rows, Rows);
        var head = new StringBuilder();
        string[][] columns = [.. _columns.Select((column, j) => Aligned([_names[j], .. column.Take(shown)]))];
        for (int i = 0; i <= shown; i++)
        {
            head.AppendJoin("  ", columns.Select(column => column[i])).Append('\n');
        }

        return head.Append(CultureInfo.InvariantCulture, $"[{shown} of {Rows} rows, {Columns} columns]").ToString();
    }

    /// <summary>Source and size of the table, such as <c>titanic.csv: 891 rows, 12 columns</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_source}: {Rows} rows, {Columns} columns");

    private static async Task<CsvTable> FromAsync(ForwardReader reader, char separator, IEnumerable<string>? missing, string source) =>
        Parse(Decode(source, await reader.ReadToEndAsync(source).ConfigureAwait(false)), separator, missing, source);

    /// <summary>Called before anything is read.</summary>
    private static void CheckSeparator(char separator, string source)
    {
        if (separator is '"' or '\n' or '\r')
        {
            Throw.CsvSeparator(source);
        }
    }

    private static string Decode(string path, ReadOnlySpan<byte> bytes, long offset = 0)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            throw Throw.NotUtf8(path, offset + failure.Index, failure.BytesUnknown![0], failure);
        }
    }

    private static string[] Header(ref CsvRecords records, string source)
    {
        var names = new List<string>();
        records.Next(names);
        if (names is [""])
        {
            Throw.CsvNoHeader(source);
        }

        foreach (IGrouping<string, string> same in names.GroupBy(name => name).Where(same => same.Count() > 1))
        {
            Throw.CsvSameNames(source, same.Key);
        }

        return [.. names];
    }

    private static CsvTable Body(ref CsvRecords records, string[] names, HashSet<string> missing, string source)
    {
        var lines = new List<int>();
        List<string?>[] columns = [.. names.Select(_ => new List<string?>())];
        var fields = new List<string>();

        // In a table of one column an empty line is a missing value; in other tables it can only be the end.
        while (!records.AtEnd && (names.Length == 1 || !records.OnlyLineEndsLeft))
        {
            lines.Add(records.Line);
            records.Next(fields);
            if (fields.Count != names.Length)
            {
                Throw.CsvRagged(source, lines[^1], fields.Count, names.Length);
            }

            for (int j = 0; j < names.Length; j++)
            {
                columns[j].Add(missing.Contains(fields[j]) ? null : fields[j]);
            }
        }

        return new CsvTable(source, names, [.. columns.Select(column => column.ToArray())], [.. lines]);
    }

    private static string[] Aligned(string?[] cells)
    {
        // Control characters would break the lines.
        string[] shown = Array.ConvertAll(
            cells, cell => cell is null ? "NaN" : string.Concat(cell.Select(c => char.IsControl(c) ? ' ' : c)));
        int width = shown.Max(cell => cell.Length);
        return Array.ConvertAll(shown, cell => cell.PadLeft(width));
    }

    private string?[] Texts(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int column = Array.IndexOf(_names, name);
        if (column < 0)
        {
            Throw.CsvUnknownColumn(_source, name, _names);
        }

        return _columns[column];
    }

    private double Number(string name, int row, string text)
    {
        if (!NumberText.TryParse(text, out double number))
        {
            if (NumberText.IsRounded(text, number))
            {
                Throw.CsvRounded(_source, row, _lines[row], name, text);
            }

            Throw.CsvField(_source, row, _lines[row], name, text, "a finite number");
        }

        return number;
    }

    private int[] Classes(string name, string required, Func<string, int> classOf)
    {
        string?[] texts = Texts(name);
        int[] numbers = new int[Rows];
        for (int row = 0; row < numbers.Length; row++)
        {
            numbers[row] = texts[row] is { } text ? classOf(text) : -1;
            if (numbers[row] < 0)
            {
                Throw.CsvField(_source, row, _lines[row], name, texts[row], required);
            }
        }

        return numbers;
    }
}
