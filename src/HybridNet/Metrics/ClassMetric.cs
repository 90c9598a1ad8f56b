namespace HybridNet;

/// <summary>A metric of one class: <see cref="Precision"/>, <see cref="Recall"/>, <see cref="F1Score"/>.</summary>
/// <remarks>
/// TP (true positives), FP (false positives) and FN (false negatives) count samples: of the class and predicted as it, predicted as it and of
/// another, of it and predicted as another. The counts of several batches add up, so the value does not depend on the batch size.
/// </remarks>
public abstract class ClassMetric : IMetric
{
    private readonly int _class = 1;

    private protected ClassMetric()
    {
    }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>The class that is measured, at least 0; the default, 1, is the positive one of two classes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is less than 0.</exception>
    public int Class
    {
        get => _class;
        init => _class = (int)Setting.Class.Check(Name, value);
    }

    /// <summary>Does nothing: the metric needs no statistic of the targets.</summary>
    /// <inheritdoc/>
    public void Prepare(Targets targets)
    {
    }

    /// <summary>
    /// Counts the samples of a batch. One-hot targets count by their largest column, a single column by its numbers. Each metric says which counts
    /// are its hits and which its comparisons.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A prediction or target is no class number, or there is no such class.</exception>
    public MetricCount Count(Matrix output, Matrix predictions, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(output);
        return Count(predictions, targets, output.Columns);
    }

    internal MetricCount Count(Matrix predictions, Targets targets, int? columns = null) =>
        Ratio(ClassCounts.Of(Name, Class, predictions, targets, columns));

    private protected abstract MetricCount Ratio(ClassCounts counts);
}
