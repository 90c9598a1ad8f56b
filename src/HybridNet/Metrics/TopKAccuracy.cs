using System.Numerics;

namespace HybridNet;

/// <summary>
/// The share of samples whose right class is among the k columns of the largest output. Of equal outputs the first counts as the larger and a
/// NaN as the largest, so that k = 1 is what softmax predicts.
/// </summary>
public sealed class TopKAccuracy : IMetric
{
    /// <summary>A metric that is content with k guesses.</summary>
    /// <param name="k">1 or more.</param>
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

    /// <summary>How many guesses a sample has.</summary>
    public int K { get; }

    /// <summary>Needs nothing of the targets.</summary>
    /// <inheritdoc/>
    public void Prepare(Targets targets)
    {
    }

    /// <summary>Hits = the count of samples with less than k columns before the right one; one-hot targets count by their largest column.</summary>
    /// <inheritdoc/>
    /// <exception cref="ShapeException">The output is a single column, such as that of predicted classes; or output and targets do not fit together.</exception>
    /// <exception cref="ArgumentException">A class number has no column.</exception>
    public MetricCount Count(Matrix output, Matrix predictions, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(predictions);
        return Compare(output, targets);
    }

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
            hits += Comparisons.Note(Before(output, i, right) < K, i, each);
        }

        return new(hits, output.Rows, output.Rows);
    }

    private static int Before(Matrix output, int row, int column) => output.DType == DType.Float32
        ? Before<float>(output.Span<float>().Slice(row * output.Columns, output.Columns), column)
        : Before<double>(output.Span<double>().Slice(row * output.Columns, output.Columns), column);

    /// <summary>How many numbers of a row come before one of them, from the largest down.</summary>
    private static int Before<T>(ReadOnlySpan<T> row, int column)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T own = row[column];
        int before = 0;
        for (int j = 0; j < row.Length; j++)
        {
            bool larger = T.IsNaN(own) ? T.IsNaN(row[j]) && j < column : !(row[j] <= own) || (row[j] == own && j < column);
            before += larger ? 1 : 0;
        }

        return before;
    }
}
