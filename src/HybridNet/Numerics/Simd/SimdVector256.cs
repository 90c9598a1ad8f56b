using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HybridNet;

/// <summary>256 bits: 8 floats or 4 doubles (AVX2).</summary>
internal readonly struct SimdVector256<T>(Vector256<T> value) : ISimdVector<SimdVector256<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    internal readonly Vector256<T> Value = value;

    public static int Width => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> Broadcast(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> Load(ref T source, nint index) => new(Vector256.LoadUnsafe(ref source, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T target, nint index) => Value.StoreUnsafe(ref target, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> LoadFloats(ref float source, nint index) => typeof(T) == typeof(float)
        ? new(Vector256.LoadUnsafe(ref source, (nuint)index).As<float, T>())
        : new(Widen(Vector128.LoadUnsafe(ref source, (nuint)index)).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe (SimdVector256<T> C0, SimdVector256<T> C1, SimdVector256<T> C2, SimdVector256<T> C3) LoadColumns<TFrom>(TFrom* source, nint stride)
        where TFrom : unmanaged
    {
        Transposition.Columns(source, stride, out Vector256<T> c0, out Vector256<T> c1, out Vector256<T> c2, out Vector256<T> c3);
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
    public static SimdVector256<T> RoundToFloat(SimdVector256<T> a) =>
        typeof(T) == typeof(float) ? a : new(Widen(Narrow(a.Value.AsDouble())).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator SimdVector256<T>(double value) => typeof(T) == typeof(float)
        ? new(Vector256.Create((float)value).As<float, T>())
        : new(Vector256.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator SimdVector256<T>(ScalarOperand value) => typeof(T) == typeof(float)
        ? new(Vector256.Create(value.Single).As<float, T>())
        : new(Vector256.Create(value.Double).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> operator +(SimdVector256<T> a, SimdVector256<T> b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> operator -(SimdVector256<T> a, SimdVector256<T> b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> operator *(SimdVector256<T> a, SimdVector256<T> b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> operator /(SimdVector256<T> a, SimdVector256<T> b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> operator -(SimdVector256<T> a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> Abs(SimdVector256<T> a) => new(Vector256.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> Sqrt(SimdVector256<T> a) => new(Vector256.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> FusedMultiplyAdd(SimdVector256<T> a, SimdVector256<T> b, SimdVector256<T> c) => typeof(T) == typeof(float)
        ? new(Vector256.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, T>())
        : new(Vector256.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> IfLess(SimdVector256<T> a, SimdVector256<T> b, SimdVector256<T> then, SimdVector256<T> otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> IfLessOrEqual(SimdVector256<T> a, SimdVector256<T> b, SimdVector256<T> then, SimdVector256<T> otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> IfEqual(SimdVector256<T> a, SimdVector256<T> b, SimdVector256<T> then, SimdVector256<T> otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector256<T> PowerOfTwo(SimdVector256<T> n)
    {
        Vector256<int> exponent = Vector256.ConvertToInt32(n.Value.AsSingle()) + Vector256.Create(127);
        return new(Vector256.ShiftLeft(exponent, 23).As<int, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (SimdVector256<T> Exponent, SimdVector256<T> Mantissa) Split(SimdVector256<T> x)
    {
        Vector256<int> bits = x.Value.AsInt32();
        Vector256<int> mantissa = (bits & Vector256.Create(0x007FFFFF)) | Vector256.Create(0x3F000000);
        Vector256<float> exponent = Vector256.ConvertToSingle(Vector256.ShiftRightArithmetic(bits, 23) - Vector256.Create(126));
        return (new(exponent.As<float, T>()), new(mantissa.As<int, T>()));
    }

    public static SimdVector256<T> ApplyScalar<TFunction>(SimdVector256<T> x)
        where TFunction : struct, IFunction => ElementByElement.Apply<TFunction, SimdVector256<T>, T>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(Vector128<float> floats) =>
        Avx.IsSupported
            ? Avx.ConvertToVector256Double(floats)
            : Vector256.Create(Vector128.WidenLower(floats), Vector128.WidenUpper(floats));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Narrow(Vector256<double> doubles) =>
        Avx.IsSupported ? Avx.ConvertToVector128Single(doubles) : Vector128.Narrow(doubles.GetLower(), doubles.GetUpper());
}
