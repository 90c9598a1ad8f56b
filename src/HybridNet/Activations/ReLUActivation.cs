using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Rectified linear unit: y = max(0, x). NaN stays NaN. Source: book chapter 4.</summary>
public sealed class ReLUActivation : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "ReLU";

    private protected override DType GradientDType(DType outputGradients, DType kept) => outputGradients;

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => Elementwise.Apply(default(Formula), x, y);

    private protected override void Backward(Matrix x, Matrix dy, Matrix dx) => Elementwise.Apply(default(Derivative), x, dy, dx);

    /// <summary>y = x &lt; 0 ? 0 : x, which is NumPy's maximum(0, x) also for -0.0 and NaN.</summary>
    internal readonly struct Formula : IFormula1
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane x)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => TLane.IfLess(x, TLane.All(0.0), TLane.All(0.0), x);
    }

    /// <summary>dx = x &lt;= 0 ? 0 : dy.</summary>
    private readonly struct Derivative : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane x, TLane dy)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => TLane.IfLessOrEqual(x, TLane.All(0.0), TLane.All(0.0), dy);
    }
}
