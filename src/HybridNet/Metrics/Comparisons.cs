using System.Numerics;

namespace HybridNet;

/// <summary>
/// Counts the elements of two matrices that are equal or near each other; writes the result of each comparison to a span if one is given. Every
/// comparison is exact: two floats are compared as floats, otherwise both as doubles.
/// </summary>
internal static class Comparisons
{
    /// <summary>Counts a[i, j] == b[i, j]; NaN is not equal to anything.</summary>
    internal static int Equal(Matrix a, Matrix b, Span<bool> each = default) => (a.DType, b.DType) switch
    {
        (DType.Float32, DType.Float32) => Equal<float, float>(a.Span<float>(), b.Span<float>(), each),
        (DType.Float32, _) => Equal<float, double>(a.Span<float>(), b.Span<double>(), each),
        (_, DType.Float32) => Equal<double, float>(a.Span<double>(), b.Span<float>(), each),
        _ => Equal<double, double>(a.Span<double>(), b.Span<double>(), each),
    };

    /// <summary>Counts a[i] == b[i], for an a of one column.</summary>
    internal static int Equal(Matrix a, ReadOnlySpan<int> b)
    {
        if (a.DType == DType.Float64)
        {
            return Equal<double, int>(a.Span<double>(), b, default);
        }

        ReadOnlySpan<float> numbers = a.Span<float>();
        Vector<int> equal = default;
        int i = 0;
        for (; i <= numbers.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            // A number whose integer is the class, and that is the float of its integer.
            var number = new Vector<float>(numbers[i..]);
            Vector<int> integer = Vector.ConvertToInt32(number);
            equal -= Vector.Equals(integer, new Vector<int>(b[i..])) & Vector.Equals(Vector.ConvertToSingle(integer), number);
        }

        return Vector.Sum(equal) + Equal<float, int>(numbers[i..], b[i..], default);
    }

    /// <summary>Counts |a[i, j] - b[i, j]| &lt; distance, with the difference in the wider dtype of a and b; false for NaN.</summary>
    internal static int Nearer(Matrix a, Matrix b, double distance, Span<bool> each = default) => (a.DType, b.DType) switch
    {
        (DType.Float32, DType.Float32) => Nearer<float, float, float>(a.Span<float>(), b.Span<float>(), distance, each),
        (DType.Float32, _) => Nearer<float, double, double>(a.Span<float>(), b.Span<double>(), distance, each),
        (_, DType.Float32) => Nearer<double, float, double>(a.Span<double>(), b.Span<float>(), distance, each),
        _ => Nearer<double, double, double>(a.Span<double>(), b.Span<double>(), distance, each),
    };

    /// <summary>The index of the first finite number that is not an integer; -1 if there is none.</summary>
    internal static int FirstNotWhole(Matrix numbers) =>
        numbers.DType == DType.Float32 ? FirstNotWholeFloat(numbers.Span<float>()) : FirstNotWhole(numbers.Span<double>());

    /// <summary>Returns 1 if correct, else 0; also stores the result if the span is long enough.</summary>
    internal static int Store(bool right, int index, Span<bool> each)
    {
        if (index < each.Length)
        {
            each[index] = right;
        }

        return right ? 1 : 0;
    }

    private static int FirstNotWholeFloat(ReadOnlySpan<float> numbers)
    {
        // Classes are floats of integers; all others are looked at one by one.
        int i = 0;
        for (; i <= numbers.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var number = new Vector<float>(numbers[i..]);
            if (!Vector.EqualsAll(Vector.ConvertToSingle(Vector.ConvertToInt32(number)), number))
            {
                break;
            }
        }

        int index = FirstNotWhole(numbers[i..]);
        return index < 0 ? index : i + index;
    }

    private static int FirstNotWhole<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (T.IsFinite(numbers[i]) && !T.IsInteger(numbers[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static int Equal<TA, TB>(ReadOnlySpan<TA> a, ReadOnlySpan<TB> b, Span<bool> each)
        where TA : unmanaged, INumber<TA>
        where TB : unmanaged, INumber<TB>
    {
        int equal = 0;
        for (int i = 0; i < a.Length; i++)
        {
            equal += Store(double.CreateTruncating(a[i]) == double.CreateTruncating(b[i]), i, each);
        }

        return equal;
    }

    private static int Nearer<TA, TB, TWide>(ReadOnlySpan<TA> a, ReadOnlySpan<TB> b, double distance, Span<bool> each)
        where TA : unmanaged, INumber<TA>
        where TB : unmanaged, INumber<TB>
        where TWide : unmanaged, INumber<TWide>
    {
        int nearer = 0;
        for (int i = 0; i < a.Length; i++)
        {
            TWide difference = TWide.Abs(TWide.CreateTruncating(a[i]) - TWide.CreateTruncating(b[i]));
            nearer += Store(double.CreateTruncating(difference) < distance, i, each);
        }

        return nearer;
    }
}
