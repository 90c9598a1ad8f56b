using System.Numerics;

namespace HybridNet;

/// <summary>How many numbers of two matrices agree. Every comparison is exact: two floats as floats, else both as doubles.</summary>
internal static class Comparisons
{
    /// <summary>How many a[i, j] == b[i, j]; NaN equals nothing.</summary>
    internal static int Equal(Matrix a, Matrix b) => (a.DType, b.DType) switch
    {
        (DType.Float32, DType.Float32) => Equal<float, float>(a.Span<float>(), b.Span<float>()),
        (DType.Float32, _) => Equal<float, double>(a.Span<float>(), b.Span<double>()),
        (_, DType.Float32) => Equal<double, float>(a.Span<double>(), b.Span<float>()),
        _ => Equal<double, double>(a.Span<double>(), b.Span<double>()),
    };

    /// <summary>How many a[i] == b[i], for a of one column.</summary>
    internal static int Equal(Matrix a, ReadOnlySpan<int> b) => a.DType == DType.Float32
        ? Equal<float, int>(a.Span<float>(), b)
        : Equal<double, int>(a.Span<double>(), b);

    /// <summary>How many |a[i, j] - b[i, j]| &lt; distance, the difference in the wider dtype of a and b; NaN is near nothing.</summary>
    internal static int Nearer(Matrix a, Matrix b, double distance) => (a.DType, b.DType) switch
    {
        (DType.Float32, DType.Float32) => Nearer<float, float, float>(a.Span<float>(), b.Span<float>(), distance),
        (DType.Float32, _) => Nearer<float, double, double>(a.Span<float>(), b.Span<double>(), distance),
        (_, DType.Float32) => Nearer<double, float, double>(a.Span<double>(), b.Span<float>(), distance),
        _ => Nearer<double, double, double>(a.Span<double>(), b.Span<double>(), distance),
    };

    private static int Equal<TA, TB>(ReadOnlySpan<TA> a, ReadOnlySpan<TB> b)
        where TA : unmanaged, INumber<TA>
        where TB : unmanaged, INumber<TB>
    {
        int equal = 0;
        for (int i = 0; i < a.Length; i++)
        {
            equal += double.CreateTruncating(a[i]) == double.CreateTruncating(b[i]) ? 1 : 0;
        }

        return equal;
    }

    private static int Nearer<TA, TB, TWide>(ReadOnlySpan<TA> a, ReadOnlySpan<TB> b, double distance)
        where TA : unmanaged, INumber<TA>
        where TB : unmanaged, INumber<TB>
        where TWide : unmanaged, INumber<TWide>
    {
        int nearer = 0;
        for (int i = 0; i < a.Length; i++)
        {
            TWide difference = TWide.Abs(TWide.CreateTruncating(a[i]) - TWide.CreateTruncating(b[i]));
            nearer += double.CreateTruncating(difference) < distance ? 1 : 0;
        }

        return nearer;
    }
}
