namespace HybridNet.Interop;

/// <summary>NumPy's random state for the length of a call: taken from two arrays, and written back to them at the end.</summary>
internal sealed unsafe class LentRandom : IDisposable
{
    private readonly uint* _key;
    private readonly double* _rest;

    /// <param name="key">The generator's 624 words.</param>
    /// <param name="rest">Position, whether a gaussian is cached (0 or 1), and that gaussian.</param>
    internal LentRandom(uint* key, double* rest)
    {
        _key = key;
        _rest = rest;
        Random = new(new NumPyRandomState(new ReadOnlySpan<uint>(key, 624), (int)rest[0], rest[1] != 0, rest[2]));
    }

    internal NumPyRandom Random { get; }

    public void Dispose() => Write(Random.GetState(), _key, _rest);

    internal static void Write(NumPyRandomState state, uint* key, double* rest)
    {
        state.Key.CopyTo(new Span<uint>(key, 624));
        rest[0] = state.Position;
        rest[1] = state.HasGaussian ? 1 : 0;
        rest[2] = state.CachedGaussian;
    }
}
