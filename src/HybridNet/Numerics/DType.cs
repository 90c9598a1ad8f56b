namespace HybridNet;

/// <summary>The type of a matrix' elements. It travels with the data, as NumPy's dtype does.</summary>
public enum DType
{
    /// <summary>IEEE 754 binary32, 4 bytes; NumPy's <c>float32</c>.</summary>
    Float32,

    /// <summary>IEEE 754 binary64, 8 bytes; NumPy's <c>float64</c>.</summary>
    Float64,
}

internal static class DTypes
{
    /// <summary>The dtype of an elementwise operation on two arrays: float64 if either is, else float32.</summary>
    internal static DType Promote(DType a, DType b) => a > b ? a : b;

    internal static int Size(this DType dtype) => dtype == DType.Float32 ? sizeof(float) : sizeof(double);

    internal static DType Of<T>() => typeof(T) == typeof(float) ? DType.Float32 : DType.Float64;

    internal static string Name(this DType dtype) => dtype == DType.Float32 ? "float32" : "float64";
}
