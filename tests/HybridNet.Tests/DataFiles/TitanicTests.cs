using System.Text;

namespace HybridNet.Tests.DataFiles;

public class TitanicTests
{
    private const string Name = "titanic.csv";
    private static readonly Lazy<CsvTable> Table = new(() => Titanic.Read(RealData.File(Name)));

    [RealDataFact(Name)]
    public void S11_Read_Gives891PassengersAndTwelveColumns()
    {
        Assert.Equal((891, 12), (Table.Value.Rows, Table.Value.Columns));
        Assert.Equal([22, 38, 26], Table.Value.Numbers("Age")[..3]);
        Assert.Equal([7.25, 71.2833, 7.925], Table.Value.Numbers("Fare")[..3]);
        Assert.Equal([null, "C85", null], Table.Value.Column("Cabin").Take(3));
        Assert.Equal("Cumings, Mrs. John Bradley (Florence Briggs Thayer)", Table.Value.Column("Name")[1]);
    }

    [RealDataFact(Name)]
    public void S11_Head_ShowsTheFirstThreePassengers()
    {
        string[] lines = Table.Value.Head(3).Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.Matches(@"^PassengerId  Survived  Pclass +Name +Sex  Age  SibSp  Parch +Ticket +Fare  Cabin  Embarked$", lines[0]);
        Assert.Matches(@"^ +1 +0 +3 +Braund, Mr\. Owen Harris +male +22 +1 +0 +A/5 21171 +7\.25 +NaN +S$", lines[1]);
        Assert.Equal("[3 of 891 rows, 12 columns]", lines[4]);
    }

    [RealDataFact(Name)]
    public void Read_GivesTheKnownCounts()
    {
        Assert.Equal(342, Table.Value.ClassNumbers("Survived").Sum());
        Assert.Equal(314, Table.Value.ClassNumbers("Sex", "male", "female").Sum());
        Assert.Equal((177, 687, 2), (Missing("Age"), Missing("Cabin"), Missing("Embarked")));
        Assert.Equal(126, Table.Value.Column("Age").Take(600).Count(text => text is null));
        Assert.Equal(29.6991176471, Table.Value.Filled("Age", MissingValues.Mean).Value!.Value, 1e-10);
        Assert.Equal(28, Table.Value.Filled("Age", MissingValues.Median).Value);
    }

    [RealDataFact(Name)]
    public void S12_Encode_GivesAgeSexAndSurvival()
    {
        TitanicPassengers passengers = Titanic.Encode(Table.Value, MissingValues.KeepNaN);
        Assert.Equal("(891, 2) float64", passengers.Inputs.ToString());
        Assert.Equal([22, 0, 38, 1, 26, 1], passengers.Inputs.AsDoubleSpan()[..6].ToArray());
        Assert.Equal([0, 1, 1], passengers.Labels[..3]);
        Assert.Equal(177, passengers.Ages.Missing);
    }

    [RealDataFact(Name)]
    public void S12_Encode_FillsWithTheMeanOfTheTrainRowsAndSaysSo()
    {
        var logger = new RecordingLogger();
        TitanicPassengers passengers = Titanic.Encode(Table.Value, MissingValues.Mean, trainRows: ..600, logger: logger);
        Assert.Equal(29.7827004219, passengers.Ages.Value!.Value, 1e-10);
        Assert.Equal(passengers.Ages.Value, passengers.Inputs[5, 0]);
        Assert.Equal($"column {passengers.Ages}", Assert.Single(logger.Entries).Text);
    }

    [RealDataFact(Name)]
    public void S12_Encode_RefusesMissingAgesIfAskedTo() => Assert.Equal(
        "column \"Age\": 177 of 891 values are missing, the first in row 5; none may be. Choose how to fill them, or drop their rows.",
        Assert.Throws<ArgumentException>(() => Titanic.Encode(Table.Value, MissingValues.Refuse)).Message);

    /// <summary>The lesson's weights, scored at probability 0.5, with each treatment of missing ages.</summary>
    [RealDataTheory(Name)]
    [InlineData(MissingValues.Constant, 0.0, 437, 215)]
    [InlineData(MissingValues.Constant, 34.87, 437, 215)]
    [InlineData(MissingValues.Mean, null, 437, 215)]
    [InlineData(MissingValues.Median, null, 437, 215)]
    [InlineData(MissingValues.DropRow, null, 334, 174)]
    [InlineData(MissingValues.Constant, 34.88, 420, 213)]
    public void S13_TheLessonsWeights_GetTheKnownCountsRight(MissingValues strategy, double? constant, int first600, int last291)
    {
        TitanicPassengers passengers = Titanic.Encode(Table.Value, strategy, constant);
        var neuron = new Neuron([-0.016852, 0.704039], bias: -0.116309);
        bool[] right = [.. passengers.Labels.Select((label, i) =>
            (neuron.Output([passengers.Inputs[i, 0], passengers.Inputs[i, 1]]) > 0) == (label == 1))];
        int split = passengers.Ages.KeptRows.Count(row => row < 600);
        Assert.Equal((first600, last291), (right.Take(split).Count(hit => hit), right.Skip(split).Count(hit => hit)));
    }

    [RealDataFact(Name)]
    public void Read_TakesTheSameTableInOtherLineEndsAndNotations()
    {
        string text = File.ReadAllText(RealData.File(Name));
        string path = Written(text.Replace("\n", "\r\n", StringComparison.Ordinal).Replace(",22,", ",22.0,", StringComparison.Ordinal), new UTF8Encoding(true));
        Assert.Equal(891, Titanic.Read(path).Rows);
        File.Delete(path);
    }

    [RealDataFact(Name)]
    public void Read_RefusesATableWithAnotherValue() =>
        Refused("rows and columns are the same and some values are not", text => text.Replace(",22,1,0,A/5 21171", ",23,1,0,A/5 21171", StringComparison.Ordinal));

    [RealDataFact(Name)]
    public void Read_RefusesATableWithFewerRows() => Refused(
        "it has 890 rows and the columns PassengerId, Survived, Pclass, Name, Sex, Age, SibSp, Parch, Ticket, Fare, Cabin, Embarked",
        text => text[..text.IndexOf("\n891,", StringComparison.Ordinal)]);

    [RealDataFact(Name)]
    public void FileSha256_IsThatOfTheFile() =>
        Assert.Equal(Titanic.FileSha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(RealData.File(Name)))));

    private static void Refused(string why, Func<string, string> change)
    {
        string path = Written(change(File.ReadAllText(RealData.File(Name))), new UTF8Encoding(false));
        string text = Assert.Throws<FormatException>(() => Titanic.Read(path)).Message;
        Assert.StartsWith($"Titanic: {path} is not the table of 891 passengers and 12 columns: {why}. It has no license", text, StringComparison.Ordinal);
        File.Delete(path);
    }

    private static string Written(string text, Encoding encoding)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text, encoding);
        return path;
    }

    private static int Missing(string column) => Table.Value.Column(column).Count(text => text is null);
}
