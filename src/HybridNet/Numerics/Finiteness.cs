using System.Numerics;

namespace HybridNet;

/// <summary>Finds numbers that are infinite or NaN.</summary>
internal static class Finiteness
{
    /// <summary>Whether all numbers are finite; true for null.</summary>
    internal static bool IsFinite(Matrix? matrix) => matrix is null || FirstNotFinite(matrix) < 0;

    /// <summary>The index of the first number that is infinite or NaN, row by row; -1 if all are finite.</summary>
    internal static int FirstNotFinite(Matrix matrix) =>
        matrix.DType == DType.Float32 ? First<float>(matrix.Span<float>()) : First<double>(matrix.Span<double>());

    private static int First<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;

        // x - x is 0 for every finite x, and NaN for the others.
        for (; i <= numbers.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var x = new Vector<T>(numbers[i..]);
            if (!Vector.EqualsAll(x - x, Vector<T>.Zero))
            {
                break;
            }
        }

        for (; i < numbers.Length; i++)
        {
            if (!T.IsFinite(numbers[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
