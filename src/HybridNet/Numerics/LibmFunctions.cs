using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>The functions of the C library: NumPy's float64, and its float32 on processors without AVX2.</summary>
internal readonly struct LibmFunctions : IFunctions
{
    public static bool HasVectors<T>(Function function) => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector, T>(TVector x)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TVector.ApplyScalar<ExpOf>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TVector, T>(TVector x)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TVector.ApplyScalar<LogOf>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TVector, T>(TVector x)
        where TVector : struct, ISimdVector<TVector, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TVector.ApplyScalar<TanhOf>(x);

    private readonly struct ExpOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T IFunction.Of<T>(T x) =>
            typeof(T) == typeof(float) ? (T)(object)MathF.Exp((float)(object)x) : (T)(object)Math.Exp((double)(object)x);
    }

    private readonly struct LogOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T IFunction.Of<T>(T x) =>
            typeof(T) == typeof(float) ? (T)(object)MathF.Log((float)(object)x) : (T)(object)Math.Log((double)(object)x);
    }

    private readonly struct TanhOf : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static T IFunction.Of<T>(T x) =>
            typeof(T) == typeof(float) ? (T)(object)MathF.Tanh((float)(object)x) : (T)(object)Math.Tanh((double)(object)x);
    }
}
