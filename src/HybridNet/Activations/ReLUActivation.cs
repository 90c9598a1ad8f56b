using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Rectified linear unit: y = max(0, x). NaN stays NaN. Source: book chapter 4.</summary>
public sealed class ReLUActivation : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "ReLU";

    internal override bool PassesGradients => true;

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => arithmetic.Apply(default(Formula), x, y);

    private protected override void Backward(Matrix x, Matrix dy, Matrix dx, Arithmetic arithmetic) => arithmetic.Apply(default(Derivative), x, dy, dx);

    /// <summary>y = x &lt; 0 ? 0 : x. Equals NumPy's maximum(0, x), also for -0.0 and NaN.</summary>
    internal readonly struct Formula : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => TReal.IfLess(x, 0.0, 0.0, x);
    }

    /// <summary>dx = x &lt;= 0 ? 0 : dy.</summary>
    private readonly struct Derivative : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal x, TReal dy) => TReal.IfLessOrEqual(x, 0.0, 0.0, dy);
    }
}
