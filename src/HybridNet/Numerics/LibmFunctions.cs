using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>The functions of the C library: NumPy's float64, and its float32 on processors without AVX2.</summary>
internal readonly struct LibmFunctions : IFunctions
{
    public static bool HasLanes<T>(Function function) => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Exp<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.Each<ExpOf>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Log<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.Each<LogOf>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Tanh<TLane, T>(TLane x)
        where TLane : struct, ILane<TLane, T>
        where T : unmanaged, IFloatingPointIeee754<T> => TLane.Each<TanhOf>(x);

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
