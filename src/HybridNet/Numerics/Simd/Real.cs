using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>A vector of one dtype with an implementation of exp, log and tanh.</summary>
internal readonly struct Real<TVector, T, TFunctions>(TVector vector) : IReal<Real<TVector, T, TFunctions>>
    where TVector : struct, ISimdVector<TVector, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TFunctions : struct, IFunctions
{
    private const double SmallestNormal = 1.17549435082228750797e-38;

    internal readonly TVector Vector = vector;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Real<TVector, T, TFunctions>(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Real<TVector, T, TFunctions>(ScalarOperand value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> operator +(Real<TVector, T, TFunctions> a, Real<TVector, T, TFunctions> b) => new(a.Vector + b.Vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> operator -(Real<TVector, T, TFunctions> a, Real<TVector, T, TFunctions> b) => new(a.Vector - b.Vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> operator *(Real<TVector, T, TFunctions> a, Real<TVector, T, TFunctions> b) => new(a.Vector * b.Vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> operator /(Real<TVector, T, TFunctions> a, Real<TVector, T, TFunctions> b) => new(a.Vector / b.Vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> operator -(Real<TVector, T, TFunctions> a) => new(-a.Vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> Abs(Real<TVector, T, TFunctions> a) => new(TVector.Abs(a.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> Sqrt(Real<TVector, T, TFunctions> a) => new(TVector.Sqrt(a.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> IfLess(
        Real<TVector, T, TFunctions> a, Real<TVector, T, TFunctions> b, Real<TVector, T, TFunctions> then, Real<TVector, T, TFunctions> otherwise) =>
        new(TVector.IfLess(a.Vector, b.Vector, then.Vector, otherwise.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> IfLessOrEqual(
        Real<TVector, T, TFunctions> a, Real<TVector, T, TFunctions> b, Real<TVector, T, TFunctions> then, Real<TVector, T, TFunctions> otherwise) =>
        new(TVector.IfLessOrEqual(a.Vector, b.Vector, then.Vector, otherwise.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> IfEqual(
        Real<TVector, T, TFunctions> a, Real<TVector, T, TFunctions> b, Real<TVector, T, TFunctions> then, Real<TVector, T, TFunctions> otherwise) =>
        new(TVector.IfEqual(a.Vector, b.Vector, then.Vector, otherwise.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> Quotient(Real<TVector, T, TFunctions> a, Divisor b) =>
        TFunctions.FollowsNumPy ? new(a.Vector / b.Value) : new(a.Vector * b.Reciprocal);

    /// <summary>x, or 0 for a subnormal float where bits may differ from NumPy's: averages that decay to 0 become subnormal and slow (measured: Adam twice).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Real<TVector, T, TFunctions> WithoutSubnormals(Real<TVector, T, TFunctions> x) =>
        TFunctions.FollowsNumPy || typeof(T) == typeof(double) ? x : new(TVector.IfLess(TVector.Abs(x.Vector), SmallestNormal, 0.0, x.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> Exp(Real<TVector, T, TFunctions> x) => new(TFunctions.Exp<TVector, T>(x.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> Log(Real<TVector, T, TFunctions> x) => new(TFunctions.Log<TVector, T>(x.Vector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TVector, T, TFunctions> Tanh(Real<TVector, T, TFunctions> x) => new(TFunctions.Tanh<TVector, T>(x.Vector));
}
