namespace HybridNet;

/// <summary>The share of predictions that are nearer to their target than <see cref="Precision"/>. Source: book chapter 17.</summary>
public sealed class RegressionAccuracy : IMetric, IMeasuresTargets
{
    /// <summary>The precision is this part of the targets' standard deviation.</summary>
    private const double Parts = 250;

    private double? _precision;

    /// <inheritdoc/>
    public string Name => "regression accuracy";

    /// <summary>
    /// How near is right, in the unit of the targets: what <see cref="Prepare"/> measured, or what was set. Null until then; set to null, it is
    /// measured anew.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The precision is not a finite number, 0 or more.</exception>
    public double? Precision
    {
        get => _precision;
        set => _precision = value is { } given ? Setting.Precision.Check(Name, given) : null;
    }

    /// <inheritdoc/>
    public IMetric Clone() => Measured(_precision);

    /// <summary>A metric with a precision that was measured: NaN where a target was no number, and then nothing is near.</summary>
    internal static RegressionAccuracy Measured(double? precision) =>
        precision is double.NaN ? new() { _precision = precision } : new() { Precision = precision };

    /// <summary>
    /// Precision = std(y) / 250 over all targets, in their dtype, as NumPy computes it; class numbers count as float64. One that is there already stays.
    /// </summary>
    /// <inheritdoc/>
    public void Prepare(Targets targets) => _precision ??= PrecisionOf(targets.AsRows());

    /// <summary>Hits = the count of |predictions[i, j] - targets[i, j]| &lt; precision.</summary>
    /// <inheritdoc/>
    /// <exception cref="StateException">There is no precision.</exception>
    public MetricCount Count(Matrix output, Matrix predictions, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(output);
        Matrix values = targets.AsRowsOf(Name, predictions);
        double precision = Precision ?? throw Throw.NoPrecision(Name);
        return new(Comparisons.Nearer(predictions, values, precision), values.Length, values.Rows);
    }

    /// <inheritdoc/>
    Action IMeasuresTargets.Keep()
    {
        double? precision = _precision;
        return () => _precision = precision;
    }

    internal static double PrecisionOf(Matrix targets) =>
        (new NumPyScalar(Sums.Deviation(targets), targets.DType) / Parts).Value;
}
