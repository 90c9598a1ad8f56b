using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Mean absolute error: L[i] = mean over j of |y[i, j] - p[i, j]|. Source: book chapter 17.</summary>
public sealed class MeanAbsoluteErrorLoss : IHasTargetKind
{
    /// <inheritdoc/>
    public string Name => "mean absolute error";

    TargetKind IHasTargetKind.TargetKind => TargetKind.Numbers;

    string? IHasTargetKind.RequiredActivation => null;

    /// <summary>
    /// Whether backward returns the book's gradient, which has the wrong sign: gradient descent with it increases the loss. Only for parity with the book.
    /// </summary>
    public bool HasBookSign { get; init; }

    /// <inheritdoc/>
    public Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context) =>
        OverColumns.Mean(default(Formula), targets.AsRowsOf(Name, predictions), predictions, state, context);

    /// <summary>dPredictions[i, j] = sign(p - y) / columns / batch; sign(y - p) with <see cref="HasBookSign"/>.</summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context)
    {
        Matrix y = targets.AsRowsOf(Name, predictions);
        return HasBookSign
            ? OverColumns.Gradient(default(SignOfDifference), y, predictions, state, context)
            : OverColumns.Gradient(default(SignOfDifference), predictions, y, state, context);
    }

    /// <summary>Throws if the number of columns of the targets differs from that of the predictions.</summary>
    /// <inheritdoc/>
    public void CheckTargets(Targets targets, int? columns) => TargetRules.CheckColumns(Name, targets, columns);

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    /// <summary>|y - p|.</summary>
    private readonly struct Formula : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal y, TReal p) => TReal.Abs(y - p);
    }

    /// <summary>sign(a - b): 1, 0 or -1; NaN stays NaN.</summary>
    private readonly struct SignOfDifference : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal a, TReal b)
        {
            TReal zero = 0.0;
            TReal x = a - b;
            TReal zeroOrNaN = TReal.IfEqual(x, x, zero, x);
            return TReal.IfLess(x, zero, -1.0, TReal.IfLess(zero, x, 1.0, zeroOrNaN));
        }
    }
}
