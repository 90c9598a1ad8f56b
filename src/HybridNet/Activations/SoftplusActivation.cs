using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Softplus, a smooth ReLU: y = ln(1 + e^x). Computed as max(x, 0) + log1p(e^-|x|), which does not overflow and is accurate for large negative x.
/// Source: Dugas et al. 2000.
/// </summary>
public sealed class SoftplusActivation : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "softplus";

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => arithmetic.Apply(default(Formula), x, y);

    private protected override void Backward(Matrix x, Matrix dy, Matrix dx, Arithmetic arithmetic) => arithmetic.Apply(default(Derivative), x, dy, dx);

    /// <summary>y = max(x, 0) + log1p(e^-|x|).</summary>
    private readonly struct Formula : IUnaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => TReal.IfLess(x, 0.0, 0.0, x) + NearZero.Log1p(TReal.Exp(-TReal.Abs(x)));
    }

    /// <summary>dx = dy / (1 + e^-x).</summary>
    private readonly struct Derivative : IBinaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal x, TReal dy) => dy / (1.0 + TReal.Exp(-x));
    }
}
