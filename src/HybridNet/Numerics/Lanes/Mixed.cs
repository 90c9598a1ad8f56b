using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Lanes of doubles that remember which dtype NumPy would have here, so that a formula whose operands are float32 and float64 rounds where
/// NumPy's steps round: a float32 step is computed in double and rounded, which for + - * / and sqrt is exact; a constant takes the dtype
/// of what it meets.
/// </summary>
internal readonly struct Mixed<TLane>(TLane value, Mixed<TLane>.Kind kind) : ILane<Mixed<TLane>, double>
    where TLane : struct, ILane<TLane, double>
{
    private readonly TLane _value = value;
    private readonly Kind _kind = kind;

    /// <summary>What a number counts as when it meets another: the wider kind wins.</summary>
    internal enum Kind
    {
        Constant,
        Float32,
        Float64,
    }

    public static int Width => TLane.Width;

    internal static Mixed<TLane> Load(ref double source, nint index, DType dtype) => new(TLane.Load(ref source, index), KindOf(dtype));

    public static Mixed<TLane> Load(ref double source, nint index) => new(TLane.Load(ref source, index), Kind.Float64);

    public static Mixed<TLane> LoadFloats(ref float source, nint index) => new(TLane.LoadFloats(ref source, index), Kind.Float32);

    public void Store(ref double target, nint index) => _value.Store(ref target, index);

    public void StoreFloats(ref float target, nint index) => _value.StoreFloats(ref target, index);

    public static Mixed<TLane> RoundToFloat(Mixed<TLane> a) => new(TLane.RoundToFloat(a._value), a._kind);

    public static Mixed<TLane> All(double value) => new(TLane.All(value), Kind.Constant);

    public static Mixed<TLane> All(WeakScalar value) => new(TLane.All(value), value.IsStrong ? Kind.Float64 : Kind.Constant);

    public static Mixed<TLane> Beside(Mixed<TLane> constant, Mixed<TLane> x) => new(constant.For(x), Wider(constant, x));

    public static Mixed<TLane> InPlaceOf(Mixed<TLane> replaced, Mixed<TLane> result) => Rounded(result._value, replaced._kind);

    public static Mixed<TLane> operator +(Mixed<TLane> a, Mixed<TLane> b) => Rounded(a.For(b) + b.For(a), Wider(a, b));

    public static Mixed<TLane> operator -(Mixed<TLane> a, Mixed<TLane> b) => Rounded(a.For(b) - b.For(a), Wider(a, b));

    public static Mixed<TLane> operator *(Mixed<TLane> a, Mixed<TLane> b) => Rounded(a.For(b) * b.For(a), Wider(a, b));

    public static Mixed<TLane> operator /(Mixed<TLane> a, Mixed<TLane> b) => Rounded(a.For(b) / b.For(a), Wider(a, b));

    public static Mixed<TLane> operator -(Mixed<TLane> a) => new(-a._value, a._kind);

    public static Mixed<TLane> Abs(Mixed<TLane> a) => new(TLane.Abs(a._value), a._kind);

    public static Mixed<TLane> Sqrt(Mixed<TLane> a) => Rounded(TLane.Sqrt(a._value), a._kind);

    public static Mixed<TLane> FusedMultiplyAdd(Mixed<TLane> a, Mixed<TLane> b, Mixed<TLane> c) => throw OnlyOfOneDType();

    public static Mixed<TLane> IfLess(Mixed<TLane> a, Mixed<TLane> b, Mixed<TLane> then, Mixed<TLane> otherwise) =>
        new(TLane.IfLess(a.For(b), b.For(a), then.For(otherwise), otherwise.For(then)), Wider(then, otherwise));

    public static Mixed<TLane> IfLessOrEqual(Mixed<TLane> a, Mixed<TLane> b, Mixed<TLane> then, Mixed<TLane> otherwise) =>
        new(TLane.IfLessOrEqual(a.For(b), b.For(a), then.For(otherwise), otherwise.For(then)), Wider(then, otherwise));

    public static Mixed<TLane> IfEqual(Mixed<TLane> a, Mixed<TLane> b, Mixed<TLane> then, Mixed<TLane> otherwise) =>
        new(TLane.IfEqual(a.For(b), b.For(a), then.For(otherwise), otherwise.For(then)), Wider(then, otherwise));

    public static Mixed<TLane> PowerOfTwo(Mixed<TLane> n) => throw OnlyOfOneDType();

    public static (Mixed<TLane> Exponent, Mixed<TLane> Mantissa) Split(Mixed<TLane> x) => throw OnlyOfOneDType();

    public static Mixed<TLane> LibmExp(Mixed<TLane> x) => throw OnlyOfOneDType();

    public static Mixed<TLane> LibmLog(Mixed<TLane> x) => throw OnlyOfOneDType();

    public static Mixed<TLane> Tanh(Mixed<TLane> x) => throw OnlyOfOneDType();

    public static Mixed<TLane> LibmTanh(Mixed<TLane> x) => throw OnlyOfOneDType();

    /// <summary>This number as it meets another: a constant beside float32 is rounded to float first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLane For(Mixed<TLane> other) =>
        _kind == Kind.Constant && other._kind == Kind.Float32 ? TLane.RoundToFloat(_value) : _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Mixed<TLane> Rounded(TLane value, Kind kind) => new(kind == Kind.Float32 ? TLane.RoundToFloat(value) : value, kind);

    private static Kind Wider(Mixed<TLane> a, Mixed<TLane> b) => a._kind > b._kind ? a._kind : b._kind;

    private static Kind KindOf(DType dtype) => dtype == DType.Float32 ? Kind.Float32 : Kind.Float64;

    private static NotSupportedException OnlyOfOneDType() => new("exp, log and tanh take one array; it is of one dtype");
}
