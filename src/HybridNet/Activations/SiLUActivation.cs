using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Sigmoid linear unit, also called swish: y = x / (1 + e^-x). Source: Elfwing et al. 2017.</summary>
public sealed class SiLUActivation : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "SiLU";

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => arithmetic.Apply(default(Formula), x, y);

    private protected override void Backward(Matrix x, Matrix dy, Matrix dx, Arithmetic arithmetic) => arithmetic.Apply(default(Derivative), x, dy, dx);

    /// <summary>y = x / (1 + e^-x).</summary>
    private readonly struct Formula : IUnaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => x / (1.0 + TReal.Exp(-x));
    }

    /// <summary>
    /// dx = dy * (s * (1 + x * (1 - s))) with s = 1 / (1 + e^-x). x is clamped to -1000 .. 1000: the derivative is constant beyond, and an infinite x would
    /// give NaN.
    /// </summary>
    private readonly struct Derivative : IBinaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal x, TReal dy)
        {
            x = Clamp.Within(x, 1000);
            TReal s = 1.0 / (1.0 + TReal.Exp(-x));
            return dy * (s * (1.0 + (x * (1.0 - s))));
        }
    }
}
