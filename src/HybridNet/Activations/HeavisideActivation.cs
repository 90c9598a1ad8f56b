using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Step function: y = 1 for x &gt; 0, else 0; NaN stays NaN. It has no useful derivative: backward gives 0 everywhere.</summary>
public sealed class HeavisideActivation : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "Heaviside step";

    private protected override DType GradientDType(DType outputGradients, DType kept) => outputGradients;

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => Elementwise.Apply(default(Formula), x, y);

    private protected override void Backward(Matrix x, Matrix dy, Matrix dx) => Elementwise.Apply(default(Derivative), dy, dx);

    /// <summary>y = x &gt; 0 ? 1 : 0.</summary>
    private readonly struct Formula : IFormula1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane x)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> =>
            TLane.IfEqual(x, x, TLane.IfLess(TLane.All(0.0), x, TLane.All(1.0), TLane.All(0.0)), x);
    }

    /// <summary>dx = 0.</summary>
    private readonly struct Derivative : IFormula1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane dy)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => TLane.All(0.0);
    }
}
