using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HybridNet;

/// <content>Ones and zeros, and the masks of dropout layers.</content>
public sealed partial class NumPyRandom
{
    /// <summary>Fills a span with ones and zeros (Bernoulli distribution), as <c>binomial(1, probability, size)</c>.</summary>
    /// <typeparam name="T">The type of the ones and zeros, such as double or byte.</typeparam>
    /// <param name="probability">The probability of a one, 0 to 1. Each element requires a draw, also if the probability is 0 or 1.</param>
    /// <param name="destination">Overwritten, in order.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside 0 to 1 or not a number.</exception>
    public void FillBernoulli<T>(double probability, Span<T> destination)
        where T : INumberBase<T>
    {
        if (!(probability is >= 0 and <= 1))
        {
            Throw.ProbabilityOutOfRange(probability);
        }
        FillMask(probability, destination, T.One);
    }

    /// <summary>Fills a span as <see cref="FillBernoulli{T}(double, Span{T})"/>, with another number in place of the ones.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="probability">The probability of that number, 0 to 1.</param>
    /// <param name="destination">Overwritten, in order.</param>
    /// <param name="one">The number.</param>
    internal void FillMask<T>(double probability, Span<T> destination, T one)
        where T : INumberBase<T>
    {
        // NumPy's inversion for one trial uses exp(log(p)) of the probability that the rarer outcome does not occur. For probabilities of 0.5 and more
        // NumPy computes this as 1 - (1 - probability), which is exactly the probability.
        bool rare = probability <= 0.5;
        double absent = Math.Exp(Math.Log(rare ? 1 - probability : probability));
        (T above, T below) = rare ? (one, T.Zero) : (T.Zero, one);

        // A draw is u / 2^53 with whole u, so it is greater if u is greater than the whole part of the limit.
        long limit = (long)(absent * (1L << 53));
        while (!destination.IsEmpty)
        {
            ReadOnlySpan<uint> words = _twister.Remaining;
            int count = Math.Min(words.Length / 2, destination.Length);
            if (count == 0)
            {
                // The two words of this draw are in two keys.
                count = 1;
                destination[0] = NextDouble() > absent ? above : below;
            }
            else
            {
                Choose(words[..(2 * count)], limit, above, below, destination[..count]);
                _twister.Advance(2 * count);
            }

            destination = destination[count..];
        }
    }

    /// <summary>One number or another for each pair of words, depending on whether the 53 bits of their draw are greater than a limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Choose<T>(ReadOnlySpan<uint> words, long limit, T above, T below, Span<T> destination)
        where T : INumberBase<T>
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated && BitConverter.IsLittleEndian && (typeof(T) == typeof(double) || typeof(T) == typeof(float)))
        {
            ref ulong pairs = ref Unsafe.As<uint, ulong>(ref MemoryMarshal.GetReference(words));
            ref byte target = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(destination));
            var greater = Vector512.Create(double.CreateTruncating(above));
            var others = Vector512.Create(double.CreateTruncating(below));
            for (; i <= destination.Length - Vector512<ulong>.Count; i += Vector512<ulong>.Count)
            {
                Vector512<ulong> pair = Vector512.LoadUnsafe(ref pairs, (nuint)i);
                Vector512<ulong> bits = (((pair & Vector512.Create<ulong>(uint.MaxValue)) >> 5) << 26) | (pair >> 38);
                Vector512<long> isGreater = Vector512.GreaterThan(bits.AsInt64(), Vector512.Create(limit));
                Vector512<double> chosen = Vector512.ConditionalSelect(isGreater.AsDouble(), greater, others);
                if (typeof(T) == typeof(double))
                {
                    chosen.AsByte().StoreUnsafe(ref target, (nuint)(i * sizeof(double)));
                }
                else
                {
                    Vector256.Narrow(chosen.GetLower(), chosen.GetUpper()).AsByte().StoreUnsafe(ref target, (nuint)(i * sizeof(float)));
                }
            }
        }

        for (; i < destination.Length; i++)
        {
            long bits = ((long)(words[2 * i] >> 5) << 26) | (words[(2 * i) + 1] >> 6);
            destination[i] = bits > limit ? above : below;
        }
    }
}
