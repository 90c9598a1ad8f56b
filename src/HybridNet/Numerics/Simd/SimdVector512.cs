using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HybridNet;

/// <summary>512 bits: 16 floats or 8 doubles (AVX-512).</summary>
internal readonly struct SimdVector512<T>(Vector512<T> value) : ISimdVector<SimdVector512<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    internal readonly Vector512<T> Value = value;

    public static int Width => Vector512<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> Broadcast(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> Load(ref T source, nint index) => new(Vector512.LoadUnsafe(ref source, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T target, nint index) => Value.StoreUnsafe(ref target, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> LoadFloats(ref float source, nint index) => typeof(T) == typeof(float)
        ? new(Vector512.LoadUnsafe(ref source, (nuint)index).As<float, T>())
        : new(Widen(Vector256.LoadUnsafe(ref source, (nuint)index)).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe (SimdVector512<T> C0, SimdVector512<T> C1, SimdVector512<T> C2, SimdVector512<T> C3) LoadColumns<TFrom>(TFrom* source, nint stride)
        where TFrom : unmanaged
    {
        Transposition.Columns(source, stride, out Vector512<T> c0, out Vector512<T> c1, out Vector512<T> c2, out Vector512<T> c3);
        return (new(c0), new(c1), new(c2), new(c3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFloats(ref float target, nint index)
    {
        if (typeof(T) == typeof(float))
        {
            Value.AsSingle().StoreUnsafe(ref target, (nuint)index);
        }
        else
        {
            Narrow(Value.AsDouble()).StoreUnsafe(ref target, (nuint)index);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> RoundToFloat(SimdVector512<T> a) =>
        typeof(T) == typeof(float) ? a : new(Widen(Narrow(a.Value.AsDouble())).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator SimdVector512<T>(double value) => typeof(T) == typeof(float)
        ? new(Vector512.Create((float)value).As<float, T>())
        : new(Vector512.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator SimdVector512<T>(ScalarOperand value) => typeof(T) == typeof(float)
        ? new(Vector512.Create(value.Single).As<float, T>())
        : new(Vector512.Create(value.Double).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> operator +(SimdVector512<T> a, SimdVector512<T> b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> operator -(SimdVector512<T> a, SimdVector512<T> b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> operator *(SimdVector512<T> a, SimdVector512<T> b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> operator /(SimdVector512<T> a, SimdVector512<T> b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> operator -(SimdVector512<T> a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> Abs(SimdVector512<T> a) => new(Vector512.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> Sqrt(SimdVector512<T> a) => new(Vector512.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> FusedMultiplyAdd(SimdVector512<T> a, SimdVector512<T> b, SimdVector512<T> c) => typeof(T) == typeof(float)
        ? new(Vector512.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, T>())
        : new(Vector512.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> IfLess(SimdVector512<T> a, SimdVector512<T> b, SimdVector512<T> then, SimdVector512<T> otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> IfLessOrEqual(SimdVector512<T> a, SimdVector512<T> b, SimdVector512<T> then, SimdVector512<T> otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> IfEqual(SimdVector512<T> a, SimdVector512<T> b, SimdVector512<T> then, SimdVector512<T> otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector512<T> PowerOfTwo(SimdVector512<T> n)
    {
        Vector512<int> exponent = Vector512.ConvertToInt32(n.Value.AsSingle()) + Vector512.Create(127);
        return new(Vector512.ShiftLeft(exponent, 23).As<int, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (SimdVector512<T> Exponent, SimdVector512<T> Mantissa) Split(SimdVector512<T> x)
    {
        Vector512<int> bits = x.Value.AsInt32();
        Vector512<int> mantissa = (bits & Vector512.Create(0x007FFFFF)) | Vector512.Create(0x3F000000);
        Vector512<float> exponent = Vector512.ConvertToSingle(Vector512.ShiftRightArithmetic(bits, 23) - Vector512.Create(126));
        return (new(exponent.As<float, T>()), new(mantissa.As<int, T>()));
    }

    public static SimdVector512<T> ApplyScalar<TFunction>(SimdVector512<T> x)
        where TFunction : struct, IFunction => ElementByElement.Apply<TFunction, SimdVector512<T>, T>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Widen(Vector256<float> floats) =>
        Avx512F.IsSupported
            ? Avx512F.ConvertToVector512Double(floats)
            : Vector512.Create(Vector256.WidenLower(floats), Vector256.WidenUpper(floats));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Narrow(Vector512<double> doubles) =>
        Avx512F.IsSupported ? Avx512F.ConvertToVector256Single(doubles) : Vector256.Narrow(doubles.GetLower(), doubles.GetUpper());
}
