using System.Globalization;

namespace HybridNet;

/// <summary>
/// The state of a <see cref="NumPyRandom"/>: the four values of NumPy's <c>RandomState.get_state()</c>. Immutable.
/// </summary>
public sealed class NumPyRandomState : IEquatable<NumPyRandomState>
{
    private readonly uint[] _key;

    /// <summary>Creates a state from the four values that NumPy's <c>get_state()</c> returns after the name "MT19937".</summary>
    /// <param name="key">624 words; copied.</param>
    /// <param name="position">Number of words of the key that have been drawn, 0 to 624.</param>
    /// <param name="hasGaussian">Whether a normal number is cached (NumPy's <c>has_gauss</c>).</param>
    /// <param name="cachedGaussian">The cached number; stored, but without meaning, if <paramref name="hasGaussian"/> is false.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> has another length, or produces only zeros.</exception>
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

    /// <summary>Number of words of the key that have been drawn, 0 to 624; at 624 the next draw requires a new key.</summary>
    public int Position { get; }

    /// <summary>Whether a normal number is cached, because normal numbers are drawn in pairs.</summary>
    public bool HasGaussian { get; }

    /// <summary>The cached normal number.</summary>
    public double CachedGaussian { get; }

    /// <summary>
    /// Whether two states are equal: key, position, flag and the bits of the cached number.
    /// </summary>
    /// <param name="other">Another state, or null.</param>
    /// <returns>Whether they are equal; false for null.</returns>
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

    /// <summary>Such as <c>state of MT19937 at position 4</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"state of MT19937 at position {Position}");

    /// <summary>Throws if a state would read outside the key, or draw only zeros (drawing a normal number would never end).</summary>
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
