using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HybridNet;

/// <summary>
/// The Mersenne Twister MT19937: a key of 624 words, which is replaced when all words have been drawn; each word is tempered before it is returned.
/// </summary>
/// <remarks>
/// The tempered words are stored beside the key, so that a block of words can be read without a copy.
/// Source: Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 8 (1998).
/// </remarks>
internal sealed class MersenneTwister
{
    internal const int WordCount = 624;
    private const int Distance = 397;
    private const uint UpperBit = 0x80000000;
    private const uint LowerBits = 0x7fffffff;
    private const uint TwistMatrix = 0x9908b0df;
    private const uint TemperMaskB = 0x9d2c5680;
    private const uint TemperMaskC = 0xefc60000;

    private readonly uint[] _key = new uint[WordCount];
    private readonly uint[] _words = new uint[WordCount];

    /// <summary>Expands a seed to a key: key[0] = seed, key[i] = 1812433253 * (key[i-1] xor (key[i-1] shifted right by 30)) + i.</summary>
    internal MersenneTwister(uint seed)
    {
        _key[0] = seed;
        for (int i = 1; i < WordCount; i++)
        {
            seed = (1812433253 * (seed ^ (seed >> 30))) + (uint)i;
            _key[i] = seed;
        }
        Position = WordCount;
    }

    internal MersenneTwister(ReadOnlySpan<uint> key, int position) => Restore(key, position);

    internal ReadOnlySpan<uint> Key => _key;

    /// <summary>Number of words of the key that have been drawn; at 624 the next draw requires a new key.</summary>
    internal int Position { get; private set; }

    /// <summary>The tempered words that have not been drawn, at least one; call <see cref="Advance"/> with the number of words that were used.</summary>
    internal ReadOnlySpan<uint> Remaining
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (Position == WordCount)
            {
                NextKey();
            }
            return _words.AsSpan(Position);
        }
    }

    internal void Advance(int count) => Position += count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint Next()
    {
        if (Position == WordCount)
        {
            NextKey();
        }
        return _words[Position++];
    }

    internal void Restore(ReadOnlySpan<uint> key, int position)
    {
        key.CopyTo(_key);
        Position = position;
        Temper(_key, _words);
    }

    private void NextKey()
    {
        Twist(_key);
        Temper(_key, _words);
        Position = 0;
    }

    /// <summary>
    /// key[i] = key[i+397] xor mix(key[i], key[i+1]), in place, indices modulo 624; mix combines the upper bit of the first and the lower bits
    /// of the second.
    /// </summary>
    internal static void Twist(Span<uint> key)
    {
        // Vectors can be used because no word depends on one that is less than 227 positions before it.
        TwistRange(key, 0, WordCount - Distance, Distance);
        TwistRange(key, WordCount - Distance, WordCount - 1, Distance - WordCount);
        key[^1] = key[Distance - 1] ^ Mix(key[^1], key[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwistRange(Span<uint> key, int from, int to, int distance)
    {
        ref uint word = ref MemoryMarshal.GetReference(key);
        int i = from;
        for (; Vector512.IsHardwareAccelerated && i <= to - Vector512<uint>.Count; i += Vector512<uint>.Count)
        {
            Vector512<uint> upper = Vector512.LoadUnsafe(ref word, (nuint)i), lower = Vector512.LoadUnsafe(ref word, (nuint)i + 1);
            Vector512<uint> joined = (upper & Vector512.Create(UpperBit)) | (lower & Vector512.Create(LowerBits));
            Vector512<uint> mixed = (joined >> 1) ^ ((Vector512<uint>.Zero - (lower & Vector512<uint>.One)) & Vector512.Create(TwistMatrix));
            (Vector512.LoadUnsafe(ref word, (nuint)(i + distance)) ^ mixed).StoreUnsafe(ref word, (nuint)i);
        }
        for (; i <= to - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            Vector<uint> mixed = Mix(Vector.LoadUnsafe(ref word, (nuint)i), Vector.LoadUnsafe(ref word, (nuint)i + 1));
            (Vector.LoadUnsafe(ref word, (nuint)(i + distance)) ^ mixed).StoreUnsafe(ref word, (nuint)i);
        }
        for (; i < to; i++)
        {
            key[i] = key[i + distance] ^ Mix(key[i], key[i + 1]);
        }
    }

    private static uint Mix(uint upper, uint lower)
    {
        uint joined = (upper & UpperBit) | (lower & LowerBits);
        return (joined >> 1) ^ ((0 - (lower & 1)) & TwistMatrix);
    }

    private static Vector<uint> Mix(Vector<uint> upper, Vector<uint> lower)
    {
        Vector<uint> joined = (upper & Vector.Create(UpperBit)) | (lower & Vector.Create(LowerBits));
        return (joined >> 1) ^ ((Vector<uint>.Zero - (lower & Vector<uint>.One)) & Vector.Create(TwistMatrix));
    }

    /// <summary>Spreads the bits of each word over the whole word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Temper(ReadOnlySpan<uint> key, Span<uint> words)
    {
        ref uint source = ref MemoryMarshal.GetReference(key);
        ref uint target = ref MemoryMarshal.GetReference(words[..key.Length]);
        int i = 0;
        for (; Vector512.IsHardwareAccelerated && i <= key.Length - Vector512<uint>.Count; i += Vector512<uint>.Count)
        {
            Vector512<uint> y = Vector512.LoadUnsafe(ref source, (nuint)i);
            y ^= y >> 11;
            y ^= (y << 7) & Vector512.Create(TemperMaskB);
            y ^= (y << 15) & Vector512.Create(TemperMaskC);
            (y ^ (y >> 18)).StoreUnsafe(ref target, (nuint)i);
        }
        for (; i <= key.Length - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            Vector<uint> y = Vector.Create(key[i..]);
            y ^= y >> 11;
            y ^= (y << 7) & Vector.Create(TemperMaskB);
            y ^= (y << 15) & Vector.Create(TemperMaskC);
            (y ^ (y >> 18)).CopyTo(words[i..]);
        }
        for (; i < key.Length; i++)
        {
            uint y = key[i];
            y ^= y >> 11;
            y ^= (y << 7) & TemperMaskB;
            y ^= (y << 15) & TemperMaskC;
            words[i] = y ^ (y >> 18);
        }
    }
}
