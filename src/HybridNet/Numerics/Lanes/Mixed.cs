using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// A vector of doubles with the dtype that NumPy would have here, so that an operator with float32 and float64 operands rounds where NumPy's
/// operations round. A float32 operation is computed in double and rounded, which is exact for + - * / and sqrt; a constant has the dtype
/// of the other operand.
/// </summary>
internal readonly struct Mixed<TLane, TFunctions>(TLane value, Mixed<TLane, TFunctions>.Kind kind) : IReal<Mixed<TLane, TFunctions>>
    where TLane : struct, ILane<TLane, double>
    where TFunctions : struct, IFunctions
{
    private readonly TLane _value = value;
    private readonly Kind _kind = kind;

    /// <summary>The kind of an operand; the wider kind of two is that of the result.</summary>
    internal enum Kind
    {
        Constant,
        Float32,
        Float64,
    }

    internal static Mixed<TLane, TFunctions> Load(ref double source, nint index, DType dtype) => new(TLane.Load(ref source, index), KindOf(dtype));

    internal static Mixed<TLane, TFunctions> Load(ref double source, nint index) => new(TLane.Load(ref source, index), Kind.Float64);

    internal static Mixed<TLane, TFunctions> LoadFloats(ref float source, nint index) => new(TLane.LoadFloats(ref source, index), Kind.Float32);

    internal void Store(ref double target, nint index) => _value.Store(ref target, index);

    internal void StoreFloats(ref float target, nint index) => _value.StoreFloats(ref target, index);

    public static implicit operator Mixed<TLane, TFunctions>(double value) => new(value, Kind.Constant);

    public static implicit operator Mixed<TLane, TFunctions>(WeakScalar value) => new(value, value.IsStrong ? Kind.Float64 : Kind.Constant);

    public static Mixed<TLane, TFunctions> Beside(Mixed<TLane, TFunctions> constant, Mixed<TLane, TFunctions> x) => new(constant.For(x), Wider(constant, x));

    public static Mixed<TLane, TFunctions> InPlaceOf(Mixed<TLane, TFunctions> replaced, Mixed<TLane, TFunctions> result) => Rounded(result._value, replaced._kind);

    public static Mixed<TLane, TFunctions> operator +(Mixed<TLane, TFunctions> a, Mixed<TLane, TFunctions> b) => Rounded(a.For(b) + b.For(a), Wider(a, b));

    public static Mixed<TLane, TFunctions> operator -(Mixed<TLane, TFunctions> a, Mixed<TLane, TFunctions> b) => Rounded(a.For(b) - b.For(a), Wider(a, b));

    public static Mixed<TLane, TFunctions> operator *(Mixed<TLane, TFunctions> a, Mixed<TLane, TFunctions> b) => Rounded(a.For(b) * b.For(a), Wider(a, b));

    public static Mixed<TLane, TFunctions> operator /(Mixed<TLane, TFunctions> a, Mixed<TLane, TFunctions> b) => Rounded(a.For(b) / b.For(a), Wider(a, b));

    public static Mixed<TLane, TFunctions> operator -(Mixed<TLane, TFunctions> a) => new(-a._value, a._kind);

    public static Mixed<TLane, TFunctions> Abs(Mixed<TLane, TFunctions> a) => new(TLane.Abs(a._value), a._kind);

    public static Mixed<TLane, TFunctions> Sqrt(Mixed<TLane, TFunctions> a) => Rounded(TLane.Sqrt(a._value), a._kind);

    public static Mixed<TLane, TFunctions> IfLess(Mixed<TLane, TFunctions> a, Mixed<TLane, TFunctions> b, Mixed<TLane, TFunctions> then, Mixed<TLane, TFunctions> otherwise) =>
        new(TLane.IfLess(a.For(b), b.For(a), then.For(otherwise), otherwise.For(then)), Wider(then, otherwise));

    public static Mixed<TLane, TFunctions> IfLessOrEqual(Mixed<TLane, TFunctions> a, Mixed<TLane, TFunctions> b, Mixed<TLane, TFunctions> then, Mixed<TLane, TFunctions> otherwise) =>
        new(TLane.IfLessOrEqual(a.For(b), b.For(a), then.For(otherwise), otherwise.For(then)), Wider(then, otherwise));

    public static Mixed<TLane, TFunctions> IfEqual(Mixed<TLane, TFunctions> a, Mixed<TLane, TFunctions> b, Mixed<TLane, TFunctions> then, Mixed<TLane, TFunctions> otherwise) =>
        new(TLane.IfEqual(a.For(b), b.For(a), then.For(otherwise), otherwise.For(then)), Wider(then, otherwise));

    public static Mixed<TLane, TFunctions> Exp(Mixed<TLane, TFunctions> x) => new(
        x._kind == Kind.Float32 ? TLane.Each<InFloat<ExpOf>>(x._value) : TFunctions.Exp<TLane, double>(x._value), x._kind);

    public static Mixed<TLane, TFunctions> Log(Mixed<TLane, TFunctions> x) => new(
        x._kind == Kind.Float32 ? TLane.Each<InFloat<LogOf>>(x._value) : TFunctions.Log<TLane, double>(x._value), x._kind);

    public static Mixed<TLane, TFunctions> Tanh(Mixed<TLane, TFunctions> x) => new(
        x._kind == Kind.Float32 ? TLane.Each<InFloat<TanhOf>>(x._value) : TFunctions.Tanh<TLane, double>(x._value), x._kind);

    /// <summary>This number as an operand beside another: next to float32 a constant is rounded to float first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLane For(Mixed<TLane, TFunctions> other) =>
        _kind == Kind.Constant && other._kind == Kind.Float32 ? TLane.RoundToFloat(_value) : _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Mixed<TLane, TFunctions> Rounded(TLane value, Kind kind) => new(kind == Kind.Float32 ? TLane.RoundToFloat(value) : value, kind);

    private static Kind Wider(Mixed<TLane, TFunctions> a, Mixed<TLane, TFunctions> b) => a._kind > b._kind ? a._kind : b._kind;

    private static Kind KindOf(DType dtype) => dtype == DType.Float32 ? Kind.Float32 : Kind.Float64;

    /// <summary>A float32 function of a value that is stored as a double.</summary>
    private readonly struct InFloat<TFunction> : IFunction
        where TFunction : struct, IFunction
    {
        static T IFunction.Of<T>(T x) => T.CreateTruncating(TFunction.Of(float.CreateTruncating(x)));
    }

    private readonly struct ExpOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T IFunction.Of<T>(T x) => TFunctions.Exp<Scalar<T>, T>(new(x)).Value;
    }

    private readonly struct LogOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T IFunction.Of<T>(T x) => TFunctions.Log<Scalar<T>, T>(new(x)).Value;
    }

    private readonly struct TanhOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T IFunction.Of<T>(T x) => TFunctions.Tanh<Scalar<T>, T>(new(x)).Value;
    }
}
