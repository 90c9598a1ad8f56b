using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>The order in which the terms of matrix products are added.</summary>
public static partial class NativeEntryPoints
{
    /// <summary>
    /// Determines the order in which NumPy adds the terms of products, from products that NumPy computed, and uses it from now on. The shapes (int32) are rows,
    /// terms and columns of each product. The factors of all products start at the beginning of left and right (float32); the products (float64) are
    /// consecutive.
    /// </summary>
    [UnmanagedCallersOnly]
    private static int MatchProducts(NumPyArray left, NumPyArray right, NumPyArray products, NumPyArray shapes) => Guard(() =>
    {
        int count = Math.Max(1, shapes.Span<int>().Length / 3);
        int[][] sizes = [.. shapes.Span<int>(3 * count).ToArray().Chunk(3)];
        ReadOnlySpan<float> a = left.Span<float>(sizes.Max(size => size[0] * size[1]));
        ReadOnlySpan<float> b = right.Span<float>(sizes.Max(size => size[1] * size[2]));
        ReadOnlySpan<double> rest = products.Span<double>(sizes.Sum(size => size[0] * size[2]));
        (var first, var second, var computed) = (new Matrix[count], new Matrix[count], new Matrix[count]);
        for (int i = 0; i < count; i++)
        {
            (int rows, int terms, int columns) = (sizes[i][0], sizes[i][1], sizes[i][2]);
            first[i] = Matrix.From(a[..(rows * terms)], rows, terms);
            second[i] = Matrix.From(b[..(terms * columns)], terms, columns);
            computed[i] = Matrix.From(rest[..(rows * columns)], rows, columns);
            rest = rest[(rows * columns)..];
        }

        Flags.ProductOrder = ProductOrder.Matching(first, second, computed);
    });
}
