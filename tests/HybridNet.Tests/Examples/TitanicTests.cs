namespace HybridNet.Tests.Examples;

public class TitanicTests
{
    /// <summary>The neuron's counts and cross-entropies are those of the exact maximum likelihood.</summary>
    private const string Expected = """
        Age: 177 of 891 values missing, filled with 29.782700421940927 (Mean)

        One sigmoid neuron: weighted age + weighted sex + bias, squashed to a probability
          learned from: 475 of 600 right (79.17 %), cross-entropy 0.508207
          held out:    226 of 291 right (77.66 %), cross-entropy 0.528213
          for years and 0 or 1: age -0.004773, sex 2.578787, bias -1.350601

        Sixteen ReLU neurons between: now age may count otherwise for women than for men
          learned from: 476 of 600 right (79.33 %), cross-entropy 0.491624
          held out:    231 of 291 right (79.38 %), cross-entropy 0.516828

        """;

    [RealDataFact("titanic.csv")]
    public async Task Titanic_JudgesBothNetworksOnPassengersTheyHaveNotSeen()
    {
        (int status, string output, string errors) = await Program.Run("Titanic", RealData.File("titanic.csv"));
        Assert.Equal("", errors);
        Assert.Equal(Expected.ReplaceLineEndings("\n"), output);
        Assert.Equal(0, status);
    }

    [Fact]
    public async Task Titanic_WithoutATableSaysWhereItCanBeHad()
    {
        (int status, string output, string errors) = await Program.Run("Titanic");
        Assert.Equal("", output);
        Assert.StartsWith("Titanic: no file is given, and the environment variable HYBRIDNET_DATA names no folder.", errors, StringComparison.Ordinal);
        Assert.Equal(1, status);
    }

    [Fact]
    public async Task Titanic_NamesAFileThatIsNotThere()
    {
        (int status, _, string errors) = await Program.Run("Titanic", "nowhere.csv");
        Assert.Contains("nowhere.csv", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Equal(1, status);
    }
}
