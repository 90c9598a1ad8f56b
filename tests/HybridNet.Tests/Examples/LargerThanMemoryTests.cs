namespace HybridNet.Tests.Examples;

public class LargerThanMemoryTests
{
    /// <summary>The numbers are the same on every processor.</summary>
    private const string Expected = """
        12000 pictures of 256 pixels, read in blocks: 4096 + 4096 + 3808
          epoch 1: loss 1.021825, right 44.66 %; test pictures: loss 0.816397, right 67.70 %
          epoch 2: loss 0.565537, right 77.15 %; test pictures: loss 0.387961, right 84.40 %
          epoch 3: loss 0.297276, right 88.74 %; test pictures: loss 0.192801, right 95.65 %
          epoch 4: loss 0.148231, right 97.13 %; test pictures: loss 0.113821, right 96.90 %
          epoch 5: loss 0.088549, right 98.10 %; test pictures: loss 0.078410, right 97.90 %
          epoch 6: loss 0.060433, right 98.70 %; test pictures: loss 0.061620, right 98.10 %
        trained in memory, every number is the same: True

        """;

    [Fact]
    public async Task LargerThanMemory_TrainsInBlocksAsInMemory()
    {
        (int status, string output, string errors) = await Program.Run("LargerThanMemory");
        Assert.Equal("", errors);
        Assert.Equal(Expected.ReplaceLineEndings("\n"), output);
        Assert.Equal(0, status);
    }

    [Fact]
    public async Task LargerThanMemory_NamesAFileThatIsNotThere()
    {
        string folder = Path.Combine(Path.GetTempPath(), "nowhere");
        (int status, string output, string errors) = await Program.Run("LargerThanMemory", folder);
        Assert.Equal("", output);
        Assert.StartsWith($"{Path.Combine(folder, "train-labels-idx1-ubyte")}: there is no such file; ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Equal(1, status);
    }
}
