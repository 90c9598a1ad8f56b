using System.Text;

namespace HybridNet.Tests.Diagnostics;

public class ThrowCsvTableTests
{
    private const string WhereTheTitanicIs =
        "It has no license that lets us ship it: take titanic.csv of https://github.com/datasciencedojo/datasets, "
        + "commit f0ccab6a7ceafdff780052166fb6fab3311398eb (sha256 4a437fde05fe5264e1701a7387ac6fb75393772ba38bb2c9c566405af5af4bd7), "
        + "or train.csv of Kaggle's \"Titanic - Machine Learning from Disaster\".";

    [Fact]
    public void File_ThatIsNotThere_IsNamedWithTheFolderItWasLookedForIn() => Says<FileNotFoundException>(
        $"none.csv: there is no such file; it was looked for at {Path.GetFullPath("none.csv")}. Check the path and the current folder.",
        () => CsvTable.Read("none.csv"));

    [Fact]
    public void File_ThatIsNotUtf8_IsRefusedWithTheByte()
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes("caf"), 0xE9, .. Encoding.ASCII.GetBytes(",n\n1,2\n")]);
        Says<FormatException>($"{path}: byte 3 (0xE9) is not UTF-8. Save the file as UTF-8, or decode it yourself and parse the text.", () => CsvTable.Read(path));
        File.Delete(path);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('\r')]
    public void Separator_ThatMeansSomethingElse_IsRefused(char separator) => Says<ArgumentException>(
        "table: the separator is a quote or a line end; both have a special meaning. Pass the character between two fields.",
        () => CsvTable.Parse("a,b", separator));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n1,2\n")]
    [InlineData("\"\"\n1")]
    public void Text_WithoutHeader_IsRefused(string text) => Says<FormatException>(
        "table, line 1: it is empty; it must name the columns. Put a header there.", () => CsvTable.Parse(text));

    [Fact]
    public void Header_WithTheSameNameTwice_IsRefused() => Says<FormatException>(
        "table, line 1: more than one column is called \"a\"; the names of columns must be unique. Rename one.", () => CsvTable.Parse("a,b,a\n1,2,3"));

    [Theory]
    [InlineData("a,b\n1,2\n3\n", 3, 1)]
    [InlineData("a,b\n1,2,3\n", 2, 3)]
    [InlineData("a,b\n1,2\n\n3,4\n", 3, 1)]
    [InlineData("a,b\r\n\"1\r\n\",2\r\n\"\r\r\n\n\",4\r\n5\r\n", 8, 1)]
    public void Row_WithAnotherNumberOfFields_IsRefusedWithItsLine(string text, int line, int fields) => Says<FormatException>(
        $"table, line {line}: the number of fields is {fields}; the header names 2. Correct the line: a field that holds a separator must be in quotes.",
        () => CsvTable.Parse(text));

    [Fact]
    public void Quote_InsideAFieldWithoutQuotes_IsRefused() => Says<FormatException>(
        "table, line 2: there is a quote inside \" \"x\"\"; quotes enclose whole fields. Enclose the field in quotes and double those inside.",
        () => CsvTable.Parse("a,b\n1, \"x\"\n"));

    [Fact]
    public void Quote_FollowedByText_IsRefused() => Says<FormatException>(
        "table, line 3: 'x' follows the closing quote of a field; a separator or the end of the line must. Double the quotes inside a field.",
        () => CsvTable.Parse("a,b\n1,\"y\n\"x\n"));

    [Theory]
    [InlineData("a,b\n1,\"y\n2,3\n")]
    [InlineData("a,b\n1,\"")]
    [InlineData("a,b\n1,\"\"\"\n")]
    public void Quote_ThatNeverCloses_IsRefusedWithTheLineItOpensOn(string text) => Says<FormatException>(
        "table, line 2: a quote opens here and none closes it before the end. Close the field, or remove the quote.", () => CsvTable.Parse(text));

    [Theory]
    [InlineData("age", " The nearest names are \"Age\", \"Cage\".")]
    [InlineData("Nmae", " The nearest name is \"Name\".")]
    [InlineData("passenger", " The nearest name is \"PassengerId\".")]
    [InlineData("x", "")]
    [InlineData("Survived", "")]
    public void Column_ThatIsNotThere_IsAnsweredWithTheNearestNames(string name, string nearest)
    {
        CsvTable table = CsvTable.Parse("PassengerId,Name,Age,Embarked,Cage\n", source: "t.csv");
        string text = $"t.csv: no column is called \"{name}\"; the columns are \"PassengerId\", \"Name\", \"Age\", \"Embarked\", \"Cage\".{nearest} Correct the name.";
        Says<ArgumentException>(text, () => table.Column(name));
        Says<ArgumentException>(text, () => table.Numbers(name));
        Says<ArgumentException>(text, () => table.ClassNumbers(name));
    }

    [Theory]
    [InlineData("abc", "\"abc\"")]
    [InlineData("1,5", "\"1,5\"")]
    [InlineData("NaN", "\"NaN\"")]
    [InlineData("inf", "\"inf\"")]
    [InlineData("1e999", "\"1e999\"")]
    [InlineData(" ", "\" \"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("a text that is much too long to be shown as a whole", "\"a text that is much too long to be shown...\"")]
    public void Field_ThatIsNoNumber_IsNamedWithRowLineAndColumn(string field, string shown)
    {
        CsvTable table = CsvTable.Parse($"n;Age\n\"two\nlines\";1\n3;{field}\n", separator: ';');
        Says<FormatException>($"table, row 1 (line 4), column \"Age\": {shown} arrived; a finite number is required. Correct the field.", () => table.Numbers("Age"));
    }

    [Theory]
    [InlineData("1.5", "\"1.5\" arrived")]
    [InlineData("-1", "\"-1\" arrived")]
    [InlineData("3000000000", "\"3000000000\" arrived")]
    [InlineData("yes", "\"yes\" arrived")]
    [InlineData("", "the value is missing")]
    public void Field_ThatIsNoClassNumber_IsNamedWithRowLineAndColumn(string field, string what) => Says<FormatException>(
        $"table, row 0 (line 2), column \"y\": {what}; a whole number of 0 or more is required. Correct the field.",
        () => CsvTable.Parse($"y,x\n{field},1\n").ClassNumbers("y"));

    [Theory]
    [InlineData("Male", "\"Male\" arrived")]
    [InlineData("", "the value is missing")]
    public void Field_ThatIsNoneOfTheClasses_IsNamedWithThem(string field, string what) => Says<FormatException>(
        $"table, row 0 (line 2), column \"Sex\": {what}; one of \"male\", \"female\" is required. Correct the field.",
        () => CsvTable.Parse($"Sex,x\n{field},1\n").ClassNumbers("Sex", "male", "female"));

    [Fact]
    public void Head_OfNegativeRows_IsRefused() => Says<ArgumentOutOfRangeException>(
        "table: the first -1 rows are asked for; the number must be 0 or more. Pass how many you want to see.", () => CsvTable.Parse("a\n1").Head(-1));

    [Theory]
    [InlineData(MissingValues.Refuse)]
    [InlineData(MissingValues.DropRow)]
    [InlineData(MissingValues.Mean)]
    [InlineData(MissingValues.Median)]
    [InlineData(MissingValues.KeepNaN)]
    [InlineData(MissingValues.MostFrequent)]
    public void Constant_ForAnotherStrategy_IsRefused(MissingValues strategy) => Says<ArgumentException>(
        $"column \"Age\": a constant is given, and the strategy {strategy} does not use it. "
        + "Choose the strategy of a constant, or leave the constant out.",
        () => ImputedColumn.Fill("Age", [1, 2], strategy, constant: 5));

    [Theory]
    [InlineData(MissingValues.Mean, double.PositiveInfinity, "Infinity")]
    [InlineData(MissingValues.Median, double.NegativeInfinity, "-Infinity")]
    [InlineData(MissingValues.MostFrequent, double.PositiveInfinity, "Infinity")]
    public void InfiniteValue_AmongThoseOfAStatistic_IsNamed(MissingValues strategy, double value, string shown) => Says<ArgumentException>(
        $"column \"Age\": row 2 is {shown}; the rows to take a statistic of must be finite, or missing. Correct it, or make it missing (NaN).",
        () => ImputedColumn.Fill("Age", [1, double.NaN, value, 3], strategy, trainRows: 1..));

    [Theory]
    [InlineData(MissingValues.Mean, "mean")]
    [InlineData(MissingValues.Median, "median")]
    public void Statistic_BeyondFloat64_IsRefused(MissingValues strategy, string statistic) => Says<ArgumentException>(
        $"column \"Age\": the {statistic} of its values is beyond the range of float64; it must be finite. Scale the values first.",
        () => ImputedColumn.Fill("Age", [1.7e308, 1.6e308, double.NaN], strategy));

    [Fact]
    public void MissingValues_AreRefusedIfAskedTo() => Says<ArgumentException>(
        "column \"Age\": 2 of 3 values are missing, the first in row 1; none may be. Choose how to fill them, or drop their rows.",
        () => ImputedColumn.Fill("Age", [1, double.NaN, double.NaN], MissingValues.Refuse));

    [Theory]
    [InlineData(MissingValues.Mean, "mean")]
    [InlineData(MissingValues.Median, "median")]
    public void MissingValues_WithoutAKnownOne_HaveNoStatistic(MissingValues strategy, string statistic) => Says<ArgumentException>(
        $"column \"Age\": no value is known in the rows that the {statistic} is to be taken of. Name other rows, or a constant.",
        () => ImputedColumn.Fill("Age", [double.NaN, 5], strategy, trainRows: ..1));

    [Theory]
    [InlineData(null, "a constant and none is given")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void MissingValues_WithoutAConstant_AreRefused(double? constant, string what) => Says<ArgumentException>(
        $"column \"Age\": missing values are to become {what}; it must be a finite number. Pass one.",
        () => ImputedColumn.Fill("Age", [double.NaN, 5], MissingValues.Constant, constant));

    [Theory]
    [InlineData(0, 4, 0, 4)]
    [InlineData(2, 1, 2, 1)]
    public void TrainRows_ThatAreNotThere_AreRefused(int from, int to, int start, int end) => Says<ArgumentOutOfRangeException>(
        $"column \"Age\": the rows to take a statistic of are {start} to below {end}; there are 3. Name rows that exist, first to last.",
        () => ImputedColumn.Fill("Age", [1, 2, 3], MissingValues.Mean, trainRows: from..to));

    [Fact]
    public void Column_OfAnotherTable_HasNoRowsToKeep() => Says<ShapeException>(
        "column \"Age\": it had 2 rows; the column to keep the same rows of has 3. Pass a column of the same table.",
        () => ImputedColumn.Fill("Age", [1, 2], MissingValues.DropRow).Keep([1, 2, 3]));

    [Fact]
    public void Titanic_ThatIsNotThere_IsAnsweredWithWhereToGetIt() =>
        Says<FileNotFoundException>($"Titanic: there is no file none.csv. {WhereTheTitanicIs}", () => Titanic.Read("none.csv"));

    [Fact]
    public void Titanic_ThatIsAnotherTable_IsAnsweredWithWhatItIsAndWhereToGetIt()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "a,b\n1,2\n");
        Says<FormatException>(
            $"Titanic: {path} is not the table of 891 passengers and 12 columns: it has 1 rows and the columns a, b. {WhereTheTitanicIs}", () => Titanic.Read(path));
        File.Delete(path);
    }

    [Fact]
    public void Columns_OfDifferentLengths_MakeNoMatrix() => Says<ShapeException>(
        "matrix: column 1 has 2 numbers; column 0 has 3. Make all columns equally long.", () => Matrix.FromColumns([1, 2, 3], [4, 5]));

    [Fact]
    public void NearestName_IsFoundWithoutTheSpacesAroundIt() => Assert.Equal(["abcd", " abcde "], Nearest.Of("   ABCD   ", [" abcde ", "abcd", "b"]));

    [Fact]
    public void Column_ThatIsNull_MakesNoMatrix()
    {
        const string Text = "is null; every column must be there. Pass an array for each column.";
        Says<ShapeException>($"matrix: column 0 {Text}", () => Matrix.FromColumns(null!, [4, 5]));
        Says<ShapeException>($"matrix: column 1 {Text}", () => Matrix.FromColumns([4, 5], null!));
    }

    [Fact]
    public void Strategy_ThatDoesNotExist_IsRefused() => Says<ArgumentOutOfRangeException>(
        "column \"Age\": the strategy for missing values is number 9; there is none of that number. Name one.",
        () => ImputedColumn.Fill("Age", [1, double.NaN], (MissingValues)9));

    private static void Says<TException>(string text, Func<object?> action)
        where TException : Exception => Assert.Equal(text, Assert.Throws<TException>(action).Message);
}
