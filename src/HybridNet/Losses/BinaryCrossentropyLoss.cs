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
        Arithmetic arithmetic = pass.Arithmetic;
        DType dtype = arithmetic.ResultOf(y.DType, p.DType);
        Matrix log = pass.Scratch(2, p.Rows, p.Columns, p.DType);
        Matrix rest = pass.Scratch(3, y.Rows, y.Columns, arithmetic.ResultOf(y.DType));
        Matrix first = pass.Scratch(4, p.Rows, p.Columns, dtype);
        Matrix second = pass.Scratch(5, p.Rows, p.Columns, dtype);
        arithmetic.Apply(default(Log), p, log);
        arithmetic.Apply(default(Times), y, log, first);
        arithmetic.Apply(default(LogOfRest), p, log);
        arithmetic.Apply(default(OneMinus), y, rest);
        arithmetic.Apply(default(Times), rest, log, second);
        return OverColumns.Mean(default(MinusSum), first, second, pass);
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
        Matrix p = pass.Scratch(1, predictions.Rows, predictions.Columns, pass.Arithmetic.ResultOf(predictions.DType));
        pass.Arithmetic.Apply(Clip.Probabilities, predictions, p);
        return p;
    }

    /// <summary>ln(1 - p).</summary>
    private readonly struct LogOfRest : IFormula1
    {
        static Function IFormula.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IFormula1.Apply<TReal>(TReal p) => TReal.Log(1.0 - p);
    }

    /// <summary>-(a + b).</summary>
    private readonly struct MinusSum : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IFormula2.Apply<TReal>(TReal a, TReal b) => -(a + b);
    }

    /// <summary>-(y / p - (1 - y) / (1 - p)).</summary>
    private readonly struct Derivative : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IFormula2.Apply<TReal>(TReal y, TReal p) => -((y / p) - ((1.0 - y) / (1.0 - p)));
    }
}
