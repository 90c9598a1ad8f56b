using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HybridNet;

/// <content>Columns for the vectors of every width.</content>
internal static unsafe partial class Transposition
{
    /// <summary>Four columns of as many rows as a vector of 128 bits has elements, of type T, or floats, which are widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Columns<T, TFrom>(TFrom* source, nint stride, out Vector128<T> c0, out Vector128<T> c1, out Vector128<T> c2, out Vector128<T> c3)
        where T : unmanaged
        where TFrom : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            (Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) = OfFour((float*)source, stride);
            (c0, c1, c2, c3) = (a.As<float, T>(), b.As<float, T>(), c.As<float, T>(), d.As<float, T>());
        }
        else
        {
            (c0, c1, c2, c3) = (Pair(source, stride), Pair(source + 1, stride), Pair(source + 2, stride), Pair(source + 3, stride));
        }

        static Vector128<T> Pair(TFrom* number, nint stride) => typeof(TFrom) == typeof(float)
            ? Vector128.Create((double)*(float*)number, *(float*)(number + stride)).As<double, T>()
            : Vector128.Create(*(double*)number, *(double*)(number + stride)).As<double, T>();
    }

    /// <summary>Four columns of as many rows as a vector of 256 bits has elements, of type T, or floats, which are widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Columns<T, TFrom>(TFrom* source, nint stride, out Vector256<T> c0, out Vector256<T> c1, out Vector256<T> c2, out Vector256<T> c3)
        where T : unmanaged
        where TFrom : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            (Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d) = OfEight((float*)source, stride);
            (c0, c1, c2, c3) = (a.As<float, T>(), b.As<float, T>(), c.As<float, T>(), d.As<float, T>());
        }
        else if (typeof(TFrom) == typeof(float))
        {
            (Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d) = OfFour((float*)source, stride);
            (c0, c1, c2, c3) = (Widen(a).As<double, T>(), Widen(b).As<double, T>(), Widen(c).As<double, T>(), Widen(d).As<double, T>());
        }
        else
        {
            (Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d) = OfFour((double*)source, stride);
            (c0, c1, c2, c3) = (a.As<double, T>(), b.As<double, T>(), c.As<double, T>(), d.As<double, T>());
        }
    }

    /// <summary>Four columns of as many rows as a vector of 512 bits has elements, of type T, or floats, which are widened.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Columns<T, TFrom>(TFrom* source, nint stride, out Vector512<T> c0, out Vector512<T> c1, out Vector512<T> c2, out Vector512<T> c3)
        where T : unmanaged
        where TFrom : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            (Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d) = OfSixteen((float*)source, stride);
            (c0, c1, c2, c3) = (a.As<float, T>(), b.As<float, T>(), c.As<float, T>(), d.As<float, T>());
        }
        else if (typeof(TFrom) == typeof(float))
        {
            (Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d) = OfEight((float*)source, stride);
            (c0, c1, c2, c3) = (Widen(a).As<double, T>(), Widen(b).As<double, T>(), Widen(c).As<double, T>(), Widen(d).As<double, T>());
        }
        else
        {
            (Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d) = OfEight((double*)source, stride);
            (c0, c1, c2, c3) = (a.As<double, T>(), b.As<double, T>(), c.As<double, T>(), d.As<double, T>());
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Widen(Vector256<float> numbers) => Avx512F.IsSupported
        ? Avx512F.ConvertToVector512Double(numbers)
        : Vector512.Create(Widen(numbers.GetLower()), Widen(numbers.GetUpper()));
}
