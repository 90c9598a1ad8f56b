using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// A vector of doubles with the dtype that NumPy would have here, so that an operator with float32 and float64 operands rounds where NumPy's
/// operations round. A float32 operation is computed in double and rounded, which is exact for + - * / and sqrt; a constant has the dtype
/// of the other operand.
/// </summary>
internal readonly struct Mixed<TVector, TFunctions>(TVector value, Mixed<TVector, TFunctions>.Kind kind) : IReal<Mixed<TVector, TFunctions>>
    where TVector : struct, ISimdVector<TVector, double>
    where TFunctions : struct, IFunctions
{
    private readonly TVector _value = value;
    private readonly Kind _kind = kind;

    /// <summary>The kind of an operand; the wider kind of two is that of the result.</summary>
    internal enum Kind
    {
        Constant,
        Float32,
        Float64,
    }

    internal static Mixed<TVector, TFunctions> Load(ref double source, nint index, DType dtype) => new(TVector.Load(ref source, index), KindOf(dtype));

    internal static Mixed<TVector, TFunctions> Load(ref double source, nint index) => new(TVector.Load(ref source, index), Kind.Float64);

    internal static Mixed<TVector, TFunctions> LoadFloats(ref float source, nint index) => new(TVector.LoadFloats(ref source, index), Kind.Float32);

    internal void Store(ref double target, nint index) => _value.Store(ref target, index);

    internal void StoreFloats(ref float target, nint index) => _value.StoreFloats(ref target, index);

    public static implicit operator Mixed<TVector, TFunctions>(double value) => new(value, Kind.Constant);

    public static implicit operator Mixed<TVector, TFunctions>(ScalarOperand value) => new(value, value.Kind == ScalarKind.Strong ? Kind.Float64 : Kind.Constant);

    public static Mixed<TVector, TFunctions> PromoteConstant(Mixed<TVector, TFunctions> constant, Mixed<TVector, TFunctions> x) => new(constant.For(x), Wider(constant, x));

    public static Mixed<TVector, TFunctions> InPlaceOf(Mixed<TVector, TFunctions> replaced, Mixed<TVector, TFunctions> result) => Rounded(result._value, replaced._kind);

    public static Mixed<TVector, TFunctions> operator +(Mixed<TVector, TFunctions> a, Mixed<TVector, TFunctions> b) => Rounded(a.For(b) + b.For(a), Wider(a, b));

    public static Mixed<TVector, TFunctions> operator -(Mixed<TVector, TFunctions> a, Mixed<TVector, TFunctions> b) => Rounded(a.For(b) - b.For(a), Wider(a, b));

    public static Mixed<TVector, TFunctions> operator *(Mixed<TVector, TFunctions> a, Mixed<TVector, TFunctions> b) => Rounded(a.For(b) * b.For(a), Wider(a, b));

    public static Mixed<TVector, TFunctions> operator /(Mixed<TVector, TFunctions> a, Mixed<TVector, TFunctions> b) => Rounded(a.For(b) / b.For(a), Wider(a, b));

    public static Mixed<TVector, TFunctions> operator -(Mixed<TVector, TFunctions> a) => new(-a._value, a._kind);

    public static Mixed<TVector, TFunctions> Abs(Mixed<TVector, TFunctions> a) => new(TVector.Abs(a._value), a._kind);

    public static Mixed<TVector, TFunctions> Sqrt(Mixed<TVector, TFunctions> a) => Rounded(TVector.Sqrt(a._value), a._kind);

    public static Mixed<TVector, TFunctions> IfLess(Mixed<TVector, TFunctions> a, Mixed<TVector, TFunctions> b, Mixed<TVector, TFunctions> then, Mixed<TVector, TFunctions> otherwise) =>
        new(TVector.IfLess(a.For(b), b.For(a), then.For(otherwise), otherwise.For(then)), Wider(then, otherwise));

    public static Mixed<TVector, TFunctions> IfLessOrEqual(Mixed<TVector, TFunctions> a, Mixed<TVector, TFunctions> b, Mixed<TVector, TFunctions> then, Mixed<TVector, TFunctions> otherwise) =>
        new(TVector.IfLessOrEqual(a.For(b), b.For(a), then.For(otherwise), otherwise.For(then)), Wider(then, otherwise));

    public static Mixed<TVector, TFunctions> IfEqual(Mixed<TVector, TFunctions> a, Mixed<TVector, TFunctions> b, Mixed<TVector, TFunctions> then, Mixed<TVector, TFunctions> otherwise) =>
        new(TVector.IfEqual(a.For(b), b.For(a), then.For(otherwise), otherwise.For(then)), Wider(then, otherwise));

    public static Mixed<TVector, TFunctions> Exp(Mixed<TVector, TFunctions> x) => new(
        x._kind == Kind.Float32 ? TVector.ApplyScalar<InFloat<ExpOf>>(x._value) : TFunctions.Exp<TVector, double>(x._value), x._kind);

    public static Mixed<TVector, TFunctions> Log(Mixed<TVector, TFunctions> x) => new(
        x._kind == Kind.Float32 ? TVector.ApplyScalar<InFloat<LogOf>>(x._value) : TFunctions.Log<TVector, double>(x._value), x._kind);

    public static Mixed<TVector, TFunctions> Tanh(Mixed<TVector, TFunctions> x) => new(
        x._kind == Kind.Float32 ? TVector.ApplyScalar<InFloat<TanhOf>>(x._value) : TFunctions.Tanh<TVector, double>(x._value), x._kind);

    /// <summary>This number as an operand broadcast another: next to float32 a constant is rounded to float first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector For(Mixed<TVector, TFunctions> other) =>
        _kind == Kind.Constant && other._kind == Kind.Float32 ? TVector.RoundToFloat(_value) : _value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Mixed<TVector, TFunctions> Rounded(TVector value, Kind kind) => new(kind == Kind.Float32 ? TVector.RoundToFloat(value) : value, kind);

    private static Kind Wider(Mixed<TVector, TFunctions> a, Mixed<TVector, TFunctions> b) => a._kind > b._kind ? a._kind : b._kind;

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
