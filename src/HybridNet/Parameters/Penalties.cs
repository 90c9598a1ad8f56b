using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>L1 and L2 regularization of a parameter: what it adds to the loss and to the gradient. Source: book chapter 14.</summary>
internal static class Penalties
{
    /// <summary>
    /// A strength from Python, where a layer keeps any number: the book asks whether it is above 0, so one that is not adds nothing.
    /// </summary>
    internal static double Strength(double given) => given > 0 ? given : 0;

    /// <summary>total + L1 * sum |v|, then + L2 * sum v^2; a strength of 0 adds nothing.</summary>
    /// <returns>The sum, in the dtype that NumPy gives it; the total itself where nothing is added.</returns>
    internal static NumPyScalar Add(NumPyScalar total, Parameter parameter, Arithmetic arithmetic) =>
        Add(total, parameter.Value, parameter.L1, parameter.L2, arithmetic);

    /// <summary>The same for strengths that may have a dtype of their own.</summary>
    internal static NumPyScalar Add(NumPyScalar total, Matrix value, NumPyScalar l1, NumPyScalar l2, Arithmetic arithmetic)
    {
        if (l1.Value > 0)
        {
            total += l1 * new NumPyScalar(arithmetic.Sum(default(Magnitude), value), arithmetic.ResultType(value.DType));
        }

        if (l2.Value > 0)
        {
            total += l2 * new NumPyScalar(arithmetic.Sum(default(Square), value), arithmetic.ResultType(value.DType));
        }

        return total;
    }

    /// <summary>gradient + L1 * sign(v), then + 2 L2 * v; a strength of 0 adds nothing.</summary>
    internal static void AddGradient(Parameter parameter, Matrix gradient, Arithmetic arithmetic)
    {
        if (parameter.L1 > 0)
        {
            arithmetic.Apply(new L1Gradient(parameter.L1), gradient, parameter.Value, gradient);
        }

        if (parameter.L2 > 0)
        {
            arithmetic.Apply(new L2Gradient(2 * parameter.L2), gradient, parameter.Value, gradient);
        }
    }

    /// <summary>y = |x|.</summary>
    private readonly struct Magnitude : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => TReal.Abs(x);
    }

    /// <summary>y = x * x.</summary>
    private readonly struct Square : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => x * x;
    }

    /// <summary>g + L1 * sign(v), where the sign of 0 counts as +1.</summary>
    private readonly struct L1Gradient(ScalarOperand strength) : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal g, TReal v)
        {
            TReal slope = TReal.PromoteConstant(strength, v);
            return g + TReal.IfLess(v, 0.0, -slope, slope);
        }
    }

    /// <summary>g + 2 L2 * v.</summary>
    private readonly struct L2Gradient(ScalarOperand twiceStrength) : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal g, TReal v) => g + (twiceStrength * v);
    }
}
