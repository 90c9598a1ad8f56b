namespace HybridNet;

/// <summary>Rectified linear unit: y = max(0, x), dx = x &lt;= 0 ? 0 : dy. NaN stays NaN. Source: book chapter 4.</summary>
public sealed class ReLUActivation : ElementwiseActivation, IRectifies
{
    /// <inheritdoc/>
    public override string Name => "ReLU";

    internal override bool PassesGradients => true;

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => arithmetic.Apply(default(Rectify), x, y);

    private protected override void Backward(Matrix x, Matrix dy, Matrix dx, Arithmetic arithmetic) => arithmetic.Apply(default(WherePositive), x, dy, dx);
}
