using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Binary cross-entropy of one or more probabilities a sample: L[i] = mean over j of -(y ln p + (1 - y) ln(1 - p)), p clipped to 1e-7 .. 1 - 1e-7.
/// Source: book chapter 16.
/// </summary>
public sealed class BinaryCrossentropyLoss : ILoss
{
    /// <inheritdoc/>
    public string Name => "binary cross-entropy";

    /// <inheritdoc/>
    public Matrix Forward(Matrix predictions, Targets targets, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        Matrix y = MeanSquaredErrorLoss.Rows(Name, predictions, targets);
        return (arithmetic ?? Arithmetic.NumPy).Flavour == Flavour.Simd ? Forward<SimdLog>(predictions, y) : Forward<LibmLog>(predictions, y);
    }

    /// <summary>dPredictions[i, j] = -(y / p - (1 - y) / (1 - p)) / columns / batch, p clipped as in forward.</summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix predictions, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        Matrix y = MeanSquaredErrorLoss.Rows(Name, predictions, targets);
        var p = new Matrix(predictions.Rows, predictions.Columns, predictions.DType);
        Elementwise.Apply(Clip.Probabilities, predictions, p);
        Matrix restOfY = Of(y, default(OneMinus));
        Matrix restOfP = Of(p, default(OneMinus));
        var gradients = new Matrix(p.Rows, p.Columns, DTypes.Promote(y.DType, p.DType));
        var second = new Matrix(p.Rows, p.Columns, gradients.DType);
        Elementwise.Apply(default(Quotient), y, p, gradients);
        Elementwise.Apply(default(Quotient), restOfY, restOfP, second);
        Elementwise.Apply(default(MinusDifference), gradients, second, gradients);
        Elementwise.Apply(new Divide(p.Columns), gradients, gradients);
        Elementwise.Apply(new Divide(p.Rows), gradients, gradients);
        return gradients;
    }

    private static Matrix Forward<TLog>(Matrix predictions, Matrix y)
        where TLog : struct, IFormula1
    {
        Matrix p = Of(predictions, Clip.Probabilities);
        Matrix logOfRest = Of(Of(p, default(OneMinus)), default(TLog));
        Matrix logOfP = Of(p, default(TLog));
        var losses = new Matrix(p.Rows, p.Columns, DTypes.Promote(y.DType, p.DType));
        var second = new Matrix(p.Rows, p.Columns, losses.DType);
        Elementwise.Apply(default(Times), y, logOfP, losses);
        Elementwise.Apply(default(Times), Of(y, default(OneMinus)), logOfRest, second);
        Elementwise.Apply(default(MinusSum), losses, second, losses);
        var means = new Matrix(p.Rows, 1, losses.DType);
        Sums.RowMeans(losses, means);
        return means;
    }

    private static Matrix Of<TFormula>(Matrix x, TFormula formula)
        where TFormula : struct, IFormula1
    {
        var y = new Matrix(x.Rows, x.Columns, x.DType);
        Elementwise.Apply(formula, x, y);
        return y;
    }

    /// <summary>-(a + b).</summary>
    private readonly struct MinusSum : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane a, TLane b)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => -(a + b);
    }

    /// <summary>-(a - b).</summary>
    private readonly struct MinusDifference : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane a, TLane b)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => -(a - b);
    }

    /// <summary>a / b.</summary>
    private readonly struct Quotient : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane a, TLane b)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => a / b;
    }
}
