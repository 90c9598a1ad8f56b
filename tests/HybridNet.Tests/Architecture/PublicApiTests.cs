using PublicApiGenerator;

namespace HybridNet.Tests.Architecture;

/// <summary>
/// The public members of the engine are those of PublicApi.txt, so that a change of them is seen where it is reviewed.
/// HYBRIDNET_APPROVE_API=1 writes the file anew.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly string Approved = Path.Combine(Checkout.Root, "tests", "HybridNet.Tests", "Architecture", "PublicApi.txt");

    [Fact]
    public void PublicMembers_AreThoseThatWereApproved()
    {
        string now = typeof(Matrix).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });
        now = now.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("HYBRIDNET_APPROVE_API") == "1")
        {
            File.WriteAllText(Approved, now);
        }

        string difference = FirstDifference(File.ReadAllText(Approved).ReplaceLineEndings("\n"), now);
        Assert.True(difference.Length == 0, $"{difference} If the change is meant: HYBRIDNET_APPROVE_API=1 dotnet test tests/HybridNet.Tests --filter PublicApi");
    }

    [Theory]
    [InlineData("a\nb\n", "a\nb\n", "")]
    [InlineData("a\nb\n", "a\nc\n", "Line 2 of PublicApi.txt is 'b'; now it is 'c'.")]
    [InlineData("a\n", "a\nb\n", "Line 2 of PublicApi.txt is ''; now it is 'b'.")]
    [InlineData("a\nb\n", "a\n", "Line 2 of PublicApi.txt is 'b'; now it is ''.")]
    public void FirstDifference_NamesTheLine(string approved, string now, string expected) =>
        Assert.Equal(expected, FirstDifference(approved, now));

    private static string FirstDifference(string approved, string now)
    {
        string[] before = approved.Split('\n');
        string[] after = now.Split('\n');
        for (int line = 0; line < Math.Max(before.Length, after.Length); line++)
        {
            string was = before.ElementAtOrDefault(line) ?? "";
            string @is = after.ElementAtOrDefault(line) ?? "";
            if (was != @is)
            {
                return $"Line {line + 1} of PublicApi.txt is '{was.Trim()}'; now it is '{@is.Trim()}'.";
            }
        }

        return "";
    }
}
