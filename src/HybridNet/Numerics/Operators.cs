using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>y = a + b.</summary>
internal readonly struct Add : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => a + b;
}

/// <summary>y = a - b.</summary>
internal readonly struct Subtract : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => a - b;
}

/// <summary>y = a * b.</summary>
internal readonly struct Multiply : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => a * b;
}

/// <summary>y = a / b.</summary>
internal readonly struct Divide : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b) => a / b;
}

/// <summary>y = factor * x.</summary>
internal readonly struct Scale(ScalarOperand factor) : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IUnaryOperator.Apply<TReal>(TReal x) => factor * x;
}

/// <summary>y = x / divisor.</summary>
internal readonly struct DivideBy(ScalarOperand divisor) : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IUnaryOperator.Apply<TReal>(TReal x) => x / divisor;
}

/// <summary>y = x &lt; 0 ? 0 : x. Equals NumPy's maximum(0, x), also for -0.0 and NaN.</summary>
internal readonly struct Rectify : IUnaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TReal>(TReal x)
        where TReal : struct, IReal<TReal> => TReal.IfLess(x, 0.0, 0.0, x);
}

/// <summary>y = x &lt;= 0 ? 0 : b. x may be rectified: the result is the same.</summary>
internal readonly struct WherePositive : IBinaryOperator
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TReal Apply<TReal>(TReal x, TReal b)
        where TReal : struct, IReal<TReal> => TReal.IfLessOrEqual(x, 0.0, 0.0, b);
}

/// <summary>y = e^x.</summary>
internal readonly struct Exp : IUnaryOperator
{
    static Function IOperator.Calls => Function.ExpOrLog;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IUnaryOperator.Apply<TReal>(TReal x) => TReal.Exp(x);
}

/// <summary>y = ln x.</summary>
internal readonly struct Log : IUnaryOperator
{
    static Function IOperator.Calls => Function.ExpOrLog;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IUnaryOperator.Apply<TReal>(TReal x) => TReal.Log(x);
}

/// <summary>y = tanh x.</summary>
internal readonly struct Tanh : IUnaryOperator
{
    static Function IOperator.Calls => Function.Tanh;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IUnaryOperator.Apply<TReal>(TReal x) => TReal.Tanh(x);
}
