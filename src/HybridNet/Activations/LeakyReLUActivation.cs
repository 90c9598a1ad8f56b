using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Leaky rectified linear unit: y = x for x &gt; 0, else slope * x. Source: Maas et al. 2013.</summary>
/// <param name="slope">Slope for negative x. Rounded to the dtype of the inputs in forward, of the gradients in backward.</param>
public sealed class LeakyReLUActivation(double slope = 0.01) : ElementwiseActivation
{
    /// <summary>Slope for negative x.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The slope is not finite.</exception>
    public double Slope { get; internal set; } = Setting.Slope.Check("leaky ReLU", slope);

    /// <inheritdoc/>
    public override string Name => "leaky ReLU";

    internal override bool PassesGradients => true;

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => arithmetic.Apply(new Formula(Slope), x, y);

    private protected override void Backward(Matrix x, Matrix dy, Matrix dx, Arithmetic arithmetic) => arithmetic.Apply(new Derivative(Slope), x, dy, dx);

    /// <summary>y = x &gt; 0 ? x : slope * x.</summary>
    private readonly struct Formula(ScalarOperand slope) : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => TReal.IfLess(0.0, x, x, slope * x);
    }

    /// <summary>dx = x &gt; 0 ? dy : slope * dy.</summary>
    private readonly struct Derivative(ScalarOperand slope) : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal x, TReal dy) => TReal.IfLess(0.0, x, dy, slope * dy);
    }
}
