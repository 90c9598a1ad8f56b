namespace HybridNet.Tests.Randomness;

/// <summary>Numbers written here are what NumPy 2.4.6 prints; whole streams are compared in HybridNet.Parity.</summary>
public class NumPyRandomTests
{
    [Fact]
    public void NextDouble_OfSeedZero_GivesNumPysNumbers()
    {
        var random = new NumPyRandom(seed: 0);
        Assert.Equal([0.5488135039273248, 0.7151893663724195, 0.6027633760716439], [random.NextDouble(), random.NextDouble(), random.NextDouble()]);
    }

    [Fact]
    public void NextDouble_OfTheGreatestSeed_GivesNumPysNumbers()
    {
        var random = new NumPyRandom(seed: uint.MaxValue);
        Assert.Equal([0.0976320289940138, 0.9123828453026218], [random.NextDouble(), random.NextDouble()]);
    }

    [Fact]
    public void NextNormal_OfSeedZero_GivesNumPysNumbers()
    {
        var random = new NumPyRandom(seed: 0);
        Assert.Equal([1.764052345967664, 0.4001572083672233, 0.9787379841057392], [random.NextNormal(), random.NextNormal(), random.NextNormal()]);
    }

    [Fact]
    public void FillBernoulli_OfSeedZero_GivesNumPysNumbersForFrequentAndRareOnes()
    {
        var random = new NumPyRandom(seed: 0);
        int[] frequent = new int[20];
        int[] rare = new int[20];
        random.FillBernoulli<int>(0.9, frequent);
        random.FillBernoulli<int>(0.3, rare);
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1], frequent);
        Assert.Equal([1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0], rare);
    }

    [Theory]
    [InlineData(0.0, 0f)]
    [InlineData(1.0, 1f)]
    public void FillBernoulli_OfACertainty_StillDrawsForEachElement(double probability, float value)
    {
        var random = new NumPyRandom(seed: 0);
        float[] drawn = [7, 7, 7];
        random.FillBernoulli<float>(probability, drawn);
        Assert.Equal([value, value, value], drawn);
        Assert.Equal(6, random.GetState().Position);
    }

    [Fact]
    public void FillIntegers_OfSeedZero_GivesNumPysNumbers()
    {
        var random = new NumPyRandom(seed: 0);
        int[] drawn = new int[10];
        random.FillIntegers(-5, 7, drawn);
        Assert.Equal([0, -5, -2, 6, -2, 2, 4, -2, 0, -3], drawn);
        Assert.Equal(12, random.GetState().Position);
    }

    [Fact]
    public void NextInt64_BeyondThirtyTwoBits_TakesTwoWordsHighFirst()
    {
        var random = new NumPyRandom(seed: 0);
        long[] drawn = [random.NextInt64(-(1L << 62), 1L << 62), random.NextInt64(-(1L << 62), 1L << 62), random.NextInt64(-(1L << 62), 1L << 62)];
        Assert.Equal([-3711235831533098449, -642142871786238784, -2716036421228801285], drawn);
        Assert.Equal(1277901399, random.NextInt64(0, (1L << 32) + 1));
        Assert.Equal(14, random.GetState().Position);
    }

    [Fact]
    public void NextInt64_OfExactlyThirtyTwoBits_TakesOneWord()
    {
        var random = new NumPyRandom(seed: 0);
        Assert.Equal(2357136044, random.NextInt64(0, 1L << 32));
        Assert.Equal(1, random.GetState().Position);
    }

    [Fact]
    public void NextInt64_OfOnePossibility_DrawsNothing()
    {
        var random = new NumPyRandom(seed: 0);
        Assert.Equal(5, random.NextInt64(5, 6));
        Assert.Equal(624, random.GetState().Position);
    }

    [Fact]
    public void NextInt64_OverTheWholeRange_ReachesBothSigns()
    {
        var random = new NumPyRandom(seed: 0);
        long[] drawn = new long[64];
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = random.NextInt64(long.MinValue, long.MaxValue);
        }
        Assert.Contains(drawn, value => value < long.MinValue / 2);
        Assert.Contains(drawn, value => value > long.MaxValue / 2);
    }

    [Fact]
    public void Permutation_OfSeedZero_GivesNumPysOrder() => Assert.Equal([2, 8, 4, 9, 1, 6, 7, 3, 0, 5], new NumPyRandom(seed: 0).Permutation(10));

    [Fact]
    public void ShuffleRows_KeepsRowsWholeAndDrawsAsShuffleDoes()
    {
        var random = new NumPyRandom(seed: 0);
        random.Permutation(10);
        int[] rows = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
        random.ShuffleRows<int>(rows, 3);
        Assert.Equal([3, 4, 5, 9, 10, 11, 6, 7, 8, 0, 1, 2], rows);
        Assert.Equal(16, random.GetState().Position);
    }

    [Fact]
    public void Shuffle_OfNoneOrOne_DrawsNothing()
    {
        var random = new NumPyRandom(seed: 0);
        random.Shuffle<int>([]);
        random.Shuffle<int>([4]);
        Assert.Empty(random.Permutation(0));
        Assert.Equal(new NumPyRandom(seed: 0).GetState(), random.GetState());
    }

    [Fact]
    public void Fills_CutIntoPartsOfAnyLength_GiveTheSameNumbersAndTheSameState()
    {
        foreach (int part in Enumerable.Range(0, 71).Concat([255, 256, 257, 311, 312, 313, 511, 512, 513, 624, 1249]))
        {
            SameWhenCut((random, span) => random.FillUniform(span), part);
            SameWhenCut((random, span) => random.FillNormal(span), part);
            SameWhenCut((random, span) => random.FillBernoulli(0.7, span), part);
        }
    }

    [Fact]
    public void Fills_OfFloats_AreTheDoublesRoundedOnce()
    {
        SameWhenNarrowed((random, span) => random.FillUniform(span), (random, span) => random.FillUniform(span));
        SameWhenNarrowed((random, span) => random.FillNormal(span), (random, span) => random.FillNormal(span));
    }

    /// <summary>Whole vectors of draws against the definition: a draw that is greater than the probability of the more frequent outcome is the rarer one.</summary>
    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.2)]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void FillBernoulli_OfEveryType_ComparesEachDraw(double probability)
    {
        const int Count = 1300;
        var draws = new NumPyRandom(seed: 6);
        draws.FillIntegers(0, 2, new int[1]);
        double absent = Math.Exp(Math.Log(probability <= 0.5 ? 1 - probability : probability));
        int[] expected = [.. Enumerable.Range(0, Count).Select(_ => draws.NextDouble() > absent == probability <= 0.5 ? 1 : 0)];
        Assert.Equal(expected, Drawn<int>(probability, Count));
        Assert.Equal(expected.Select(number => (double)number), Drawn<double>(probability, Count));
        Assert.Equal(expected.Select(number => (float)number), Drawn<float>(probability, Count));
    }

    [Fact]
    public void CachedNormal_SurvivesDrawsOfOtherKinds()
    {
        var random = new NumPyRandom(seed: 0);
        var alone = new NumPyRandom(seed: 0);
        random.NextNormal();
        random.FillUniform(new double[5]);
        random.FillBernoulli<int>(0.5, new int[5]);
        random.Permutation(5);
        alone.NextNormal();
        Assert.True(random.GetState().HasGaussian);
        Assert.Equal(alone.NextNormal(), random.NextNormal());
        Assert.False(random.GetState().HasGaussian);
        Assert.Equal(0, random.GetState().CachedGaussian);
    }

    [Fact]
    public void Fills_OfNothing_LeaveTheStateAlone()
    {
        var random = new NumPyRandom(seed: 0);
        random.NextNormal();
        NumPyRandomState before = random.GetState();
        random.FillNormal(Span<double>.Empty);
        random.FillNormal(Span<float>.Empty);
        random.FillUniform(Span<double>.Empty);
        random.FillBernoulli(0.5, Span<int>.Empty);
        Assert.Equal(before, random.GetState());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(623)]
    [InlineData(624)]
    public void State_SetAtAnyPosition_GoesOnAsTheOriginal(int words)
    {
        var original = new NumPyRandom(seed: 3);
        for (int i = 0; i < words; i++)
        {
            original.NextInt64(0, 1L << 32);
        }
        original.NextNormal();
        var built = new NumPyRandom(original.GetState());
        var set = new NumPyRandom(seed: 9);
        set.SetState(original.GetState());
        double[] expected = Draw(original, 1001);
        Assert.Equal(expected, Draw(built, 1001));
        Assert.Equal(expected, Draw(set, 1001));
        Assert.Equal(original.GetState(), built.GetState());
    }

    [Fact]
    public void State_KeepsACachedNumberWithoutMeaning_AsNumPyDoes()
    {
        NumPyRandomState start = new NumPyRandom(seed: 0).GetState();
        var random = new NumPyRandom(new NumPyRandomState(start.Key, 3, false, 5));
        Assert.Equal(5, random.GetState().CachedGaussian);
        Assert.Equal(3, random.GetState().Position);
    }

    [Fact]
    public void State_DoesNotChangeWhenItsSourceGoesOn()
    {
        var random = new NumPyRandom(seed: 0);
        NumPyRandomState state = random.GetState();
        random.FillNormal(new double[1000]);
        Assert.Equal(new NumPyRandom(seed: 0).GetState(), state);
    }

    [Fact]
    public void State_DiffersWhenAnyPartDiffers()
    {
        NumPyRandomState state = new NumPyRandom(seed: 0).GetState();
        uint[] key = state.Key.ToArray();
        key[623]++;
        Assert.Equal(state, new NumPyRandomState(state.Key, 624, false, 0));
        Assert.Equal(state.GetHashCode(), new NumPyRandomState(state.Key, 624, false, 0).GetHashCode());
        Assert.NotEqual(state, new NumPyRandomState(key, 624, false, 0));
        Assert.NotEqual(state, new NumPyRandomState(state.Key, 623, false, 0));
        Assert.NotEqual(state, new NumPyRandomState(state.Key, 624, true, 0));
        Assert.NotEqual(state, new NumPyRandomState(state.Key, 624, false, -0.0));
        Assert.False(state.Equals(null));
    }

    [Fact]
    public void GeneratorsWithoutSeed_DrawDifferently() => Assert.NotEqual(Draw(new NumPyRandom(), 10), Draw(new NumPyRandom(), 10));

    private static double[] Draw(NumPyRandom random, int count)
    {
        double[] drawn = new double[count];
        random.FillNormal(drawn);
        return drawn;
    }

    private delegate void Fill<T>(NumPyRandom random, Span<T> destination);

    private static void SameWhenCut(Fill<double> fill, int part)
    {
        const int Count = 2000;
        var whole = new NumPyRandom(seed: 11);
        double[] expected = new double[Count];
        fill(whole, expected);
        var cut = new NumPyRandom(seed: 11);
        double[] actual = new double[Count];
        for (int from = 0; from < Count; from += Math.Max(1, part))
        {
            fill(cut, actual.AsSpan(from, 0));
            fill(cut, actual.AsSpan(from, Math.Min(Math.Max(1, part), Count - from)));
        }
        Assert.Equal(expected, actual);
        Assert.Equal(whole.GetState(), cut.GetState());
    }

    private static void SameWhenNarrowed(Fill<double> fill, Fill<float> narrow)
    {
        var first = new NumPyRandom(seed: 4);
        var second = new NumPyRandom(seed: 4);
        double[] doubles = new double[1001];
        float[] floats = new float[1001];
        fill(first, doubles);
        narrow(second, floats);
        Assert.Equal(doubles.Select(value => (float)value), floats);
        Assert.Equal(first.GetState(), second.GetState());
    }

    /// <summary>After a draw of one word, so that the two words of a draw are in two keys at times.</summary>
    private static T[] Drawn<T>(double probability, int count)
        where T : System.Numerics.INumberBase<T>
    {
        var random = new NumPyRandom(seed: 6);
        random.FillIntegers(0, 2, new int[1]);
        var drawn = new T[count];
        random.FillBernoulli<T>(probability, drawn);
        return drawn;
    }
}
