using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Mean absolute error: L[i] = mean over j of |y[i, j] - p[i, j]|. Source: book chapter 17.</summary>
public sealed class MeanAbsoluteErrorLoss : ILoss
{
    /// <inheritdoc/>
    public string Name => "mean absolute error";

    /// <inheritdoc/>
    public Matrix Forward(Matrix predictions, Targets targets, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        Matrix y = MeanSquaredErrorLoss.Rows(Name, predictions, targets);
        var errors = new Matrix(y.Rows, y.Columns, DTypes.Promote(y.DType, predictions.DType));
        Elementwise.Apply(default(Formula), y, predictions, errors);
        var means = new Matrix(y.Rows, 1, errors.DType);
        Sums.RowMeans(errors, means);
        return means;
    }

    /// <summary>dPredictions[i, j] = sign(y - p) / columns / batch, as the book has it.</summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix predictions, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        Matrix y = MeanSquaredErrorLoss.Rows(Name, predictions, targets);
        var gradients = new Matrix(y.Rows, y.Columns, DTypes.Promote(y.DType, predictions.DType));
        Elementwise.Apply(default(Derivative), y, predictions, gradients);
        Elementwise.Apply(new Divide(y.Columns), gradients, gradients);
        Elementwise.Apply(new Divide(y.Rows), gradients, gradients);
        return gradients;
    }

    /// <summary>|y - p|.</summary>
    private readonly struct Formula : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane y, TLane p)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => TLane.Abs(y - p);
    }

    /// <summary>sign(y - p): 1, 0 or -1; NaN stays NaN.</summary>
    private readonly struct Derivative : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane y, TLane p)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => Sign<TLane, T>(y - p);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLane Sign<TLane, T>(TLane x)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> =>
            TLane.IfLess(x, TLane.All(0.0), TLane.All(-1.0), TLane.IfLess(TLane.All(0.0), x, TLane.All(1.0), TLane.IfEqual(x, x, TLane.All(0.0), x)));
    }
}
