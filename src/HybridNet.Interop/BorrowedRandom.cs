namespace HybridNet.Interop;

/// <summary>NumPy's random state for the length of a call: read from two arrays, and written back to them at the end.</summary>
internal readonly struct BorrowedRandom : IDisposable
{
    private readonly NumPyArray _key;
    private readonly NumPyArray _rest;

    /// <param name="key">The generator's 624 words.</param>
    /// <param name="rest">Position, whether a gaussian is cached (0 or 1), and that gaussian.</param>
    internal BorrowedRandom(NumPyArray key, NumPyArray rest)
    {
        (_key, _rest) = (key, rest);
        ReadOnlySpan<uint> words = key.Results<uint>(MersenneTwister.WordCount);
        ReadOnlySpan<double> numbers = rest.Results<double>(3);
        Random = new(new NumPyRandomState(words, (int)numbers[0], numbers[1] != 0, numbers[2]));
    }

    internal NumPyRandom Random { get; }

    public void Dispose() => Write(Random.GetState(), _key, _rest);

    internal static void Write(NumPyRandomState state, NumPyArray key, NumPyArray rest)
    {
        state.Key.CopyTo(key.Results<uint>(state.Key.Length));
        double[] numbers = [state.Position, state.HasGaussian ? 1 : 0, state.CachedGaussian];
        numbers.CopyTo(rest.Results<double>(numbers.Length));
    }
}
