using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Binary cross-entropy behind a sigmoid: the losses of <see cref="BinaryCrossentropyLoss"/>, trained with the combined gradient w.r.t. the inputs of the
/// sigmoid, dLoss/dx = (p - y) / columns / batch. It does not vanish where the sigmoid is saturated, unlike the product of both derivatives.
/// </summary>
public sealed class SigmoidBinaryCrossentropyLoss : IFusesWithActivation, IHasTargetKind
{
    /// <inheritdoc/>
    public string Name => "sigmoid binary cross-entropy";

    TargetKind IHasTargetKind.TargetKind => TargetKind.Labels;

    string? IHasTargetKind.RequiredActivation => new SigmoidActivation().Name;

    /// <inheritdoc/>
    public Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context) =>
        BinaryCrossentropyLoss.Losses(targets.AsRowsOf(Name, predictions), predictions, state, context);

    /// <summary>
    /// The gradient w.r.t. the probabilities, as of <see cref="BinaryCrossentropyLoss"/>: for use without a sigmoid. Training calls <see cref="FusedBackward"/>.
    /// </summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context) =>
        BinaryCrossentropyLoss.Gradients(targets.AsRowsOf(Name, predictions), predictions, state, context);

    /// <summary>Returns true for sigmoid.</summary>
    /// <inheritdoc/>
    public bool FusesWith(ILayer activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return activation is SigmoidActivation;
    }

    /// <summary>dInputs[i, j] = (p[i, j] - y[i, j]) / columns / batch.</summary>
    /// <inheritdoc/>
    public Matrix FusedBackward(Matrix output, Targets targets, LossState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(output);
        return OverColumns.Gradient(default(Difference), output, targets.AsRowsOf(Name, output), state, context);
    }

    /// <summary>Throws if targets are not probabilities, 0 to 1, or if their number of columns differs from that of the predictions.</summary>
    /// <inheritdoc/>
    public void CheckTargets(Targets targets, int? columns)
    {
        TargetRules.CheckColumns(Name, targets, columns);
        TargetRules.CheckProbabilities(Name, targets);
    }

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    /// <summary>p - y.</summary>
    private readonly struct Difference : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal p, TReal y) => p - y;
    }
}
