using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace HybridNet.Tests.Files;

public sealed class Sha256Tests
{
    /// <summary>The examples of NIST for FIPS 180-4.</summary>
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void Of_GivesThePublishedDigests(string text, string expected) => Assert.Equal(expected, Convert.ToHexStringLower(Sha256.Of(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Of_EqualsDotNetForEveryLengthOfTheLastBlocks()
    {
        byte[] bytes = new byte[260];
        new Random(1).NextBytes(bytes);
        for (int length = 0; length <= bytes.Length; length++)
        {
            Assert.Equal(SHA256.HashData(bytes.AsSpan(0, length)), Sha256.Of(bytes.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Append_InAnyPieces_GivesTheDigestOfTheWhole()
    {
        var random = new Random(2);
        byte[] bytes = new byte[100_000];
        random.NextBytes(bytes);
        var digest = new Sha256();
        for (int at = 0; at < bytes.Length;)
        {
            int length = Math.Min(random.Next(200), bytes.Length - at);
            digest.Append(bytes.AsSpan(at, length));
            at += length;
        }

        Assert.Equal(SHA256.HashData(bytes), digest.Finish());
    }

    /// <summary>The engine runs where no OpenSSL is installed.</summary>
    [Fact]
    public void Engine_DoesNotUseTheCryptographyOfDotNet() => Assert.DoesNotContain(
        typeof(Matrix).Assembly.GetReferencedAssemblies(),
        name => name.Name!.StartsWith("System.Security.Cryptography", StringComparison.Ordinal));
}
