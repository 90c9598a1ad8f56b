using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Mean squared error: L[i] = mean over j of (y[i, j] - p[i, j])^2, without a factor 1/2. Source: book chapter 17.</summary>
public sealed class MeanSquaredErrorLoss : IHasTargetKind
{
    /// <inheritdoc/>
    public string Name => "mean squared error";

    TargetKind IHasTargetKind.TargetKind => TargetKind.Numbers;

    string? IHasTargetKind.RequiredActivation => null;

    /// <inheritdoc/>
    public Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context) =>
        OverColumns.Mean(default(Formula), targets.AsRowsOf(Name, predictions), predictions, state, context);

    /// <summary>dPredictions[i, j] = -2 (y - p) / columns / batch.</summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context) =>
        OverColumns.Gradient(default(Derivative), targets.AsRowsOf(Name, predictions), predictions, state, context);

    /// <summary>Throws if the number of columns of the targets differs from that of the predictions.</summary>
    /// <inheritdoc/>
    public void CheckTargets(Targets targets, int? columns) => TargetRules.CheckColumns(Name, targets, columns);

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    /// <summary>(y - p)^2.</summary>
    private readonly struct Formula : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal y, TReal p) => (y - p) * (y - p);
    }

    /// <summary>-2 (y - p).</summary>
    private readonly struct Derivative : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal y, TReal p) => -2.0 * (y - p);
    }
}
