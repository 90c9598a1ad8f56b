using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HybridNet;

/// <summary>
/// NumPy's random number generator: the same bits as <c>numpy.random.RandomState(seed)</c> for every draw, and the same state after it.
/// </summary>
/// <remarks>
/// <c>np.random.seed(n)</c> and the functions of <c>np.random</c> draw from the same stream. Not thread-safe: only one thread
/// may use a generator at a time. Logarithms are those of the C library, as in NumPy.
/// </remarks>
/// <example><code>
/// var random = new NumPyRandom(seed: 0);
/// double first = random.NextNormal();      // 1.764052345967664, as np.random.seed(0); np.random.randn()
/// </code></example>
public sealed partial class NumPyRandom
{
    private const int BlockSize = 256;

    private readonly MersenneTwister _twister;
    private bool _hasGaussian;
    private double _cachedGaussian;

    /// <summary>Creates the generator <c>np.random.RandomState(seed)</c>.</summary>
    /// <param name="seed">0 to 4294967295.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seed"/> is outside that range.</exception>
    public NumPyRandom(long seed)
    {
        if (seed is < 0 or > uint.MaxValue)
        {
            Throw.SeedOutOfRange(seed);
        }
        _twister = new MersenneTwister((uint)seed);
    }

    /// <summary>Creates a generator with a random key from the operating system.</summary>
    public NumPyRandom()
    {
        Span<uint> key = stackalloc uint[MersenneTwister.WordCount];
        new Random().NextBytes(MemoryMarshal.AsBytes(key));
        key[0] |= 0x80000000;
        _twister = new MersenneTwister(key, MersenneTwister.WordCount);
    }

    /// <summary>Creates a generator with a given state.</summary>
    /// <param name="state">A state from <see cref="GetState"/>, or created from the result of NumPy's <c>get_state()</c>.</param>
    public NumPyRandom(NumPyRandomState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _twister = new MersenneTwister(state.Key, state.Position);
        _hasGaussian = state.HasGaussian;
        _cachedGaussian = state.CachedGaussian;
    }

    /// <summary>Returns the current state, as NumPy's <c>get_state()</c>.</summary>
    /// <returns>A copy; later draws do not change it.</returns>
    public NumPyRandomState GetState() => new(_twister.Key, _twister.Position, _hasGaussian, _cachedGaussian);

    /// <summary>Sets the state, as NumPy's <c>set_state()</c>.</summary>
    /// <param name="state">A state from <see cref="GetState"/>, or created from the result of NumPy's <c>get_state()</c>.</param>
    public void SetState(NumPyRandomState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _twister.Restore(state.Key, state.Position);
        _hasGaussian = state.HasGaussian;
        _cachedGaussian = state.CachedGaussian;
    }

    /// <summary>
    /// Draws one number, uniform in [0, 1), as <c>random_sample()</c>: (a * 2^26 + b) / 2^53 with 27 bits a and 26 bits b of two words.
    /// </summary>
    /// <returns>The next number, less than 1.</returns>
    public double NextDouble()
    {
        uint a = _twister.Next();
        return ToDouble(a, _twister.Next());
    }

    /// <summary>Fills a span with numbers uniform in [0, 1), as <c>random_sample(size)</c>.</summary>
    /// <param name="destination">Overwritten, in order.</param>
    public void FillUniform(Span<double> destination)
    {
        while (!destination.IsEmpty)
        {
            ReadOnlySpan<uint> words = _twister.Remaining;
            int count = Math.Min(words.Length / 2, destination.Length);
            if (count == 0)
            {
                // The two words of this draw are in two keys.
                count = 1;
                destination[0] = NextDouble();
            }
            else
            {
                ToDoubles(words[..(2 * count)], destination[..count]);
                _twister.Advance(2 * count);
            }
            destination = destination[count..];
        }
    }

    /// <summary>Fills a span as <c>random_sample(size).astype(float32)</c>: draws doubles and rounds each once (the result may be 1).</summary>
    /// <param name="destination">Overwritten, in order.</param>
    public void FillUniform(Span<float> destination)
    {
        Span<double> drawn = stackalloc double[BlockSize];
        while (!destination.IsEmpty)
        {
            Span<double> block = drawn[..Math.Min(BlockSize, destination.Length)];
            FillUniform(block);
            Narrow(block, destination);
            destination = destination[block.Length..];
        }
    }

    /// <summary>Draws one number of the standard normal distribution (mean 0, standard deviation 1), as <c>randn()</c>.</summary>
    /// <remarks>
    /// Polar method: x1, x2 uniform in [-1, 1) until 0 &lt; r = x1^2 + x2^2 &lt; 1; then f * x2 is returned and f * x1 is cached for the
    /// next call, with f = sqrt(-2 ln(r) / r). Draws of other distributions do not change the cached number.
    /// </remarks>
    /// <returns>The next number.</returns>
    public double NextNormal()
    {
        double drawn = 0;
        FillNormal(new Span<double>(ref drawn));
        return drawn;
    }

    /// <summary>
    /// Fills a span with numbers of the standard normal distribution (mean 0, standard deviation 1), as <c>randn(size)</c>; see <see cref="NextNormal"/>.
    /// </summary>
    /// <param name="destination">Overwritten, in order.</param>
    public void FillNormal(Span<double> destination)
    {
        if (_hasGaussian && !destination.IsEmpty)
        {
            destination[0] = _cachedGaussian;
            (_hasGaussian, _cachedGaussian) = (false, 0);
            destination = destination[1..];
        }
        while (!destination.IsEmpty)
        {
            // At most as many tries as pairs are required, so that no word is drawn without being used.
            int tries = Math.Min((destination.Length + 1) / 2, BlockSize);
            destination = destination[FillPairs(destination, tries)..];
        }
    }

    /// <summary>
    /// Fills a span as <c>randn(size).astype(float32)</c> and as the patched <c>randn</c> of nnfs: draws doubles and rounds each once.
    /// </summary>
    /// <param name="destination">Overwritten, in order.</param>
    public void FillNormal(Span<float> destination)
    {
        Span<double> drawn = stackalloc double[BlockSize];
        while (!destination.IsEmpty)
        {
            Span<double> block = drawn[..Math.Min(BlockSize, destination.Length)];
            FillNormal(block);
            Narrow(block, destination);
            destination = destination[block.Length..];
        }
    }

    /// <summary>Draws one integer of low, low + 1, .. high - 1 with equal probabilities, as <c>randint(low, high)</c>.</summary>
    /// <param name="low">The smallest number.</param>
    /// <param name="high">The greatest number plus 1.</param>
    /// <returns>The next number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="high"/> is not greater than <paramref name="low"/>.</exception>
    public long NextInt64(long low, long high)
    {
        if (low >= high)
        {
            Throw.EmptyIntegerRange(low, high);
        }
        return low + (long)NextUpTo((ulong)high - (ulong)low - 1);
    }

    /// <summary>Fills a span with integers of low, low + 1, .. high - 1 with equal probabilities, as <c>randint(low, high, size)</c>.</summary>
    /// <param name="low">The smallest number.</param>
    /// <param name="high">The greatest number plus 1.</param>
    /// <param name="destination">Overwritten, in order.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="high"/> is not greater than <paramref name="low"/>.</exception>
    public void FillIntegers(int low, int high, Span<int> destination)
    {
        if (low >= high)
        {
            Throw.EmptyIntegerRange(low, high);
        }
        uint greatest = (uint)high - (uint)low - 1;
        foreach (ref int value in destination)
        {
            value = low + (int)NextUpTo(greatest);
        }
    }

    /// <summary>Such as <c>NumPy's MT19937 at position 4</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"NumPy's MT19937 at position {_twister.Position}");

    /// <summary>
    /// Draws an integer, uniform in 0..greatest: the low bits of one word, or of two (the first is the upper), drawn again until the result is not greater.
    /// For 0 nothing is drawn.
    /// </summary>
    private ulong NextUpTo(ulong greatest)
    {
        if (greatest == 0)
        {
            return 0;
        }
        ulong mask = ulong.MaxValue >> BitOperations.LeadingZeroCount(greatest);
        ulong drawn;
        do
        {
            drawn = mask & (greatest <= uint.MaxValue ? _twister.Next() : ((ulong)_twister.Next() << 32) | _twister.Next());
        }
        while (drawn > greatest);
        return drawn;
    }

    /// <summary>
    /// Draws a number of points and keeps those in the unit disc; each gives two normal numbers, of which the last may go into the cache. Returns
    /// the number of elements that were filled.
    /// </summary>
    [SkipLocalsInit]
    private int FillPairs(Span<double> destination, int tries)
    {
        Span<double> uniform = stackalloc double[2 * BlockSize];
        Span<double> x1 = stackalloc double[BlockSize];
        Span<double> x2 = stackalloc double[BlockSize];
        Span<double> r = stackalloc double[BlockSize];
        FillUniform(uniform[..(2 * tries)]);
        int found = KeepInsideDisc(uniform[..(2 * tries)], x1, x2, r);
        Span<double> f = uniform[..found];
        PolarFactors(r[..found], f);

        int whole = Math.Min(found, destination.Length / 2);
        for (int i = 0; i < whole; i++)
        {
            destination[2 * i] = f[i] * x2[i];
            destination[(2 * i) + 1] = f[i] * x1[i];
        }
        if (whole == found)
        {
            return 2 * found;
        }
        destination[2 * whole] = f[whole] * x2[whole];
        (_hasGaussian, _cachedGaussian) = (true, f[whole] * x1[whole]);
        return (2 * whole) + 1;
    }

    private static int KeepInsideDisc(ReadOnlySpan<double> uniform, Span<double> x1, Span<double> x2, Span<double> r)
    {
        int found = 0;
        for (int i = 0; i + 1 < uniform.Length; i += 2)
        {
            double a = (2 * uniform[i]) - 1;
            double b = (2 * uniform[i + 1]) - 1;
            double square = (a * a) + (b * b);
            (x1[found], x2[found], r[found]) = (a, b, square);
            found += square is < 1 and not 0 ? 1 : 0;
        }
        return found;
    }

    private static void PolarFactors(ReadOnlySpan<double> r, Span<double> f)
    {
        for (int i = 0; i < r.Length; i++)
        {
            f[i] = Math.Log(r[i]);
        }
        for (int i = 0; i < r.Length; i++)
        {
            f[i] = Math.Sqrt(-2 * f[i] / r[i]);
        }
    }

    private static double ToDouble(uint a, uint b) => (((ulong)(a >> 5) << 26) | (b >> 6)) * (1.0 / (1L << 53));

    private static void ToDoubles(ReadOnlySpan<uint> words, Span<double> destination)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated && BitConverter.IsLittleEndian)
        {
            ref ulong pairs = ref Unsafe.As<uint, ulong>(ref MemoryMarshal.GetReference(words));
            ref double target = ref MemoryMarshal.GetReference(destination);
            for (; i <= destination.Length - Vector512<ulong>.Count; i += Vector512<ulong>.Count)
            {
                Vector512<ulong> pair = Vector512.LoadUnsafe(ref pairs, (nuint)i);
                Vector512<ulong> bits = (((pair & Vector512.Create<ulong>(uint.MaxValue)) >> 5) << 26) | (pair >> 38);
                (Vector512.ConvertToDouble(bits) * (1.0 / (1L << 53))).StoreUnsafe(ref target, (nuint)i);
            }
        }
        else if (BitConverter.IsLittleEndian)
        {
            ReadOnlySpan<ulong> pairs = MemoryMarshal.Cast<uint, ulong>(words);
            for (; i <= pairs.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
            {
                Vector<ulong> pair = Vector.Create(pairs[i..]);
                Vector<ulong> bits = (((pair & Vector.Create<ulong>(uint.MaxValue)) >> 5) << 26) | (pair >> 38);
                (Vector.ConvertToDouble(bits) * (1.0 / (1L << 53))).CopyTo(destination[i..]);
            }
        }
        for (; i < destination.Length; i++)
        {
            destination[i] = ToDouble(words[2 * i], words[(2 * i) + 1]);
        }
    }

    private static void Narrow(ReadOnlySpan<double> source, Span<float> destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = (float)source[i];
        }
    }
}
