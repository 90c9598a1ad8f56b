using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>L1 and L2 regularization of a parameter: its terms in the loss and in the gradient. Source: book chapter 14.</summary>
internal static class Penalties
{
    /// <summary>
    /// Converts a regularization factor from Python, where a layer accepts any number: as in the book, a factor that is not greater than 0 adds nothing.
    /// </summary>
    internal static double Factor(double given) => given > 0 ? given : 0;

    /// <summary>total + L1 * sum |v|, then + L2 * sum v^2; a factor of 0 adds nothing.</summary>
    /// <returns>The sum, in the dtype of NumPy's result; the total itself if nothing is added.</returns>
    internal static NumPyScalar Add(NumPyScalar total, Parameter parameter, Arithmetic arithmetic) =>
        Add(total, parameter.Value, parameter.L1, parameter.L2, arithmetic);

    /// <summary>As above, for factors with a dtype.</summary>
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

    /// <summary>gradient + L1 * sign(v), then + 2 L2 * v; a factor of 0 adds nothing.</summary>
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

    /// <summary>g + L1 * sign(v), where sign(0) = +1.</summary>
    private readonly struct L1Gradient(ScalarOperand factor) : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal g, TReal v)
        {
            TReal slope = TReal.PromoteConstant(factor, v);
            return g + TReal.IfLess(v, 0.0, -slope, slope);
        }
    }

    /// <summary>g + 2 L2 * v.</summary>
    private readonly struct L2Gradient(ScalarOperand twiceFactor) : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal g, TReal v) => g + (twiceFactor * v);
    }
}
