using System.Runtime.InteropServices;

namespace HybridNet;

/// <summary>A random state as a tensor of words: the key, the position, whether a Gaussian is cached, and its bits, low word first.</summary>
internal static class RandomTensor
{
    private const int Words = MersenneTwister.WordCount + 4;

    internal static StoredTensor Of(NumPyRandomState state)
    {
        ulong gaussian = BitConverter.DoubleToUInt64Bits(state.CachedGaussian);
        uint[] words = [.. state.Key, (uint)state.Position, state.HasGaussian ? 1u : 0, (uint)gaussian, (uint)(gaussian >> 32)];
        return new(TensorKinds.UInt32, MemoryMarshal.AsBytes<uint>(words), Words);
    }

    /// <summary>Converts a tensor to a random state.</summary>
    /// <exception cref="InvalidDataException">The tensor is not a random state.</exception>
    internal static NumPyRandomState Read(StoredTensor tensor, string where)
    {
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(tensor.Bytes);
        if (tensor.Kind != TensorKinds.UInt32 || words.Length != Words)
        {
            throw Throw.StoredForm(where, tensor.ToString(), $"{TensorKinds.UInt32} ({Words},)");
        }

        ReadOnlySpan<uint> rest = words[MersenneTwister.WordCount..];
        try
        {
            double gaussian = BitConverter.UInt64BitsToDouble(rest[2] | ((ulong)rest[3] << 32));
            return new(words[..MersenneTwister.WordCount], (int)Math.Min(rest[0], int.MaxValue), rest[1] != 0, gaussian);
        }
        catch (ArgumentException failure)
        {
            throw Throw.PartRefused(where, failure);
        }
    }
}
