namespace HybridNet;

/// <summary>
/// precision = TP / (TP + FP): the share of the samples predicted as a class that are of it; NaN if none was predicted as it.
/// </summary>
/// <remarks>
/// TP, FP and FN count samples: the class is predicted rightly, predicted wrongly, missed. Those of several batches add up, so that the value does
/// not depend on the batch size.
/// </remarks>
public sealed class Precision : IMetric
{
    private readonly int _class = 1;

    /// <inheritdoc/>
    public string Name => "precision";

    /// <summary>The class that is judged; 1 if not set: of two classes the one that a sigmoid is sure of.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is less than 0.</exception>
    public int Class
    {
        get => _class;
        init => _class = (int)Setting.Class.Check(Name, value);
    }

    /// <summary>Needs nothing of the targets.</summary>
    /// <inheritdoc/>
    public void Prepare(Targets targets)
    {
    }

    /// <summary>Hits = TP, comparisons = TP + FP. One-hot targets count by their largest column, a single column by its numbers.</summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A prediction or target is no class number, or there is no such class.</exception>
    public MetricCount Count(Matrix output, Matrix predictions, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(output);
        return Count(predictions, targets, output.Columns);
    }

    internal MetricCount Count(Matrix predictions, Targets targets, int? columns = null)
    {
        ClassCounts counts = ClassCounts.Of(Name, Class, predictions, targets, columns);
        return MetricCount.Ratio(counts.Right, counts.Right + counts.Wrong);
    }
}
