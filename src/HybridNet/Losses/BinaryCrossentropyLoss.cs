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
    public Matrix Forward(Matrix predictions, Targets targets, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        Matrix y = targets.AsRowsOf(Name, predictions);
        Matrix p = Clipped(predictions, pass);
        return pass.Arithmetic.Flavour == Flavour.Simd ? Forward<SimdLog>(y, p, pass) : Forward<LibmLog>(y, p, pass);
    }

    /// <summary>dPredictions[i, j] = -(y / p - (1 - y) / (1 - p)) / columns / batch, p clipped as in forward.</summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix predictions, Targets targets, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        Matrix y = targets.AsRowsOf(Name, predictions);
        return OverColumns.Gradient(default(Derivative), y, Clipped(predictions, pass), pass);
    }

    /// <summary>Refuses targets that are no probabilities, 0 to 1, or have not one for each column.</summary>
    /// <inheritdoc/>
    public void CheckTargets(Targets targets, int? columns)
    {
        TargetRules.CheckColumns(Name, targets, columns);
        TargetRules.CheckProbabilities(Name, targets);
    }

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    private static Matrix Clipped(Matrix predictions, Pass pass)
    {
        Matrix p = pass.Scratch(1, predictions.Rows, predictions.Columns, predictions.DType);
        Elementwise.Apply(Clip.Probabilities, predictions, p);
        return p;
    }

    private static Matrix Forward<TLog>(Matrix y, Matrix p, Pass pass)
        where TLog : struct, IFormula1
    {
        DType dtype = DTypes.Promote(y.DType, p.DType);
        Matrix log = pass.Scratch(2, p.Rows, p.Columns, p.DType);
        Matrix rest = pass.Scratch(3, y.Rows, y.Columns, y.DType);
        Matrix first = pass.Scratch(4, p.Rows, p.Columns, dtype);
        Matrix second = pass.Scratch(5, p.Rows, p.Columns, dtype);
        Elementwise.Apply(default(TLog), p, log);
        Elementwise.Apply(default(Times), y, log, first);
        Elementwise.Apply(default(OneMinus), p, log);
        Elementwise.Apply(default(TLog), log, log);
        Elementwise.Apply(default(OneMinus), y, rest);
        Elementwise.Apply(default(Times), rest, log, second);
        return OverColumns.Mean(default(MinusSum), first, second, pass);
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
