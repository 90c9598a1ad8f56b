using System.Buffers.Binary;
using System.Numerics;

namespace HybridNet;

/// <summary>
/// The digest SHA-256 (FIPS 180-4), for comparing files and data. .NET's own implementation on Linux needs the OpenSSL of the machine and ends the
/// process where there is none; nothing else in the engine needs it.
/// </summary>
internal sealed class Sha256
{
    /// <summary>Number of bytes of a digest.</summary>
    internal const int Length = 32;

    private const int BlockLength = 64;
    private const int Rounds = 64;

    /// <summary>The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).</summary>
    private static readonly uint[] _roundConstants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>At first the fractional parts of the square roots of the first eight primes (5.3.3).</summary>
    private readonly uint[] _hash = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <summary>Bytes that do not fill a block yet.</summary>
    private readonly byte[] _pending = new byte[BlockLength];

    private int _pendingLength;
    private ulong _totalLength;

    /// <summary>The digest of bytes.</summary>
    internal static byte[] Of(ReadOnlySpan<byte> bytes)
    {
        var digest = new Sha256();
        digest.Append(bytes);
        return digest.Finish();
    }

    /// <summary>Adds bytes behind the earlier ones.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        _totalLength += (ulong)bytes.Length;
        if (_pendingLength > 0)
        {
            int taken = Math.Min(BlockLength - _pendingLength, bytes.Length);
            bytes[..taken].CopyTo(_pending.AsSpan(_pendingLength));
            _pendingLength += taken;
            bytes = bytes[taken..];
            if (_pendingLength < BlockLength)
            {
                return;
            }

            Compress(_pending);
        }

        int whole = bytes.Length - (bytes.Length % BlockLength);
        Compress(bytes[..whole]);
        bytes[whole..].CopyTo(_pending);
        _pendingLength = bytes.Length - whole;
    }

    /// <summary>The digest of all bytes. The object cannot be used afterwards.</summary>
    internal byte[] Finish()
    {
        // The bit 1, zeros up to a whole block less eight bytes, and the number of bits (5.1.1).
        ulong bits = _totalLength * 8;
        int zeros = (BlockLength + BlockLength - 1 - sizeof(ulong) - _pendingLength) % BlockLength;
        Span<byte> padding = stackalloc byte[1 + zeros + sizeof(ulong)];
        padding.Clear();
        padding[0] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padding[^sizeof(ulong)..], bits);
        Append(padding);
        byte[] digest = new byte[Length];
        for (int i = 0; i < _hash.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(digest.AsSpan(i * sizeof(uint)), _hash[i]);
        }

        return digest;
    }

    /// <summary>Updates the hash with whole blocks (6.2.2).</summary>
    private void Compress(ReadOnlySpan<byte> blocks)
    {
        Span<uint> w = stackalloc uint[Rounds];
        for (; !blocks.IsEmpty; blocks = blocks[BlockLength..])
        {
            for (int t = 0; t < 16; t++)
            {
                w[t] = BinaryPrimitives.ReadUInt32BigEndian(blocks[(t * sizeof(uint))..]);
            }

            for (int t = 16; t < Rounds; t++)
            {
                w[t] = SmallSigma(w[t - 2], 17, 19, 10) + w[t - 7] + SmallSigma(w[t - 15], 7, 18, 3) + w[t - 16];
            }

            Compress(w);
        }
    }

    private void Compress(ReadOnlySpan<uint> w)
    {
        (uint a, uint b, uint c, uint d) = (_hash[0], _hash[1], _hash[2], _hash[3]);
        (uint e, uint f, uint g, uint h) = (_hash[4], _hash[5], _hash[6], _hash[7]);
        for (int t = 0; t < Rounds; t++)
        {
            uint first = h + BigSigma(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + _roundConstants[t] + w[t];
            uint second = BigSigma(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e) = (g, f, e, d + first);
            (d, c, b, a) = (c, b, a, first + second);
        }

        _hash[0] += a;
        _hash[1] += b;
        _hash[2] += c;
        _hash[3] += d;
        _hash[4] += e;
        _hash[5] += f;
        _hash[6] += g;
        _hash[7] += h;
    }

    private static uint BigSigma(uint x, int i, int j, int k) => BitOperations.RotateRight(x, i) ^ BitOperations.RotateRight(x, j) ^ BitOperations.RotateRight(x, k);

    private static uint SmallSigma(uint x, int i, int j, int shift) => BitOperations.RotateRight(x, i) ^ BitOperations.RotateRight(x, j) ^ (x >> shift);
}
