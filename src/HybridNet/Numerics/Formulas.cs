using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>y = a + b.</summary>
internal readonly struct Add : IFormula2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IFormula2.Apply<TReal>(TReal a, TReal b) => a + b;
}

/// <summary>y = a - b.</summary>
internal readonly struct Minus : IFormula2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IFormula2.Apply<TReal>(TReal a, TReal b) => a - b;
}

/// <summary>y = a * b.</summary>
internal readonly struct Times : IFormula2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IFormula2.Apply<TReal>(TReal a, TReal b) => a * b;
}

/// <summary>y = a / b.</summary>
internal readonly struct Quotient : IFormula2
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IFormula2.Apply<TReal>(TReal a, TReal b) => a / b;
}

/// <summary>y = factor * x.</summary>
internal readonly struct Scale(WeakScalar factor) : IFormula1
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IFormula1.Apply<TReal>(TReal x) => factor * x;
}

/// <summary>y = x / divisor.</summary>
internal readonly struct Divide(WeakScalar divisor) : IFormula1
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IFormula1.Apply<TReal>(TReal x) => x / divisor;
}

/// <summary>y = e^x.</summary>
internal readonly struct Exp : IFormula1
{
    static Function IFormula.Calls => Function.ExpOrLog;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IFormula1.Apply<TReal>(TReal x) => TReal.Exp(x);
}

/// <summary>y = ln x.</summary>
internal readonly struct Log : IFormula1
{
    static Function IFormula.Calls => Function.ExpOrLog;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IFormula1.Apply<TReal>(TReal x) => TReal.Log(x);
}

/// <summary>y = tanh x.</summary>
internal readonly struct Tanh : IFormula1
{
    static Function IFormula.Calls => Function.Tanh;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    TReal IFormula1.Apply<TReal>(TReal x) => TReal.Tanh(x);
}
