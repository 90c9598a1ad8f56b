namespace HybridNet.Tests.Randomness;

/// <summary>The vectorized generator against the textbook's loops over single words.</summary>
public class MersenneTwisterTests
{
    [Theory]
    [InlineData(0u)]
    [InlineData(5489u)]
    [InlineData(uint.MaxValue)]
    public void Twist_OfWholeVectors_EqualsWordByWord(uint seed)
    {
        uint[] actual = new MersenneTwister(seed).Key.ToArray();
        uint[] expected = [.. actual];
        for (int round = 0; round < 50; round++)
        {
            MersenneTwister.Twist(actual);
            TwistByWord(expected);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Temper_OfEveryLength_EqualsWordByWord()
    {
        uint[] key = new MersenneTwister(1).Key.ToArray();
        for (int length = 0; length <= 70; length++)
        {
            uint[] words = new uint[length];
            MersenneTwister.Temper(key.AsSpan(0, length), words);
            Assert.Equal(key[..length].Select(TemperWord), words);
        }
    }

    [Fact]
    public void Next_OfTheAuthorsSeed_GivesTheTenThousandthWordOfTheCppStandard()
    {
        var twister = new MersenneTwister(5489);
        uint last = 0;
        for (int i = 0; i < 10_000; i++)
        {
            last = twister.Next();
        }
        Assert.Equal(4123659995u, last);
    }

    private static void TwistByWord(uint[] key)
    {
        for (int i = 0; i < 624; i++)
        {
            uint y = (key[i] & 0x80000000) | (key[(i + 1) % 624] & 0x7fffffff);
            key[i] = key[(i + 397) % 624] ^ (y >> 1) ^ (y % 2 == 0 ? 0 : 0x9908b0df);
        }
    }

    private static uint TemperWord(uint y)
    {
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }
}
