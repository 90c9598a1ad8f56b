using System.Globalization;
using System.Text;

namespace HybridNet;

/// <summary>The element types of the safetensors format.</summary>
internal static class TensorKinds
{
    internal const string Float32 = "F32";
    internal const string Float64 = "F64";
    internal const string UInt32 = "U32";

    /// <summary>In the order of the format: tensors of later types come first in a file, so that every tensor is aligned.</summary>
    private static readonly (string Name, int Bits)[] _all =
    [
        ("BOOL", 8), ("F4", 4), ("F6_E2M3", 6), ("F6_E3M2", 6), ("U8", 8), ("I8", 8), ("F8_E5M2", 8), ("F8_E4M3", 8), ("F8_E8M0", 8),
        ("F8_E4M3FNUZ", 8), ("F8_E5M2FNUZ", 8), ("I16", 16), ("U16", 16), ("F16", 16), ("BF16", 16), ("I32", 32), (UInt32, 32), (Float32, 32),
        ("C64", 64), (Float64, 64), ("I64", 64), ("U64", 64),
    ];

    private static readonly Dictionary<string, int> _ranks = _all.Select((kind, rank) => (kind.Name, rank)).ToDictionary();

    internal static IEnumerable<string> Names => _all.Select(kind => kind.Name);

    internal static string Of(DType dtype) => dtype == DType.Float32 ? Float32 : Float64;

    /// <summary>The index of a type in the order; -1 for an unknown name.</summary>
    internal static int Rank(string name) => _ranks.GetValueOrDefault(name, -1);

    /// <summary>Converts bytes to the name of a type without allocating a string; null for an unknown name.</summary>
    internal static string? Known(ReadOnlySpan<byte> name)
    {
        foreach ((string known, _) in _all)
        {
            if (Ascii.Equals(name, known))
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>Number of bytes of a tensor; -1 if it overflows, or is not an integer.</summary>
    /// <remarks>Elements are counted first, then their bits, each in 64 bits, as the reference implementation does it.</remarks>
    internal static long BytesOf(string kind, ReadOnlySpan<long> shape)
    {
        UInt128 elements = 1;
        foreach (long axis in shape)
        {
            if (axis < 0)
            {
                return -1;
            }

            elements *= (ulong)axis;
            if (elements > ulong.MaxValue)
            {
                return -1;
            }
        }

        UInt128 bits = elements * (uint)_all[Rank(kind)].Bits;
        return bits > ulong.MaxValue || bits % 8 != 0 ? -1 : (long)(bits / 8);
    }

    /// <summary>A shape in NumPy's notation: (), (3,), (2, 64); shortened if there are very many axes.</summary>
    internal static string Written(ReadOnlySpan<long> shape)
    {
        const int Shown = 32;
        if (shape.Length > Shown)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Written(shape[..Shown])[..^1]}, ... of {shape.Length} axes)");
        }

        string axes = string.Join(", ", shape.ToArray().Select(axis => axis.ToString(CultureInfo.InvariantCulture)));
        return shape.Length == 1 ? $"({axes},)" : $"({axes})";
    }
}
