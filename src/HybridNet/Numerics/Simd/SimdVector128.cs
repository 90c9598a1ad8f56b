using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HybridNet;

/// <summary>128 bits: 4 floats or 2 doubles (Arm, and x86 without AVX).</summary>
internal readonly struct SimdVector128<T>(Vector128<T> value) : ISimdVector<SimdVector128<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    internal readonly Vector128<T> Value = value;

    public static int Width => Vector128<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> Broadcast(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> Load(ref T source, nint index) => new(Vector128.LoadUnsafe(ref source, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T target, nint index) => Value.StoreUnsafe(ref target, (nuint)index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> LoadFloats(ref float source, nint index) => typeof(T) == typeof(float)
        ? new(Vector128.LoadUnsafe(ref source, (nuint)index).As<float, T>())
        : new(Widen(Vector64.LoadUnsafe(ref source, (nuint)index)).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe (SimdVector128<T> C0, SimdVector128<T> C1, SimdVector128<T> C2, SimdVector128<T> C3) LoadColumns<TFrom>(TFrom* source, nint stride)
        where TFrom : unmanaged
    {
        Transposition.Columns(source, stride, out Vector128<T> c0, out Vector128<T> c1, out Vector128<T> c2, out Vector128<T> c3);
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
    public static SimdVector128<T> RoundToFloat(SimdVector128<T> a) =>
        typeof(T) == typeof(float) ? a : new(Widen(Narrow(a.Value.AsDouble())).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator SimdVector128<T>(double value) => typeof(T) == typeof(float)
        ? new(Vector128.Create((float)value).As<float, T>())
        : new(Vector128.Create(value).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator SimdVector128<T>(ScalarOperand value) => typeof(T) == typeof(float)
        ? new(Vector128.Create(value.Single).As<float, T>())
        : new(Vector128.Create(value.Double).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> operator +(SimdVector128<T> a, SimdVector128<T> b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> operator -(SimdVector128<T> a, SimdVector128<T> b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> operator *(SimdVector128<T> a, SimdVector128<T> b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> operator /(SimdVector128<T> a, SimdVector128<T> b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> operator -(SimdVector128<T> a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> Abs(SimdVector128<T> a) => new(Vector128.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> Sqrt(SimdVector128<T> a) => new(Vector128.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> FusedMultiplyAdd(SimdVector128<T> a, SimdVector128<T> b, SimdVector128<T> c) => typeof(T) == typeof(float)
        ? new(Vector128.FusedMultiplyAdd(a.Value.AsSingle(), b.Value.AsSingle(), c.Value.AsSingle()).As<float, T>())
        : new(Vector128.FusedMultiplyAdd(a.Value.AsDouble(), b.Value.AsDouble(), c.Value.AsDouble()).As<double, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> IfLess(SimdVector128<T> a, SimdVector128<T> b, SimdVector128<T> then, SimdVector128<T> otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> IfLessOrEqual(SimdVector128<T> a, SimdVector128<T> b, SimdVector128<T> then, SimdVector128<T> otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.LessThanOrEqual(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> IfEqual(SimdVector128<T> a, SimdVector128<T> b, SimdVector128<T> then, SimdVector128<T> otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(a.Value, b.Value), then.Value, otherwise.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SimdVector128<T> PowerOfTwo(SimdVector128<T> n)
    {
        Vector128<int> exponent = Vector128.ConvertToInt32(n.Value.AsSingle()) + Vector128.Create(127);
        return new(Vector128.ShiftLeft(exponent, 23).As<int, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (SimdVector128<T> Exponent, SimdVector128<T> Mantissa) Split(SimdVector128<T> x)
    {
        Vector128<int> bits = x.Value.AsInt32();
        Vector128<int> mantissa = (bits & Vector128.Create(0x007FFFFF)) | Vector128.Create(0x3F000000);
        Vector128<float> exponent = Vector128.ConvertToSingle(Vector128.ShiftRightArithmetic(bits, 23) - Vector128.Create(126));
        return (new(exponent.As<float, T>()), new(mantissa.As<int, T>()));
    }

    public static SimdVector128<T> ApplyScalar<TFunction>(SimdVector128<T> x)
        where TFunction : struct, IFunction => ElementByElement.Apply<TFunction, SimdVector128<T>, T>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Widen(Vector64<float> floats) =>
        Vector128.WidenLower(floats.ToVector128Unsafe());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector64<float> Narrow(Vector128<double> doubles) =>
        Vector128.Narrow(doubles, doubles).GetLower();
}
