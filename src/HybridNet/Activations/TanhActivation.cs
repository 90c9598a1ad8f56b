using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Hyperbolic tangent: y = (e^x - e^-x) / (e^x + e^-x), from -1 to 1. Differs from NumPy's by at most one unit in the last place.
/// </summary>
public sealed class TanhActivation : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "tanh";

    internal override bool KeepsOutput => true;

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => arithmetic.Apply(default(Tanh), x, y);

    private protected override void Backward(Matrix y, Matrix dy, Matrix dx, Arithmetic arithmetic) => arithmetic.Apply(default(Derivative), y, dy, dx);

    /// <summary>dx = dy * (1 - y^2).</summary>
    private readonly struct Derivative : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal y, TReal dy) => dy * (1.0 - (y * y));
    }
}
