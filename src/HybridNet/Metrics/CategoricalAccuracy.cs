namespace HybridNet;

/// <summary>
/// The share of samples whose predicted class is correct; with <see cref="IsBinary"/> the share of single outputs that are correct, over all rows
/// and columns: where rows have several labels, the share of equal labels.
/// Source: book chapters 4 and 18.
/// </summary>
public sealed class CategoricalAccuracy : IComparesKind
{
    /// <inheritdoc/>
    public string Name => "categorical accuracy";

    /// <summary>
    /// Whether targets are rows of 0 and 1 that are compared element-wise, as for sigmoids, instead of one-hot rows, whose largest column is the class.
    /// </summary>
    public bool IsBinary { get; init; }

    /// <summary>Does nothing: this metric does not depend on the training targets.</summary>
    /// <inheritdoc/>
    public void Prepare(Targets targets)
    {
    }

    /// <summary>Hits = the count of predictions[i] == class of targets[i], or of predictions[i, j] == targets[i, j] with <see cref="IsBinary"/>.</summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A prediction is finite and not an integer: probabilities were passed instead of classes.</exception>
    public MetricCount Count(Matrix output, Matrix predictions, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(predictions);
        targets.CheckCount(Name, predictions);
        int columns = predictions.Columns;
        if (Comparisons.FirstNotWhole(predictions) is >= 0 and var index)
        {
            (int sample, int column) = Math.DivRem(index, columns);
            throw Throw.NoClassNumber(Name, "prediction", sample, predictions[sample, column], null);
        }

        if (targets.Values is not { } values)
        {
            return columns == 1 ? OfClasses(predictions, targets.Classes) : throw Throw.OneClassManyPredictions(Name, predictions.Shape(), targets.Shape());
        }

        if (IsBinary)
        {
            return OfRows(predictions, targets.AsRowsOf(Name, predictions));
        }

        if (columns != 1 || values.Columns < 2)
        {
            Throw.NotOneHot(Name, predictions.Shape(), targets.Shape());
        }

        targets.CheckClasses(Name, output);
        return OfOneHot(predictions, values);
    }

    bool IComparesKind.Compares(TargetKind kind, int columns) => kind switch
    {
        TargetKind.Class => !IsBinary,
        TargetKind.Labels => IsBinary || columns == 1,
        _ => true,
    };

    /// <summary>The <see cref="Name"/>, and whether outputs are compared one by one.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Name}{(IsBinary ? " of single outputs" : "")}";

    /// <summary>Compares one row per sample with its class number.</summary>
    internal static MetricCount OfClasses(Matrix predictions, ReadOnlySpan<int> classes) =>
        new(Comparisons.Equal(predictions, classes), classes.Length, classes.Length);

    /// <summary>Compares one row per sample with the largest column of its target.</summary>
    internal static MetricCount OfOneHot(Matrix predictions, Matrix targets)
    {
        int hits = 0;
        for (int i = 0; i < targets.Rows; i++)
        {
            hits += predictions[i, 0] == Maxima.ColumnOf(targets, i) ? 1 : 0;
        }

        return new(hits, targets.Rows, targets.Rows);
    }

    /// <summary>Compares element-wise.</summary>
    internal static MetricCount OfRows(Matrix predictions, Matrix targets) =>
        new(Comparisons.Equal(predictions, targets), targets.Length, targets.Rows);
}
