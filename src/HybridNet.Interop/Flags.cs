namespace HybridNet.Interop;

/// <summary>
/// The arithmetic of a call in one int: the product dtype (0 that of the operands, 1 float32, 2 float64), plus 4 for the C library's exp and log; 8 and more
/// for the fast arithmetic.
/// </summary>
internal readonly struct Flags(int bits)
{
    /// <summary>The bit of the fast arithmetic.</summary>
    internal const int Fast = 8;

    internal Arithmetic Arithmetic => (bits & Fast) != 0 ? HybridNet.Arithmetic.Fast : Arithmetics[bits & 7];

    /// <summary>A pass in inference mode with this arithmetic: the same object for every call.</summary>
    internal PassContext Context => (bits & Fast) != 0 ? FastContext : Contexts[bits & 7];

    /// <summary>The order in which NumPy adds the terms of products on this machine; the default until it is determined.</summary>
    internal static ProductOrder ProductOrder
    {
        get => Arithmetics[0].ProductOrder;
        set
        {
            Arithmetics = Of(value);
            Contexts = ContextsOf(Arithmetics);
        }
    }

    private static NumPyArithmetic[] Arithmetics { get; set; } = Of(ProductOrder.Default);

    private static PassContext[] Contexts { get; set; } = ContextsOf(Arithmetics);

    private static PassContext FastContext { get; } = new() { Arithmetic = HybridNet.Arithmetic.Fast };

    private static PassContext[] ContextsOf(NumPyArithmetic[] arithmetics) =>
        Array.ConvertAll(arithmetics, arithmetic => new PassContext { Arithmetic = arithmetic });

    private static NumPyArithmetic[] Of(ProductOrder order) =>
        [.. from flavour in (Flavour[])[Flavour.Simd, Flavour.Libm]
            from product in (DType?[])[null, DType.Float32, DType.Float64, null]
            select new NumPyArithmetic { Flavour = flavour, ProductDType = product, ProductOrder = order }];
}
