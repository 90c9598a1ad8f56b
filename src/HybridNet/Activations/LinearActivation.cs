namespace HybridNet;

/// <summary>Identity: y = x. The output activation for regression. Source: book chapter 17.</summary>
public sealed class LinearActivation : ElementwiseActivation
{
    /// <inheritdoc/>
    public override string Name => "linear";

    internal override bool PassesGradients => true;

    private protected override void Forward(Matrix x, Matrix y, Arithmetic arithmetic) => x.CopyTo(y);

    private protected override void Backward(Matrix x, Matrix dy, Matrix dx, Arithmetic arithmetic) => dy.CopyTo(dx);
}
