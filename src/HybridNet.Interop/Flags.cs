namespace HybridNet.Interop;

/// <summary>How a step computes, in one int: the product dtype (0 the operands', 1 float32, 2 float64), and 4 more for the C library's exp and log.</summary>
internal readonly struct Flags(int bits)
{
    internal NumPyArithmetic Arithmetic => Arithmetics[bits & 7];

    /// <summary>The order in which the local NumPy adds the terms of products, as far as it is known.</summary>
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
