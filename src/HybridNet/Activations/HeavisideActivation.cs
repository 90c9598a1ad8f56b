using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Step function: y = 1 for x &gt; 0, else 0; NaN stays NaN. Its derivative is 0 everywhere, so layers before it are not trained.</summary>
public sealed class HeavisideActivation : ElementwiseActivation, IGivesProbabilities
{
    /// <inheritdoc/>
    public override string Name => "Heaviside step";

    internal override bool PassesGradients => true;

    /// <summary>Returns null: outputs are 0 or 1, not probabilities of classes.</summary>
    /// <inheritdoc/>
    public Matrix? Probabilities(Matrix output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return null;
    }

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => arithmetic.Apply(default(Formula), x, y);

    private protected override void Backward(Matrix x, Matrix dy, Matrix dx, Arithmetic arithmetic) => arithmetic.Apply(default(Derivative), dy, dx);

    /// <summary>y = x &gt; 0 ? 1 : 0.</summary>
    private readonly struct Formula : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => TReal.IfEqual(x, x, TReal.IfLess(0.0, x, 1.0, 0.0), x);
    }

    /// <summary>dx = 0.</summary>
    private readonly struct Derivative : IUnaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal dy) => 0.0;
    }
}
