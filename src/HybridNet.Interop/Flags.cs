namespace HybridNet.Interop;

/// <summary>
/// The dtypes of a step's arrays and its arithmetic in one int: bit n says whether array n is float64. Bits 4 to 6 are the arithmetic; a step that
/// needs none may have arrays there too.
/// </summary>
internal readonly struct Flags(int bits)
{
    internal DType this[int array] => (bits >> array & 1) == 0 ? DType.Float32 : DType.Float64;

    internal Arithmetic Arithmetic => Arithmetics[bits >> 4 & 7];

    /// <summary>Bits 4 and 5: the product dtype (0 the operands', 1 float32, 2 float64); bit 6: the C library's exp and log.</summary>
    private static Arithmetic[] Arithmetics { get; } =
        [.. from flavour in (Flavour[])[Flavour.Simd, Flavour.Libm]
            from product in (DType?[])[null, DType.Float32, DType.Float64, null]
            select new Arithmetic { Flavour = flavour, ProductDType = product }];
}
