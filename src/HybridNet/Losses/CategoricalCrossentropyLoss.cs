using System.Numerics;
using System.Runtime.CompilerServices;

namespace HybridNet;

/// <summary>
/// Categorical cross-entropy of probabilities: L[i] = -ln p[i, class of i], or -ln sum over j of p[i, j] y[i, j] for one-hot y.
/// p is clipped to 1e-7 .. 1 - 1e-7, which keeps the loss finite. Source: book chapter 5.
/// </summary>
public sealed class CategoricalCrossentropyLoss : IFusesWithActivation, IHasTargetKind
{
    /// <inheritdoc/>
    public string Name => "categorical cross-entropy";

    TargetKind IHasTargetKind.TargetKind => TargetKind.Class;

    string? IHasTargetKind.RequiredActivation => new SoftmaxActivation().Name;

    /// <inheritdoc/>
    public Matrix Forward(Matrix predictions, Targets targets, LossState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        targets.CheckClasses(Name, predictions);
        Matrix confidences = targets.Values is null
            ? Picked(predictions, targets.Classes, state, context)
            : Weighted(predictions, targets.Values, state, context);
        context.Arithmetic.Apply(default(NegativeLog), confidences, confidences);
        return confidences;
    }

    /// <summary>
    /// dPredictions[i, j] = -y[i, j] / p[i, j] / batch, p not clipped; class numbers are converted to one-hot rows of the arithmetic's default dtype.
    /// </summary>
    /// <inheritdoc/>
    public Matrix Backward(Matrix predictions, Targets targets, LossState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        targets.CheckClasses(Name, predictions);
        Matrix oneHot = targets.Values ?? OneHot(targets.Classes, predictions.Columns, state, context);
        Matrix gradients = state.BeginBackward(predictions, context.Arithmetic.ResultType(oneHot.DType, predictions.DType));
        context.Arithmetic.Apply(default(NegativeQuotient), oneHot, predictions, gradients);
        context.Arithmetic.Apply(new DivideBy(predictions.Rows), gradients, gradients);
        return gradients;
    }

    /// <summary>Returns true for softmax.</summary>
    /// <inheritdoc/>
    public bool FusesWith(ILayer activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        return activation is SoftmaxActivation;
    }

    /// <summary>
    /// dInputs[i, j] = (p[i, j] - 1 if j is the class of i, else p[i, j]) / batch. The class of a one-hot row is its largest column. Source: book chapter 9.
    /// </summary>
    /// <inheritdoc/>
    public Matrix FusedBackward(Matrix output, Targets targets, LossState state, PassContext context)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        targets.CheckClasses(Name, output);
        Arithmetic arithmetic = context.Arithmetic;
        Matrix gradients = state.BeginBackward(output, arithmetic.ResultType(output.DType));
        output.CopyTo(gradients);
        Matrix? classes = null;
        if (targets.Values is { } rows)
        {
            classes = state.Scratch(0, rows.Rows, 1, rows.DType);
            arithmetic.ArgMaxRows(rows, classes);
        }

        if (classes is not null)
        {
            for (int i = 0; i < gradients.Rows; i++)
            {
                gradients[i, (int)classes[i, 0]] -= 1;
            }
        }
        else if (gradients.DType == DType.Float32)
        {
            SubtractOne(gradients.Span<float>(), gradients.Columns, targets.Classes);
        }
        else
        {
            SubtractOne(gradients.Span<double>(), gradients.Columns, targets.Classes);
        }

        arithmetic.Apply(new DivideBy(gradients.Rows), gradients, gradients);
        return gradients;
    }

    /// <summary>Throws if a class number has no column, or if a row is not a probability distribution over the classes.</summary>
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

    private static Matrix OneHot(ReadOnlySpan<int> classes, int columns, LossState state, PassContext context)
    {
        Matrix oneHot = state.Scratch(0, classes.Length, columns, context.Arithmetic.DTypeOfConstants);
        oneHot.Clear();
        for (int i = 0; i < classes.Length; i++)
        {
            oneHot[i, classes[i]] = 1;
        }

        return oneHot;
    }

    private static Matrix Picked(Matrix predictions, ReadOnlySpan<int> classes, LossState state, PassContext context)
    {
        Matrix picked = state.BeginForward(predictions.Rows, context.Arithmetic.ResultType(predictions.DType));
        if (predictions.DType == DType.Float32)
        {
            Pick(predictions.Span<float>(), predictions.Columns, classes, picked.Span<float>());
        }
        else if (picked.DType == DType.Float64)
        {
            Pick(predictions.Span<double>(), predictions.Columns, classes, picked.Span<double>());
        }
        else
        {
            for (int i = 0; i < classes.Length; i++)
            {
                picked[i, 0] = predictions[i, classes[i]];
            }
        }

        context.Arithmetic.Apply(Clip.Probabilities, picked, picked);
        return picked;
    }

    /// <summary>picked[i] = p[i, class of i]. The class numbers are checked.</summary>
    private static void Pick<T>(ReadOnlySpan<T> p, int columns, ReadOnlySpan<int> classes, Span<T> picked)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            picked[i] = p[(i * columns) + classes[i]];
        }
    }

    /// <summary>g[i, class of i] -= 1. The class numbers are checked.</summary>
    private static void SubtractOne<T>(Span<T> g, int columns, ReadOnlySpan<int> classes)
        where T : INumber<T>
    {
        for (int i = 0; i < classes.Length; i++)
        {
            g[(i * columns) + classes[i]] -= T.One;
        }
    }

    private static Matrix Weighted(Matrix predictions, Matrix oneHot, LossState state, PassContext context)
    {
        Matrix clipped = state.Scratch(0, predictions.Rows, predictions.Columns, context.Arithmetic.ResultType(predictions.DType));
        context.Arithmetic.Apply(Clip.Probabilities, predictions, clipped);
        Matrix products = state.Scratch(1, predictions.Rows, predictions.Columns, context.Arithmetic.ResultType(predictions.DType, oneHot.DType));
        context.Arithmetic.Apply(default(Multiply), clipped, oneHot, products);
        Matrix sums = state.BeginForward(predictions.Rows, products.DType);
        context.Arithmetic.SumRows(products, sums);
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
