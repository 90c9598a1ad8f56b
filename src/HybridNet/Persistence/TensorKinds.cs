namespace HybridNet;

/// <summary>The element types of the safetensors format whose elements are whole bytes.</summary>
internal static class TensorKinds
{
    internal const string Float32 = "F32";
    internal const string Float64 = "F64";
    internal const string UInt32 = "U32";

    /// <summary>In the order of the format: what stands later here comes first in a file, so that every tensor is aligned.</summary>
    private static readonly (string Name, int Size)[] _all =
    [
        ("BOOL", 1), ("U8", 1), ("I8", 1), ("F8_E5M2", 1), ("F8_E4M3", 1), ("F8_E8M0", 1), ("F8_E4M3FNUZ", 1), ("F8_E5M2FNUZ", 1),
        ("I16", 2), ("U16", 2), ("F16", 2), ("BF16", 2), ("I32", 4), (UInt32, 4), (Float32, 4), ("C64", 8), (Float64, 8), ("I64", 8), ("U64", 8),
    ];

    internal static IEnumerable<string> Names => _all.Select(kind => kind.Name);

    internal static string Of(DType dtype) => dtype == DType.Float32 ? Float32 : Float64;

    /// <summary>Its place in the order; -1 for a name that is none.</summary>
    internal static int Rank(string name) => Array.FindIndex(_all, kind => kind.Name == name);

    /// <summary>Bytes of one element.</summary>
    internal static int Size(string name) => _all[Rank(name)].Size;
}
