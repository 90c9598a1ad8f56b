using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Hyperbolic tangent: y = (e^x - e^-x) / (e^x + e^-x), from -1 to 1. Within one unit in the last place of NumPy's, not bit-equal to it.
/// </summary>
public sealed class TanhActivation : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "tanh";

    private protected override bool KeepsOutput => true;

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic)
    {
        if (arithmetic.Flavour == Flavour.Simd)
        {
            Elementwise.Apply(default(Tanh), x, y);
        }
        else
        {
            Elementwise.Apply(default(LibmTanh), x, y);
        }
    }

    private protected override void Backward(Matrix y, Matrix dy, Matrix dx) => Elementwise.Apply(default(Derivative), y, dy, dx);

    /// <summary>dx = dy * (1 - y^2).</summary>
    private readonly struct Derivative : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane y, TLane dy)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => dy * (TLane.All(1.0) - (y * y));
    }
}
