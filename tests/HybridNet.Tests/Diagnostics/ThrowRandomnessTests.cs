namespace HybridNet.Tests.Diagnostics;

public class ThrowRandomnessTests
{
    private static readonly uint[] Key = [1, .. new uint[623]];

    [Theory]
    [InlineData(-1L, "random generator: the seed is -1; it must be from 0 to 4294967295. Pass a number in that range.")]
    [InlineData(4294967296L, "random generator: the seed is 4294967296; it must be from 0 to 4294967295. Pass a number in that range.")]
    public void Seed_OutsideThirtyTwoBits_IsRefused(long seed, string text) =>
        Says<ArgumentOutOfRangeException>(text, () => new NumPyRandom(seed));

    [Fact]
    public void State_WithAKeyOfAnotherLength_IsRefused() => Says<ArgumentException>(
        "random state: the key has 623 words; it must have 624. Pass the key as NumPy's get_state returns it.",
        () => new NumPyRandomState(new uint[623], 0, false, 0));

    [Theory]
    [InlineData(-1, "random state: the position is -1; it must be from 0 to 624. Pass the position as NumPy's get_state returns it.")]
    [InlineData(625, "random state: the position is 625; it must be from 0 to 624. Pass the position as NumPy's get_state returns it.")]
    public void State_WithAPositionOutsideTheKey_IsRefused(int position, string text) =>
        Says<ArgumentOutOfRangeException>(text, () => new NumPyRandomState(Key, position, false, 0));

    [Fact]
    public void State_ThatYieldsOnlyZeros_IsRefused() => Says<ArgumentException>(
        "random state: the key has no bit set beyond the lower 31 of its first word; such a generator yields zeros forever. "
        + "Pass a key from a seeded generator.",
        () => new NumPyRandomState(Key, 624, false, 0));

    [Theory]
    [InlineData(-0.5, "random generator: the probability is -0.5; it must be from 0 to 1. Pass a number in that range.")]
    [InlineData(1.5, "random generator: the probability is 1.5; it must be from 0 to 1. Pass a number in that range.")]
    [InlineData(double.NaN, "random generator: the probability is NaN; it must be from 0 to 1. Pass a number in that range.")]
    public void Bernoulli_WithAnImpossibleProbability_IsRefused(double probability, string text) =>
        Says<ArgumentOutOfRangeException>(text, () => new NumPyRandom(0).FillBernoulli<int>(probability, new int[3]));

    [Theory]
    [InlineData(5, 5, "random integers: the range is from 5 to below 5; it must hold at least one number. Pass a greater upper bound.")]
    [InlineData(5, -5, "random integers: the range is from 5 to below -5; it must hold at least one number. Pass a greater upper bound.")]
    public void Integers_FromAnEmptyRange_AreRefused(int low, int high, string text)
    {
        Says<ArgumentOutOfRangeException>(text, () => new NumPyRandom(0).NextInt64(low, high));
        Says<ArgumentOutOfRangeException>(text, () => new NumPyRandom(0).FillIntegers(low, high, new int[3]));
    }

    [Fact]
    public void Permutation_OfANegativeLength_IsRefused() => Says<ArgumentOutOfRangeException>(
        "permutation: the length is -1; it must be 0 or more. Pass the number of things to put in order.",
        () => new NumPyRandom(0).Permutation(-1));

    [Theory]
    [InlineData(7, 3, "shuffling rows: 7 values in rows of 3; the values must be a whole number of rows of at least 1 column. Pass whole rows.")]
    [InlineData(6, 0, "shuffling rows: 6 values in rows of 0; the values must be a whole number of rows of at least 1 column. Pass whole rows.")]
    public void ShuffleRows_OfPartsOfRows_IsRefused(int length, int columns, string text) =>
        Says<ArgumentException>(text, () => new NumPyRandom(0).ShuffleRows<int>(new int[length], columns));

    [Fact]
    public void Texts_AreTheSameInEveryCulture()
    {
        var culture = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        System.Globalization.CultureInfo previous = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = culture;
        try
        {
            Bernoulli_WithAnImpossibleProbability_IsRefused(
                1.5, "random generator: the probability is 1.5; it must be from 0 to 1. Pass a number in that range.");
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = previous;
        }
    }

    private static void Says<TException>(string text, Func<object?> action)
        where TException : Exception => Assert.Equal(text, Assert.Throws<TException>(action).Message);

    private static void Says<TException>(string text, Action action)
        where TException : Exception => Assert.Equal(text, Assert.Throws<TException>(action).Message);
}
