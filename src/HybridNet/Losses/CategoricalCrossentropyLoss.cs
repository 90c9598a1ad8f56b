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
        pass.Arithmetic.Apply(default(NegativeLog), confidences, confidences);
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
        Matrix gradients = pass.LossGradients(predictions, pass.Arithmetic.ResultType(oneHot.DType, predictions.DType));
        pass.Arithmetic.Apply(default(NegativeQuotient), oneHot, predictions, gradients);
        pass.Arithmetic.Apply(new DivideBy(predictions.Rows), gradients, gradients);
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
        Matrix oneHot = pass.Scratch(0, classes.Length, columns, pass.Arithmetic.DTypeOfConstants);
        oneHot.Clear();
        for (int i = 0; i < classes.Length; i++)
        {
            oneHot[i, classes[i]] = 1;
        }

        return oneHot;
    }

    private static Matrix Picked(Matrix predictions, ReadOnlySpan<int> classes, Pass pass)
    {
        Matrix picked = pass.SampleLosses(pass.Arithmetic.ResultType(predictions.DType), predictions.Rows);
        for (int i = 0; i < classes.Length; i++)
        {
            picked[i, 0] = predictions[i, classes[i]];
        }

        pass.Arithmetic.Apply(Clip.Probabilities, picked, picked);
        return picked;
    }

    private static Matrix Weighted(Matrix predictions, Matrix oneHot, Pass pass)
    {
        Matrix clipped = pass.Scratch(0, predictions.Rows, predictions.Columns, pass.Arithmetic.ResultType(predictions.DType));
        pass.Arithmetic.Apply(Clip.Probabilities, predictions, clipped);
        Matrix products = pass.Scratch(1, predictions.Rows, predictions.Columns, pass.Arithmetic.ResultType(predictions.DType, oneHot.DType));
        pass.Arithmetic.Apply(default(Multiply), clipped, oneHot, products);
        Matrix sums = pass.SampleLosses(products.DType, predictions.Rows);
        pass.Arithmetic.SumRows(products, sums);
        return sums;
    }

    /// <summary>y = -ln x.</summary>
    private readonly struct NegativeLog : IUnaryOperator
    {
        static Function IOperator.Calls => Function.ExpOrLog;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IUnaryOperator.Apply<TReal>(TReal x) => -TReal.Log(x);
    }

    /// <summary>-y / p.</summary>
    private readonly struct NegativeQuotient : IBinaryOperator
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        TReal IBinaryOperator.Apply<TReal>(TReal y, TReal p) => -y / p;
    }
}
