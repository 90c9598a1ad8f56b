using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace HybridNet.Tests.Datasets;

/// <summary>
/// The first 16 hex digits of the sha256 of an array's bytes, as <c>hashlib.sha256(array.tobytes())</c> gives them in Python.
/// </summary>
internal static class Digest
{
    internal static string Of(Matrix matrix) => matrix.DType == DType.Float32
        ? Of(MemoryMarshal.AsBytes(matrix.AsFloatSpan()))
        : Of(MemoryMarshal.AsBytes(matrix.AsDoubleSpan()));

    internal static string Of(int[] numbers) => Of(MemoryMarshal.AsBytes<int>(numbers));

    private static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
}
