namespace HybridNet;

/// <summary>Whose exp and log of float32 are computed: NumPy has two, and they differ in the last bits.</summary>
public enum Flavour
{
    /// <summary>NumPy's vector kernels, of its x86-64 builds with AVX2 or AVX-512: wrong by up to 2.5 units in the last place.</summary>
    Simd,

    /// <summary>The C library's functions, as NumPy uses on every other processor, and as the book's printed numbers were made.</summary>
    Libm,
}

/// <summary>
/// How numbers are computed: bit-equal to NumPy. The dtype of a result is the one NumPy 2 gives, products are summed in double in
/// OpenBLAS' order, sums keep NumPy's order, exp and log have NumPy's flavour.
/// </summary>
public sealed record Arithmetic
{
    /// <summary>As after <c>nnfs.init()</c>: products come back as float32.</summary>
    public static Arithmetic NumPy { get; } = new();

    /// <summary>Whose exp and log of float32 are computed.</summary>
    public Flavour Flavour { get; init; } = Flavour.Simd;

    /// <summary>The dtype that products come back in; null for the larger of the operands', as NumPy without <c>nnfs.init()</c>.</summary>
    public DType? ProductDType { get; init; } = DType.Float32;

    /// <summary>The dtype of arrays that NumPy makes of nothing, such as <c>np.eye</c>: float32 after <c>nnfs.init()</c>.</summary>
    public DType DefaultDType { get; init; } = DType.Float32;

    /// <summary>The order in which the terms of products are added.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public ProductOrder ProductOrder
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = ProductOrder.Default;

    internal DType ProductOf(DType a, DType b) => ProductDType ?? DTypes.Promote(a, b);
}
