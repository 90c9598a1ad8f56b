namespace HybridNet.Tests.Files;

/// <summary>Whatever .NET makes of a number of the system's errors, the sentence has our form and the path.</summary>
public sealed class FileFailuresTests
{
    public static TheoryData<Exception, Type, string> OfTheSystem => new()
    {
        { new IOException("No space left on device : '/a/b'", 28), typeof(IOException), Failed("No space left on device") },
        { new IOException("Read-only file system : '/a/b'", 30), typeof(IOException), Failed("Read-only file system") },
        { new IOException("Disk quota exceeded : '/it's'", 122), typeof(IOException), Failed("Disk quota exceeded") },
        { new IOException("Input/output error", 5), typeof(IOException), Failed("Input/output error") },
        {
            new ArgumentOutOfRangeException("value", "Specified file length was too large for the file system."), typeof(IOException), Failed("File too large")
        },
        {
            new UnauthorizedAccessException("Access to the path '/a/b' is denied."), typeof(UnauthorizedAccessException),
            "net: the system does not let this user write it; the permission is required, for the file and the folders it is in. "
            + "Have it granted, or name another file."
        },
        {
            new PathTooLongException("The path '/a/b' is too long."), typeof(PathTooLongException),
            "net: the path has 3 bytes, its longest name 3; most systems take names of up to 255 bytes and paths of some thousands. Shorten it."
        },
    };

    [Theory]
    [MemberData(nameof(OfTheSystem))]
    public async Task FailureOfTheSystem_IsOurSentence(Exception failure, Type type, string text)
    {
        Exception told = Assert.Throws(type, () => FileFailures.Translate("net", FileUse.Write, () => throw failure));
        Assert.Equal(text, told.Message);
        Assert.Same(failure, told.InnerException);
        told = await Assert.ThrowsAsync(type, () => FileFailures.TranslateAsync<int>("net", FileUse.Write, () => throw failure));
        Assert.Equal(text, told.Message);
    }

    [Fact]
    public void FailureOfOurs_StaysAsItIs()
    {
        foreach (Exception failure in new Exception[] { new ArgumentException("ours"), new ArgumentOutOfRangeException(null, "ours"), new InvalidDataException("ours") })
        {
            Assert.Same(failure, Assert.Throws(failure.GetType(), () => FileFailures.Translate("net", FileUse.Write, () => throw failure)));
        }
    }

    /// <summary>Nothing that is read is too large to be written.</summary>
    [Fact]
    public void AnArgumentOutOfRange_WhileReading_StaysAsItIs()
    {
        var failure = new ArgumentOutOfRangeException("value", "of the caller's stream");
        Assert.Same(failure, Assert.Throws<ArgumentOutOfRangeException>(() => FileFailures.Translate("net", FileUse.Read, () => throw failure)));
    }

    private static string Failed(string reason) => $"net: the file cannot be written: {reason}. Remove the cause, or name another file.";
}
