using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>Mean squared error: L[i] = mean over j of (y[i, j] - p[i, j])^2, without a factor 1/2. Source: book chapter 17.</summary>
public sealed class MeanSquaredErrorLoss : ILoss
{
    /// <inheritdoc/>
    public string Name => "mean squared error";

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

    /// <summary>dPredictions[i, j] = -2 (y - p) / columns / batch.</summary>
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

    /// <summary>Targets as rows of numbers of the shape of the predictions; class numbers are a column of numbers.</summary>
    internal static Matrix Rows(string loss, Matrix predictions, Targets targets)
    {
        Matrix values = targets.Values ?? Column(targets.Classes);
        if (values.Rows != predictions.Rows)
        {
            Throw.TargetCount(loss, predictions.Shape(), targets.Shape(), predictions.Rows, targets.Count);
        }

        if (values.Columns != predictions.Columns)
        {
            Throw.TargetColumns(loss, predictions.Shape(), targets.Shape(), predictions.Columns);
        }

        return values;
    }

    private static Matrix Column(ReadOnlySpan<int> numbers)
    {
        var column = new Matrix(numbers.Length, 1, DType.Float64);
        for (int i = 0; i < numbers.Length; i++)
        {
            column[i, 0] = numbers[i];
        }

        return column;
    }

    /// <summary>(y - p)^2.</summary>
    private readonly struct Formula : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane y, TLane p)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => (y - p) * (y - p);
    }

    /// <summary>-2 (y - p).</summary>
    private readonly struct Derivative : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane y, TLane p)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => TLane.All(-2.0) * (y - p);
    }
}
