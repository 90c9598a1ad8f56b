using System.Text;

namespace HybridNet.Tests.DataFiles;

/// <summary>Files that are read block by block have the rows, lines and errors of files that are read whole.</summary>
public sealed class CsvBlocksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("blocks").FullName;

    private string File => Path.Combine(_folder, "t.csv");

    public static TheoryData<string> Texts =>
    [
        "a,b\n1,2\n3,4\n",
        "a,b\r\n1,2\r\n3,4",
        "a,b\r1,2\r3,4\r",
        "\uFEFFa,b\n\"x\n\ny\",\"\"\"q\"\"\"\n,é\n日本語,😀\n",
        "a,b\n1,2\n3,4\n\n\n\n",
        "a\n1\n\n3\n",
        "a,b\n",
        "\"a\nb\",c\n1,2\n",
        "a,b\n1,2\n\n3,4\n",
        "a,b\n1,2,3\n",
        "a,b\n1,\"x\n",
        "a,b\n1,2\n3,\"x\"y\n",
        "a,b\n1,2\n3,x\"y\n",
        "a,a\n1,2\n",
        "",
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Blocks_OfEverySize_AreTheWholeFile(string text)
    {
        System.IO.File.WriteAllText(File, text);
        string whole = Result(() => [CsvTable.Read(File)]);
        for (int size = 1; size <= 40; size++)
        {
            Assert.Equal(whole, Result(() => CsvTable.BlocksOf(size, File)));
        }
    }

    [Fact]
    public void RandomFiles_AreTheSameInBlocks()
    {
        var random = new Random(7);
        string[] pieces = ["1", "x", ",", ",", "\n", "\n", "\r\n", "\"", "\"\"", "é", " "];
        for (int round = 0; round < 2_000; round++)
        {
            System.IO.File.WriteAllText(File, "a,b\n" + string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => pieces[random.Next(pieces.Length)])));
            Assert.Equal(Result(() => [CsvTable.Read(File)]), Result(() => CsvTable.BlocksOf(random.Next(1, 20), File)));
        }
    }

    [Fact]
    public void LargeFile_ComesInBlocksOfALimitedLength()
    {
        const string Row = "1234567.25,-2.5,text\n";
        System.IO.File.WriteAllText(File, "a,b,c\n" + string.Concat(Enumerable.Repeat(Row, 500_000)));
        int[] rows = [.. CsvTable.ReadBlocks(File).Select(block => block.Rows)];
        Assert.Equal(500_000, rows.Sum());
        Assert.InRange(rows.Max(), 1, (1 << 22) / Row.Length);
    }

    [Fact]
    public void BytesThatAreNotUtf8_AreNamedByTheirPositionInTheFile()
    {
        System.IO.File.WriteAllBytes(File, [.. Encoding.ASCII.GetBytes("a,b\n1,2\n3,"), 0xE9, (byte)'\n']);
        string text = $"{File}: byte 10 (0xE9) is not UTF-8. Save the file as UTF-8, or decode it yourself and parse the text.";
        Refused.With<FormatException>(text, () => _ = CsvTable.BlocksOf(6, File).ToArray());
        Refused.With<FormatException>(text, () => CsvTable.Read(File));
    }

    [Fact]
    public void Arguments_AreCheckedBeforeTheFirstBlock()
    {
        Assert.Throws<FileNotFoundException>(() => CsvTable.ReadBlocks(Path.Combine(_folder, "none")));
        Assert.Throws<ArgumentException>(() => CsvTable.ReadBlocks(File, '"'));
    }

    /// <summary>Header, rows with their lines, or the error.</summary>
    private static string Result(Func<IEnumerable<CsvTable>> read)
    {
        var rows = new StringBuilder();
        try
        {
            foreach (CsvTable block in read())
            {
                for (int row = 0; row < block.Rows; row++)
                {
                    rows.Append(string.Join('|', block.Names.Select(name => $"{name}={block.Column(name)[row] ?? "null"}")));
                    rows.Append(block.ToColumns()[0].RowName(row).Split('(')[1]).Append('\n');
                }
            }
        }
        catch (FormatException failure)
        {
            // Blocks before the error may have been read.
            return failure.Message;
        }

        return rows.ToString();
    }
}
