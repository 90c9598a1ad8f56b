using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;

namespace HybridNet;

/// <summary>
/// A table of texts with named columns, read from comma-separated values (RFC 4180). Nothing is guessed: a field is a number only where one
/// asks for numbers.
/// </summary>
/// <remarks>
/// The first record names the columns. Fields with separators, quotes or line ends stand in quotes, in which two quotes are one. An empty
/// field, quoted or not, is a missing value. Rows count from 0; errors name the line of the file too, counted from 1.
/// </remarks>
/// <example><code>
/// CsvTable table = CsvTable.Read("passengers.csv");
/// double[] ages = table.Numbers("Age");                                          // NaN where missing
/// ImputedColumn filled = table.Filled("Age", MissingValues.Mean, trainRows: ..600);
/// </code></example>
public sealed class CsvTable
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

    /// <summary>Number of rows, the header not counted.</summary>
    public int Rows => _lines.Length;

    /// <summary>Number of columns.</summary>
    public int Columns => _names.Length;

    /// <summary>The names of the columns, as the header has them.</summary>
    public IReadOnlyList<string> Names => _names.AsReadOnly();

    /// <summary>Reads a file in UTF-8, with or without a byte order mark.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">Between fields.</param>
    /// <param name="missing">
    /// Whole fields that mean a missing value as an empty one does, such as "NA"; upper and lower case differ.
    /// </param>
    /// <returns>The table.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="FormatException">
    /// The file is not UTF-8, has no header, or a row has more or fewer fields than the header, or quotes are wrong.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is a quote or a line end.</exception>
    public static CsvTable Read(string path, char separator = ',', IEnumerable<string>? missing = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        CheckSeparator(separator, path);
        return InputFile.Read(path, file => Read(file, separator, missing, path));
    }

    /// <summary>Reads from a stream in UTF-8 all that is left of it, such as the body of a response. It need not be seekable.</summary>
    /// <param name="stream">What a file would hold. Read to its end, where it stands afterward; not closed.</param>
    /// <param name="separator">Between fields.</param>
    /// <param name="missing">As in <see cref="Read(string, char, IEnumerable{string})"/>.</param>
    /// <param name="source">What the table is called in errors.</param>
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

    /// <summary>Reads a file without blocking; else as <see cref="Read(string, char, IEnumerable{string})"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">Between fields.</param>
    /// <param name="missing">As in <see cref="Read(string, char, IEnumerable{string})"/>.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="FormatException">As in <see cref="Read(string, char, IEnumerable{string})"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is a quote or a line end.</exception>
    public static Task<CsvTable> ReadAsync(
        string path, char separator = ',', IEnumerable<string>? missing = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        CheckSeparator(separator, path);
        return InputFile.ReadAsync(path, file => ReadAsync(file, separator, missing, path, cancellation));
    }

    /// <summary>Reads from a stream without blocking; else as <see cref="Read(Stream, char, IEnumerable{string}, string)"/>.</summary>
    /// <param name="stream">What a file would hold. Read to its end, where it stands afterward; not closed.</param>
    /// <param name="separator">Between fields.</param>
    /// <param name="missing">As in <see cref="Read(string, char, IEnumerable{string})"/>.</param>
    /// <param name="source">What the table is called in errors.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
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

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">What a file would hold.</param>
    /// <param name="separator">Between fields.</param>
    /// <param name="missing">
    /// Whole fields that mean a missing value as an empty one does, such as "NA"; upper and lower case differ.
    /// </param>
    /// <param name="source">What the table is called in errors.</param>
    /// <returns>The table.</returns>
    /// <exception cref="FormatException">
    /// There is no header, or a row has more or fewer fields than the header, or quotes are wrong.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="separator"/> is a quote or a line end.</exception>
    public static CsvTable Parse(string text, char separator = ',', IEnumerable<string>? missing = null, string source = "table")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        CheckSeparator(separator, source);

        // A byte order mark says how the file was written and belongs to no name.
        var records = new CsvRecords(text.StartsWith('\uFEFF') ? text.AsSpan(1) : text, separator, source);
        string[] names = Header(ref records, source);
        return Body(ref records, names, [.. missing ?? [], ""], source);
    }

    /// <summary>The texts of a column.</summary>
    /// <param name="name">Its name, upper and lower case as in the header.</param>
    /// <returns>One text for each row; null where the value is missing.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public IReadOnlyList<string?> Column(string name) => Texts(name).AsReadOnly();

    /// <summary>The numbers of a column, in the notation of C# and Python: <c>22</c>, <c>-0.5</c>, <c>7e-3</c>.</summary>
    /// <param name="name">Its name, upper and lower case as in the header.</param>
    /// <returns>One number for each row; NaN where the value is missing, and nowhere else.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="FormatException">A field is no finite number.</exception>
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

    /// <summary>Whether a column can be read by <see cref="Numbers"/>: every field that is not missing is a finite number.</summary>
    /// <param name="name">Its name, upper and lower case as in the header.</param>
    /// <returns>True also where every value is missing.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public bool HasNumbers(string name) => Texts(name).All(text => text is null || IsNumber(text, out _));

    /// <summary>The class numbers that stand in a column: whole numbers of 0 or more. They can be passed to a loss as they are.</summary>
    /// <param name="name">Its name, upper and lower case as in the header.</param>
    /// <returns>One class number for each row.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="FormatException">A field is missing or no class number.</exception>
    public int[] ClassNumbers(string name) => Classes(name, "a whole number of 0 or more", text =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && number >= 0 && number <= int.MaxValue && number == Math.Floor(number) ? (int)number : -1);

    /// <summary>The class numbers of a column of texts: the place of each text among <paramref name="classes"/>.</summary>
    /// <param name="name">Its name, upper and lower case as in the header.</param>
    /// <param name="classes">The texts of class 0, 1, 2 ...</param>
    /// <returns>One class number for each row.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="FormatException">A field is missing or none of the classes.</exception>
    public int[] ClassNumbers(string name, params string[] classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        return Classes(name, $"one of {string.Join(", ", classes.Select(text => $"\"{text}\""))}", text => Array.IndexOf(classes, text));
    }

    /// <summary>
    /// The numbers of a column after its missing values were dealt with: <see cref="ImputedColumn.Fill"/> of <see cref="Numbers"/>.
    /// </summary>
    /// <param name="name">Its name, upper and lower case as in the header.</param>
    /// <param name="strategy">What to do about missing values.</param>
    /// <param name="constant">The number for <see cref="MissingValues.Constant"/>; other strategies do not use it.</param>
    /// <param name="trainRows">The rows whose known values mean and median are taken of; null for all.</param>
    /// <param name="logger">Is told how many values were missing and what stands there now.</param>
    /// <returns>The column, and what was done.</returns>
    /// <exception cref="ArgumentException">There is no such column, or <see cref="ImputedColumn.Fill"/> refuses.</exception>
    /// <exception cref="FormatException">A field is no finite number.</exception>
    public ImputedColumn Filled(
        string name, MissingValues strategy, double? constant = null, Range? trainRows = null, ILogger? logger = null) =>
        ImputedColumn.Fill(name, Numbers(name), strategy, constant, trainRows, logger);

    /// <summary>
    /// The first rows as a text: a line of names, a line for each row, and how much there is. Missing values show as NaN.
    /// </summary>
    /// <param name="rows">How many, 0 or more.</param>
    /// <returns>Lines, each column as wide as its widest text, with LF between them.</returns>
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

    /// <summary>Where the table comes from and its size, such as <c>titanic.csv: 891 rows, 12 columns</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_source}: {Rows} rows, {Columns} columns");

    private static async Task<CsvTable> FromAsync(ForwardReader reader, char separator, IEnumerable<string>? missing, string source) =>
        Parse(Decode(source, await reader.ReadToEndAsync(source).ConfigureAwait(false)), separator, missing, source);

    /// <summary>Before anything is read.</summary>
    private static void CheckSeparator(char separator, string source)
    {
        if (separator is '"' or '\n' or '\r')
        {
            Throw.CsvSeparator(source);
        }
    }

    private static string Decode(string path, byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException failure)
        {
            throw Throw.NotUtf8(path, failure.Index, failure.BytesUnknown![0], failure);
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

        // In a table of one column an empty line is a missing value; in others it can only be the end.
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

    private static bool IsNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private double Number(string name, int row, string text)
    {
        if (!IsNumber(text, out double number))
        {
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
