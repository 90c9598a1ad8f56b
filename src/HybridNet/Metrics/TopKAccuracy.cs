using System.Numerics;

namespace HybridNet;

/// <summary>
/// The share of samples whose class is among the k columns with the largest outputs. Among equal outputs the first is considered larger, and NaN is
/// considered the largest, so that k = 1 gives the accuracy of the predictions of softmax.
/// </summary>
public sealed class TopKAccuracy : IComparesKind
{
    /// <summary>Creates the metric.</summary>
    /// <param name="k">Number of columns to consider, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is less than 1.</exception>
    public TopKAccuracy(int k)
    {
        if (k < 1)
        {
            Throw.TopK(k);
        }

        K = k;
        Name = $"top-{k} accuracy";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Number of columns to consider.</summary>
    public int K { get; }

    /// <summary>Does nothing: this metric does not depend on the training targets.</summary>
    /// <inheritdoc/>
    public void Prepare(Targets targets)
    {
    }

    /// <summary>Hits = the count of samples with fewer than k columns above the correct one; the class of a one-hot target is its largest column.</summary>
    /// <inheritdoc/>
    /// <exception cref="ShapeException">The output is a single column, such as predicted classes; or the shapes of output and targets do not match.</exception>
    /// <exception cref="ArgumentException">A class number is not less than the number of columns.</exception>
    public MetricCount Count(Matrix output, Matrix predictions, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(predictions);
        return Compare(output, targets);
    }

    bool IComparesKind.Compares(TargetKind kind, int columns) => columns > 1;

    void IComparesKind.CheckClasses(int classes)
    {
        if (K > classes)
        {
            Throw.TopKBeyond(Name, K, classes);
        }
    }

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    internal MetricCount Compare(Matrix output, Targets targets, Span<bool> each = default)
    {
        targets.CheckCount(Name, output);
        if (output.Columns < 2 && output.Rows > 0)
        {
            Throw.NoClasses(Name, output.Shape());
        }

        targets.CheckClasses(Name, output);

        int hits = 0;
        for (int i = 0; i < output.Rows; i++)
        {
            int right = targets.Values is { } oneHot ? Maxima.ColumnOf(oneHot, i) : targets.Classes[i];
            hits += Comparisons.Store(CountLarger(output, i, right) < K, i, each);
        }

        return new(hits, output.Rows, output.Rows);
    }

    private static int CountLarger(Matrix output, int row, int column) => output.DType == DType.Float32
        ? CountLarger<float>(output.Span<float>().Slice(row * output.Columns, output.Columns), column)
        : CountLarger<double>(output.Span<double>().Slice(row * output.Columns, output.Columns), column);

    /// <summary>Counts the elements of a row that are larger than one of them.</summary>
    private static int CountLarger<T>(ReadOnlySpan<T> row, int column)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T own = row[column];
        int count = 0;
        for (int j = 0; j < row.Length; j++)
        {
            bool larger = T.IsNaN(own) ? T.IsNaN(row[j]) && j < column : !(row[j] <= own) || (row[j] == own && j < column);
            count += larger ? 1 : 0;
        }

        return count;
    }
}
