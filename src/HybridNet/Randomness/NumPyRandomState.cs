namespace HybridNet;

/// <summary>
/// Where a <see cref="NumPyRandom"/> stands: the four things of NumPy's <c>RandomState.get_state()</c>. A value: it never changes.
/// </summary>
public sealed class NumPyRandomState : IEquatable<NumPyRandomState>
{
    private readonly uint[] _key;

    /// <summary>Takes the four things as NumPy's <c>get_state()</c> returns them behind the name "MT19937".</summary>
    /// <param name="key">624 words; copied.</param>
    /// <param name="position">Words of the key already drawn, 0 to 624.</param>
    /// <param name="hasGaussian">A normal draw waits to be given out (NumPy's <c>has_gauss</c>).</param>
    /// <param name="cachedGaussian">That draw; kept, though without meaning, where <paramref name="hasGaussian"/> is false.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> has another length, or can yield nothing but zeros.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is outside 0 to 624.</exception>
    public NumPyRandomState(ReadOnlySpan<uint> key, int position, bool hasGaussian, double cachedGaussian)
    {
        Validate(key, position);
        _key = key.ToArray();
        Position = position;
        HasGaussian = hasGaussian;
        CachedGaussian = cachedGaussian;
    }

    /// <summary>The 624 words of the generator.</summary>
    public ReadOnlySpan<uint> Key => _key;

    /// <summary>Words of the key already drawn, 0 to 624; at 624 the next draw makes a new key.</summary>
    public int Position { get; }

    /// <summary>Whether a normal draw waits to be given out: normal draws are made in pairs.</summary>
    public bool HasGaussian { get; }

    /// <summary>The waiting normal draw.</summary>
    public double CachedGaussian { get; }

    /// <summary>
    /// Whether both continue with the same draws and were reached by them: key, position, flag and the bits of the waiting draw are equal.
    /// </summary>
    /// <param name="other">Another state, or null.</param>
    /// <returns>Whether they are; false for null.</returns>
    public bool Equals(NumPyRandomState? other) =>
        other is not null
        && Position == other.Position
        && HasGaussian == other.HasGaussian
        && BitConverter.DoubleToInt64Bits(CachedGaussian) == BitConverter.DoubleToInt64Bits(other.CachedGaussian)
        && Key.SequenceEqual(other.Key);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NumPyRandomState);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_key[0], _key[1], Position, HasGaussian);

    /// <summary>Refuses what would read outside the key, or draw zeros for ever (a normal draw would never end).</summary>
    internal static void Validate(ReadOnlySpan<uint> key, int position)
    {
        if (key.Length != MersenneTwister.WordCount)
        {
            Throw.StateLength(key.Length);
        }
        if (position is < 0 or > MersenneTwister.WordCount)
        {
            Throw.StatePosition(position);
        }
        if (key[0] >> 31 == 0 && !key[1..].ContainsAnyExcept(0u))
        {
            Throw.StateIsZero();
        }
    }
}
