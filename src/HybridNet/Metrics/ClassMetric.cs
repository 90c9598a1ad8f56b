using System.Globalization;

namespace HybridNet;

/// <summary>A metric of one class: <see cref="Precision"/>, <see cref="Recall"/>, <see cref="F1Score"/>.</summary>
/// <remarks>
/// TP, FP and FN are the numbers of true positives, false positives and false negatives. They are added over batches, so that the value does not
/// depend on the batch size.
/// </remarks>
public abstract class ClassMetric : IComparesKind
{
    private readonly int _class = 1;

    private protected ClassMetric()
    {
    }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <summary>The class of the metric; the default is 1, the positive class of a sigmoid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The class is less than 0.</exception>
    public int Class
    {
        get => _class;
        init => _class = (int)Setting.Class.Check(Name, value);
    }

    /// <summary>Does nothing: this metric does not depend on the training targets.</summary>
    /// <inheritdoc/>
    public void Prepare(Targets targets)
    {
    }

    /// <summary>
    /// Hits and comparisons are the numerator and the denominator of the ratio. The class of a one-hot target is its largest column; a single column
    /// has class numbers.
    /// </summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A prediction or target is not a class number, or there is no such class.</exception>
    public MetricCount Count(Matrix output, Matrix predictions, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(output);
        return Count(predictions, targets, output.Columns);
    }

    /// <summary>Such as <c>F1 score of class 1</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} of class {Class}");

    bool IComparesKind.Compares(TargetKind kind, int columns) => kind != TargetKind.Labels || columns == 1;

    void IComparesKind.CheckClasses(int classes)
    {
        if (Class >= classes)
        {
            Throw.ClassBeyond(Name, Class, classes);
        }
    }

    internal MetricCount Count(Matrix predictions, Targets targets, int? columns = null) =>
        Ratio(ClassCounts.Of(Name, Class, predictions, targets, columns));

    private protected abstract MetricCount Ratio(ClassCounts counts);
}
