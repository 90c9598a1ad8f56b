using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Binary cross-entropy of one or more probabilities per sample: L[i] = mean over j of -(y ln p + (1 - y) ln(1 - p)), p clipped to
/// 1e-7 .. 1 - 1e-7. Source: book chapter 16.
/// </summary>
public sealed class BinaryCrossentropyLoss : IHasTargetKind
{
    /// <inheritdoc/>
    public string Name => "binary cross-entropy";

    TargetKind IHasTargetKind.TargetKind => TargetKind.Labels;

    string? IHasTargetKind.RequiredActivation => new SigmoidActivation().Name;

    /// <inheritdoc/>
    public Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context) =>
        Losses(targets.AsRowsOf(Name, predictions), predictions, state, context);

    /// <summary>dPredictions[i, j] = -(y / p - (1 - y) / (1 - p)) / columns / batch, p clipped as in forward.</summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context) =>
        Gradients(targets.AsRowsOf(Name, predictions), predictions, state, context);

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

    /// <summary>The losses of samples, shape (batch, 1).</summary>
    internal static Matrix Losses(Matrix rows, Matrix predictions, LossState state, PassContext context) =>
        OverColumns.Mean(default(Formula), rows, predictions, state, context);

    /// <summary>The gradient w.r.t. the predictions.</summary>
    internal static Matrix Gradients(Matrix rows, Matrix predictions, LossState state, PassContext context) =>
        OverColumns.Gradient(default(Derivative), rows, predictions, state, context);

    /// <summary>-(y ln p + (1 - y) ln(1 - p)), p clipped.</summary>
    private readonly struct Formula : IBinaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal y, TReal p)
        {
            p = Clip.Probabilities.Apply(p);
            return -((y * TReal.Log(p)) + ((1.0 - y) * TReal.Log(1.0 - p)));
        }
    }

    /// <summary>-(y / p - (1 - y) / (1 - p)), p clipped.</summary>
    private readonly struct Derivative : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal y, TReal p)
        {
            p = Clip.Probabilities.Apply(p);
            return -((y / p) - ((1.0 - y) / (1.0 - p)));
        }
    }
}
