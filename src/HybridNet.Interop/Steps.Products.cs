using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>The order in which products are added.</summary>
public static partial class Steps
{
    /// <summary>
    /// Takes over the order in which NumPy adds the terms of products, from products that it has computed: shapes (int32) are rows, terms and columns of
    /// each; the factors of all begin where left and right (float32) begin, their products (float64) follow one another.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int MatchProducts(NumPyArray left, NumPyArray right, NumPyArray products, NumPyArray shapes) => Guard(() =>
    {
        ReadOnlySpan<float> a = left.Span<float>();
        ReadOnlySpan<float> b = right.Span<float>();
        ReadOnlySpan<double> product = products.Span<double>();
        ReadOnlySpan<int> sizes = shapes.Span<int>();
        var computed = new List<(Matrix A, Matrix B, Matrix Product)>();
        for (int i = 0; i + 2 < sizes.Length; i += 3)
        {
            (int rows, int terms, int columns) = (sizes[i], sizes[i + 1], sizes[i + 2]);
            computed.Add((
                Matrix.From(a[..(rows * terms)], rows, terms),
                Matrix.From(b[..(terms * columns)], terms, columns),
                Matrix.From(product[..(rows * columns)], rows, columns)));
            product = product[(rows * columns)..];
        }

        Flags.ProductOrder = ProductOrder.Matching(computed) ?? ProductOrder.Default;
    });
}
