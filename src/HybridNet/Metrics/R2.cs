namespace HybridNet;

/// <summary>
/// The coefficient of determination of a regression: R2 = 1 - sum (y - p)^2 / sum (y - m)^2 over all samples and columns, with m the mean of each
/// column of the training targets. 1 for perfect predictions, 0 for predictions that are as good as m, negative for worse; NaN if every target is m.
/// </summary>
/// <remarks>
/// The sums are added over batches, so that the value depends on the batch size only by rounding. For training data of one column the value is that of
/// <see cref="Score"/>, which uses the mean of the given targets. For several columns, columns with a larger variance have more weight.
/// </remarks>
public sealed class R2 : IComparesKind, IMeasuresTargets
{
    private double[]? _means;

    /// <inheritdoc/>
    public string Name => "R2";

    /// <summary>
    /// The mean of each column of the targets, computed by <see cref="Prepare"/> or set by the user (copied). Null before that. Set it to null to compute
    /// the means again.
    /// </summary>
    public IReadOnlyList<double>? Means
    {
        get => _means;
        set => _means = value is null ? null : [.. value];
    }

    /// <inheritdoc/>
    public IMetric Clone() => new R2 { Means = Means };

    /// <summary>Computes the mean of each column of all targets, in double; class numbers are one column. Existing means are not changed.</summary>
    /// <inheritdoc/>
    public void Prepare(Targets targets) => _means ??= MeansOf(targets.AsRows());

    /// <summary>Comparisons = sum (y - mean)^2, hits = comparisons - sum (y - p)^2, in double.</summary>
    /// <inheritdoc/>
    /// <exception cref="StateException">There are no means.</exception>
    public MetricCount Count(Matrix output, Matrix predictions, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(predictions);
        return Count(predictions, targets);
    }

    /// <inheritdoc/>
    bool IComparesKind.Compares(TargetKind kind, int columns) => kind == TargetKind.Numbers;

    Action IMeasuresTargets.Keep()
    {
        double[]? means = _means;
        return () => _means = means;
    }

    internal static double[] MeansOf(Matrix targets) => [.. Enumerable.Range(0, targets.Columns).Select(j => MeanOf(targets, j))];

    internal MetricCount Count(Matrix predictions, Targets targets)
    {
        Matrix values = targets.AsRowsOf(Name, predictions);
        double[] means = _means ?? throw Throw.NoMeans(Name);
        if (means.Length != values.Columns)
        {
            Throw.MeansColumns(Name, means.Length, targets.Shape());
        }

        (double residual, double total) = (0, 0);
        for (int j = 0; j < means.Length; j++)
        {
            (double ofColumn, double aboutMean) = SumsOf(predictions, values, j, means[j]);
            residual += ofColumn;
            total += aboutMean;
        }

        return MetricCount.Ratio(total - residual, total);
    }

    /// <summary>
    /// 1 - sum (y - p)^2 / sum (y - mean y)^2 for each column, then the mean over the columns, in double: 1 for perfect predictions, 0 for
    /// predictions that are as good as the mean, negative for worse. A column of equal targets scores 1 if all predictions are exact, else 0.
    /// </summary>
    /// <param name="predictions">Shape (batch, columns). Read only.</param>
    /// <param name="targets">Rows of the same shape, or one number per sample.</param>
    /// <returns>1 or less; NaN for fewer than two samples.</returns>
    /// <exception cref="ShapeException">The shapes of predictions and targets do not match.</exception>
    public static double Score(Matrix predictions, Targets targets)
    {
        Matrix values = targets.AsRowsOf("R2", predictions);
        if (values.Rows < 2)
        {
            return double.NaN;
        }

        double sum = 0;
        for (int j = 0; j < values.Columns; j++)
        {
            sum += OfColumn(predictions, values, j);
        }

        return sum / values.Columns;
    }

    /// <summary>The <see cref="Name"/>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    private static double OfColumn(Matrix p, Matrix y, int j)
    {
        (double residual, double total) = SumsOf(p, y, j, MeanOf(y, j));
        return total == 0 ? (residual == 0 ? 1 : 0) : 1 - (residual / total);
    }

    /// <summary>The mean, computed relative to the first target, so that equal targets have a deviation of exactly 0; NaN without targets.</summary>
    private static double MeanOf(Matrix y, int j)
    {
        if (y.Rows == 0)
        {
            return double.NaN;
        }

        double fromFirst = 0;
        for (int i = 1; i < y.Rows; i++)
        {
            fromFirst += y[i, j] - y[0, j];
        }

        return y[0, j] + (fromFirst / y.Rows);
    }

    /// <summary>sum (y - p)^2 and sum (y - mean)^2.</summary>
    private static (double Residual, double Total) SumsOf(Matrix p, Matrix y, int j, double mean)
    {
        double residual = 0;
        double total = 0;
        for (int i = 0; i < y.Rows; i++)
        {
            residual += (y[i, j] - p[i, j]) * (y[i, j] - p[i, j]);
            total += (y[i, j] - mean) * (y[i, j] - mean);
        }

        return (residual, total);
    }
}
