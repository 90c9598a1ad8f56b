using System.Globalization;
using System.Text;

namespace HybridNet.Tests.DataFiles;

public class CsvTableTests
{
    /// <summary>A double would make another identifier of it: it is a text, and no number.</summary>
    [Fact]
    public void WholeNumbers_ThatADoubleWouldRound_AreTexts()
    {
        CsvTable table = CsvTable.Parse("id,n\n9007199254740993,9007199254740992\n-9007199254740995,1e300\n");
        Assert.False(table.HasNumbers("id"));
        Assert.Equal(["9007199254740993", "-9007199254740995"], table.Column("id"));
        Assert.Equal([9007199254740992, 1e300], table.Numbers("n"));
        Refused.With<FormatException>(
            "table, row 0 (line 2), column \"id\": \"9007199254740993\" arrived; a number that float64 has exactly is required. Correct the field, or read "
            + "identifiers as texts.",
            () => table.Numbers("id"));
    }

    [Fact]
    public void Parse_NamesColumnsByTheFirstRecord()
    {
        CsvTable table = CsvTable.Parse("name,age\nAda,36\nBlaise,39\n");
        Assert.Equal((2, 2), (table.Rows, table.Columns));
        Assert.Equal(["name", "age"], table.Names);
        Assert.Equal(["Ada", "Blaise"], table.Column("name"));
        Assert.Equal([36, 39], table.Numbers("age"));
        Assert.Equal("table: 2 rows, 2 columns", table.ToString());
    }

    [Fact]
    public void HasNumbers_IsTrueIfEveryFieldThatIsThereIsANumber()
    {
        CsvTable table = CsvTable.Parse("a,b,c,d\n1,x,,1e400\n-2.5e3,1,,2\n,3,,3\n");
        Assert.Equal([true, false, true, false], table.Names.Select(table.HasNumbers));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4")]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n")]
    [InlineData("a,b\r1,2\r3,4\r")]
    [InlineData("a,b\r\n1,2\n3,4\r\n")]
    [InlineData("a,b\n1,2\n3,4\n\n\r\n\n")]
    [InlineData("\uFEFFa,b\n1,2\n3,4\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n\"3\",\"4\"\n")]
    [InlineData("\uFEFF\"a\",\"b\"\r\n\"1\",2\r\n3,\"4\"\r\n")]
    public void Parse_TakesEveryKindOfLineEndAndQuoting(string text)
    {
        CsvTable table = CsvTable.Parse(text);
        Assert.Equal(["a", "b"], table.Names);
        Assert.Equal([1, 3], table.Numbers("a"));
        Assert.Equal([2, 4], table.Numbers("b"));
    }

    [Fact]
    public void Parse_KeepsSeparatorsQuotesAndLineEndsInsideQuotes()
    {
        CsvTable table = CsvTable.Parse("text,n\n\"Cumings, Mrs. John \"\"Flo\"\" B.\",1\n\"two\r\nlines\",2\n\"\"\"\",3\n\" , \",4\n");
        Assert.Equal(["Cumings, Mrs. John \"Flo\" B.", "two\r\nlines", "\"", " , "], table.Column("text"));
        Assert.Equal([1, 2, 3, 4], table.Numbers("n"));
    }

    [Fact]
    public void Parse_KeepsBlanksAndLettersOfEveryLanguage()
    {
        CsvTable table = CsvTable.Parse(" name ;町\n é ;東京\n", separator: ';');
        Assert.Equal([" name ", "町"], table.Names);
        Assert.Equal([" é "], table.Column(" name "));
        Assert.Equal(["東京"], table.Column("町"));
    }

    [Fact]
    public void EmptyField_QuotedOrNot_IsMissing()
    {
        CsvTable table = CsvTable.Parse("a,b\n,1\n\"\",2\n3,\n");
        Assert.Equal([null, null, "3"], table.Column("a"));
        Assert.Equal([double.NaN, double.NaN, 3], table.Numbers("a"));
        Assert.Equal([1, 2, double.NaN], table.Numbers("b"));
    }

    [Fact]
    public void EmptyLine_IsAMissingValueInATableOfOneColumn() =>
        Assert.Equal([1, double.NaN, 2, double.NaN], CsvTable.Parse("a\n1\n\n2\n\n").Numbers("a"));

    [Fact]
    public void NamedTexts_AreMissingToo()
    {
        CsvTable table = CsvTable.Parse("a,b\nNA,1\n?,na\n4,\n", missing: ["NA", "?"]);
        Assert.Equal([double.NaN, double.NaN, 4], table.Numbers("a"));
        Assert.Equal(["1", "na", null], table.Column("b"));
    }

    [Fact]
    public void TableWithoutRows_HasItsColumns()
    {
        CsvTable table = CsvTable.Parse("a,b");
        Assert.Equal((0, 2), (table.Rows, table.Columns));
        Assert.Empty(table.Numbers("b"));
        Assert.Equal("a  b\n[0 of 0 rows, 2 columns]", table.Head());
    }

    [Fact]
    public void Numbers_AreReadInOneNotationWhateverTheCulture()
    {
        CultureInfo previous = CultureInfo.CurrentCulture;
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.Equal([22, -0.5, 7e-3, 0.1, 1e16], CsvTable.Parse("a\n22\n-.5\n 7e-3 \n+0.1\n10000000000000000\n").Numbers("a"));
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Fact]
    public void ClassNumbers_AreWholeNumbersOrPlacesInAList()
    {
        CsvTable table = CsvTable.Parse("y,port\n0,S\n2.0,C\n1,S\n");
        Assert.Equal([0, 2, 1], table.ClassNumbers("y"));
        Assert.Equal([2, 0, 2], table.ClassNumbers("port", "C", "Q", "S"));
    }

    [Fact]
    public void Head_AlignsColumnsAndSaysHowMuchThereIs()
    {
        CsvTable table = CsvTable.Parse("name,age\n\"A\nB\",36\nBlaise,\nCarl,7.5\n");
        Assert.Equal("  name  age\n   A B   36\nBlaise  NaN\n[2 of 3 rows, 2 columns]", table.Head(2));
        Assert.EndsWith("  Carl  7.5\n[3 of 3 rows, 2 columns]", table.Head(), StringComparison.Ordinal);
        Assert.Equal("name  age\n[0 of 3 rows, 2 columns]", table.Head(0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_TakesUtf8WithAndWithoutByteOrderMark(bool mark)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "città,n\nForlì,1\n", new UTF8Encoding(mark));
            CsvTable table = CsvTable.Read(path);
            Assert.Equal(["Forlì"], table.Column("città"));
            Assert.Equal($"{path}: 1 rows, 2 columns", table.ToString());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Parse_GivesBackAnyTableThatWasWrittenByTheRules()
    {
        var random = new NumPyRandom(seed: 0);
        string[] pieces = ["", "a", "\"", ",", "\n", "\r\n", "\r", " ", "é", "1.5"];
        for (int trial = 0; trial < 300; trial++)
        {
            int columns = (int)random.NextInt64(2, 5);
            string[][] rows = [.. Enumerable.Range(0, (int)random.NextInt64(0, 6)).Select(_ => Fields(random, pieces, columns))];
            string names = string.Join(',', Enumerable.Range(0, columns));
            CsvTable table = CsvTable.Parse(string.Concat(rows.Select(row => $"\r\n{string.Join(',', row.Select(Quote))}").Prepend(names)));
            Assert.Equal(rows.Length, table.Rows);
            for (int j = 0; j < columns; j++)
            {
                Assert.Equal(rows.Select(row => row[j].Length == 0 ? null : row[j]), table.Column($"{j}"));
            }
        }
    }

    private static string[] Fields(NumPyRandom random, string[] pieces, int columns) =>
    [
        .. Enumerable.Range(0, columns).Select(_ =>
            string.Concat(Enumerable.Range(0, (int)random.NextInt64(0, 4)).Select(_ => pieces[random.NextInt64(0, pieces.Length)]))),
    ];

    private static string Quote(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
