namespace HybridNet.Interop;

/// <summary>
/// The arithmetic of a call in one int: the product dtype (0 that of the operands, 1 float32, 2 float64), plus 4 for the C library's exp and log.
/// </summary>
internal readonly struct Flags(int bits)
{
    internal NumPyArithmetic Arithmetic => Arithmetics[bits & 7];

    /// <summary>The order in which NumPy adds the terms of products on this machine; the default until it is determined.</summary>
    internal static ProductOrder ProductOrder
    {
        get => Arithmetics[0].ProductOrder;
        set => Arithmetics = Of(value);
    }

    private static NumPyArithmetic[] Arithmetics { get; set; } = Of(ProductOrder.Default);

    private static NumPyArithmetic[] Of(ProductOrder order) =>
        [.. from flavour in (Flavour[])[Flavour.Simd, Flavour.Libm]
            from product in (DType?[])[null, DType.Float32, DType.Float64, null]
            select new NumPyArithmetic { Flavour = flavour, ProductDType = product, ProductOrder = order }];
}
