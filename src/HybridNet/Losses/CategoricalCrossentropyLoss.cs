using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Categorical cross-entropy of probabilities: L[i] = -ln p[i, class of i], or -ln sum over j of p[i, j] y[i, j] for one-hot y;
/// p is clipped to 1e-7 .. 1 - 1e-7, so that no loss is infinite. Source: book chapter 5.
/// </summary>
public sealed class CategoricalCrossentropyLoss : ILoss
{
    /// <inheritdoc/>
    public string Name => "categorical cross-entropy";

    /// <inheritdoc/>
    public Matrix Forward(Matrix predictions, Targets targets, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        targets.CheckClasses(Name, predictions);
        Matrix confidences = targets.Values is null
            ? Picked(predictions, targets.Classes, pass)
            : Weighted(predictions, targets.Values, pass);
        if (pass.Arithmetic.Flavour == Flavour.Simd)
        {
            Elementwise.Apply(default(MinusLog<SimdLog>), confidences, confidences);
        }
        else
        {
            Elementwise.Apply(default(MinusLog<LibmLog>), confidences, confidences);
        }

        return confidences;
    }

    /// <summary>
    /// dPredictions[i, j] = -y[i, j] / p[i, j] / batch, p unclipped; class numbers count as one-hot rows of the arithmetic's default dtype.
    /// </summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix predictions, Targets targets, Pass pass)
    {
        ArgumentNullException.ThrowIfNull(pass);
        targets.CheckClasses(Name, predictions);
        Matrix oneHot = targets.Values ?? OneHot(targets.Classes, predictions.Columns, pass);
        Matrix gradients = pass.LossGradients(predictions, DTypes.Promote(oneHot.DType, predictions.DType));
        Elementwise.Apply(default(MinusQuotient), oneHot, predictions, gradients);
        Elementwise.Apply(new Divide(predictions.Rows), gradients, gradients);
        return gradients;
    }

    /// <summary>Refuses class numbers without a column, and rows that are no probabilities of the classes.</summary>
    /// <inheritdoc/>
    public void CheckTargets(Targets targets, int? columns)
    {
        if (columns is { } known)
        {
            targets.CheckClassColumns(Name, known);
        }

        if (targets.Values is { } rows)
        {
            TargetRules.CheckDistributions(Name, rows);
        }
    }

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    private static Matrix OneHot(ReadOnlySpan<int> classes, int columns, Pass pass)
    {
        Matrix oneHot = pass.Scratch(0, classes.Length, columns, pass.Arithmetic.DefaultDType);
        oneHot.Clear();
        for (int i = 0; i < classes.Length; i++)
        {
            oneHot[i, classes[i]] = 1;
        }

        return oneHot;
    }

    private static Matrix Picked(Matrix predictions, ReadOnlySpan<int> classes, Pass pass)
    {
        Matrix picked = pass.SampleLosses(predictions.DType, predictions.Rows);
        for (int i = 0; i < classes.Length; i++)
        {
            picked[i, 0] = predictions[i, classes[i]];
        }

        Elementwise.Apply(Clip.Probabilities, picked, picked);
        return picked;
    }

    private static Matrix Weighted(Matrix predictions, Matrix oneHot, Pass pass)
    {
        Matrix clipped = pass.Scratch(0, predictions.Rows, predictions.Columns, predictions.DType);
        Elementwise.Apply(Clip.Probabilities, predictions, clipped);
        Matrix products = pass.Scratch(1, predictions.Rows, predictions.Columns, DTypes.Promote(predictions.DType, oneHot.DType));
        Elementwise.Apply(default(Times), clipped, oneHot, products);
        Matrix sums = pass.SampleLosses(products.DType, predictions.Rows);
        Sums.RowSums(products, sums);
        return sums;
    }

    /// <summary>y = -ln x.</summary>
    private readonly struct MinusLog<TLog> : IFormula1
        where TLog : struct, IFormula1
    {
        public static bool CallsLibrary<T>()
            where T : unmanaged => TLog.CallsLibrary<T>();

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane x)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => -default(TLog).Apply<TLane, T>(x);
    }

    /// <summary>-y / p.</summary>
    private readonly struct MinusQuotient : IFormula2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLane Apply<TLane, T>(TLane y, TLane p)
            where TLane : struct, ILane<TLane, T>
            where T : unmanaged, IFloatingPointIeee754<T> => -y / p;
    }
}
