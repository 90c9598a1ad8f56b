using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>A vector of one element: the reference for the wider ones, and the type of remainders that do not fill a vector.</summary>
internal readonly struct Scalar<T>(T value) : ISimdVector<Scalar<T>, T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    internal readonly T Value = value;

    public static int Width => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Broadcast(T value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Load(ref T source, nint index) => new(Unsafe.Add(ref source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref T target, nint index) => Unsafe.Add(ref target, index) = Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> LoadFloats(ref float source, nint index) => (double)Unsafe.Add(ref source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe (Scalar<T> C0, Scalar<T> C1, Scalar<T> C2, Scalar<T> C3) LoadColumns<TFrom>(TFrom* source, nint stride)
        where TFrom : unmanaged
    {
        return (At(source), At(source + 1), At(source + 2), At(source + 3));

        static Scalar<T> At(TFrom* number) => typeof(TFrom) == typeof(float) ? LoadFloats(ref *(float*)number, 0) : Load(ref *(T*)number, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreFloats(ref float target, nint index) => Unsafe.Add(ref target, index) = float.CreateTruncating(Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> RoundToFloat(Scalar<T> a) => (double)float.CreateTruncating(a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Scalar<T>(double value) => typeof(T) == typeof(float) ? new((T)(object)(float)value) : new((T)(object)value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Scalar<T>(ScalarOperand value) =>
        typeof(T) == typeof(float) ? new((T)(object)value.Single) : new((T)(object)value.Double);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> operator +(Scalar<T> a, Scalar<T> b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> operator -(Scalar<T> a, Scalar<T> b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> operator *(Scalar<T> a, Scalar<T> b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> operator /(Scalar<T> a, Scalar<T> b) => new(a.Value / b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> operator -(Scalar<T> a) => new(-a.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Abs(Scalar<T> a) => new(T.Abs(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> Sqrt(Scalar<T> a) => new(T.Sqrt(a.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> FusedMultiplyAdd(Scalar<T> a, Scalar<T> b, Scalar<T> c) => new(T.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> IfLess(Scalar<T> a, Scalar<T> b, Scalar<T> then, Scalar<T> otherwise) => a.Value < b.Value ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> IfLessOrEqual(Scalar<T> a, Scalar<T> b, Scalar<T> then, Scalar<T> otherwise) =>
        a.Value <= b.Value ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> IfEqual(Scalar<T> a, Scalar<T> b, Scalar<T> then, Scalar<T> otherwise) => a.Value == b.Value ? then : otherwise;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> PowerOfTwo(Scalar<T> n)
    {
        float power = BitConverter.Int32BitsToSingle(((int)float.CreateTruncating(n.Value) + 127) << 23);
        return new(T.CreateTruncating(power));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Scalar<T> Exponent, Scalar<T> Mantissa) Split(Scalar<T> x)
    {
        int bits = BitConverter.SingleToInt32Bits(float.CreateTruncating(x.Value));
        float mantissa = BitConverter.Int32BitsToSingle((bits & 0x007FFFFF) | 0x3F000000);
        return (new(T.CreateTruncating((bits >> 23) - 126)), new(T.CreateTruncating(mantissa)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar<T> ApplyScalar<TFunction>(Scalar<T> x)
        where TFunction : struct, IFunction => new(TFunction.Of(x.Value));
}
