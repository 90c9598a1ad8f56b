using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>A vector of one dtype with an implementation of exp, log and tanh.</summary>
internal readonly struct Real<TLane, T, TFunctions>(TLane lane) : IReal<Real<TLane, T, TFunctions>>
    where TLane : struct, ILane<TLane, T>
    where T : unmanaged, IFloatingPointIeee754<T>
    where TFunctions : struct, IFunctions
{
    internal readonly TLane Lane = lane;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Real<TLane, T, TFunctions>(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Real<TLane, T, TFunctions>(WeakScalar value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> operator +(Real<TLane, T, TFunctions> a, Real<TLane, T, TFunctions> b) => new(a.Lane + b.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> operator -(Real<TLane, T, TFunctions> a, Real<TLane, T, TFunctions> b) => new(a.Lane - b.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> operator *(Real<TLane, T, TFunctions> a, Real<TLane, T, TFunctions> b) => new(a.Lane * b.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> operator /(Real<TLane, T, TFunctions> a, Real<TLane, T, TFunctions> b) => new(a.Lane / b.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> operator -(Real<TLane, T, TFunctions> a) => new(-a.Lane);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> Abs(Real<TLane, T, TFunctions> a) => new(TLane.Abs(a.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> Sqrt(Real<TLane, T, TFunctions> a) => new(TLane.Sqrt(a.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> IfLess(
        Real<TLane, T, TFunctions> a, Real<TLane, T, TFunctions> b, Real<TLane, T, TFunctions> then, Real<TLane, T, TFunctions> otherwise) =>
        new(TLane.IfLess(a.Lane, b.Lane, then.Lane, otherwise.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> IfLessOrEqual(
        Real<TLane, T, TFunctions> a, Real<TLane, T, TFunctions> b, Real<TLane, T, TFunctions> then, Real<TLane, T, TFunctions> otherwise) =>
        new(TLane.IfLessOrEqual(a.Lane, b.Lane, then.Lane, otherwise.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> IfEqual(
        Real<TLane, T, TFunctions> a, Real<TLane, T, TFunctions> b, Real<TLane, T, TFunctions> then, Real<TLane, T, TFunctions> otherwise) =>
        new(TLane.IfEqual(a.Lane, b.Lane, then.Lane, otherwise.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> Exp(Real<TLane, T, TFunctions> x) => new(TFunctions.Exp<TLane, T>(x.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> Log(Real<TLane, T, TFunctions> x) => new(TFunctions.Log<TLane, T>(x.Lane));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Real<TLane, T, TFunctions> Tanh(Real<TLane, T, TFunctions> x) => new(TFunctions.Tanh<TLane, T>(x.Lane));
}
