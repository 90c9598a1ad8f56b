using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Binary cross-entropy of one or more probabilities a sample: L[i] = mean over j of -(y ln p + (1 - y) ln(1 - p)), p clipped to
/// 1e-7 .. 1 - 1e-7. Source: book chapter 16.
/// </summary>
public sealed class BinaryCrossentropyLoss : ILoss
{
    /// <inheritdoc/>
    public string Name => "binary cross-entropy";

    /// <inheritdoc/>
    public Matrix Forward(Matrix predictions, Targets targets, Arithmetic? arithmetic = null)
    {
        Matrix y = targets.AsRowsOf(Name, predictions);
        Matrix p = Of(predictions, Clip.Probabilities);
        return (arithmetic ?? Arithmetic.NumPy).Flavour == Flavour.Simd ? Forward<SimdLog>(y, p) : Forward<LibmLog>(y, p);
    }

    /// <summary>dPredictions[i, j] = -(y / p - (1 - y) / (1 - p)) / columns / batch, p clipped as in forward.</summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix predictions, Targets targets)
    {
        Matrix y = targets.AsRowsOf(Name, predictions);
        Matrix p = Of(predictions, Clip.Probabilities);
        return OverColumns.Gradient(default(Derivative), y, p);
    }

    private static Matrix Forward<TLog>(Matrix y, Matrix p)
        where TLog : struct, IFormula1
    {
        Matrix first = Of(y, Of(p, default(TLog)), default(Times));
        Matrix second = Of(Of(y, default(OneMinus)), Of(Of(p, default(OneMinus)), default(TLog)), default(Times));
        return OverColumns.Mean(default(MinusSum), first, second);
    }

    private static Matrix Of<TFormula>(Matrix x, TFormula formula)
        where TFormula : struct, IFormula1
    {
        var y = new Matrix(x.Rows, x.Columns, x.DType);
        Elementwise.Apply(formula, x, y);
        return y;
    }

    private static Matrix Of<TFormula>(Matrix a, Matrix b, TFormula formula)
        where TFormula : struct, IFormula2
    {
        var y = new Matrix(a.Rows, a.Columns, DTypes.Promote(a.DType, b.DType));
        Elementwise.Apply(formula, a, b, y);
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

    /// <summary>-(y / p - (1 - y) / (1 - p)).</summary>
    private readonly struct Derivative : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane y, TLane p)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            TLane one = TLane.All(1.0);
            return -((y / p) - ((one - y) / (one - p)));
        }
    }
}
