using System.Globalization;

namespace HybridNet;

/// <summary>The share of predictions whose distance from the target is less than <see cref="Precision"/>. Source: book chapter 17.</summary>
public sealed class RegressionAccuracy : IComparesKind, IMeasuresTargets
{
    /// <summary>The precision is the standard deviation of the targets divided by this number.</summary>
    private const double Parts = 250;

    private double? _precision;

    /// <inheritdoc/>
    public string Name => "regression accuracy";

    /// <summary>
    /// The largest error of a correct prediction, in the unit of the targets, computed by <see cref="Prepare"/> or set by the user. Null before that. Set it
    /// to null to compute it again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The precision is not a finite number, 0 or more.</exception>
    public double? Precision
    {
        get => _precision;
        set => _precision = value is { } given ? Setting.Precision.Check(Name, given) : null;
    }

    /// <inheritdoc/>
    public IMetric Clone() => Measured(_precision);

    /// <summary>Creates a metric with a computed precision, which is NaN if a target is NaN; then no prediction is correct.</summary>
    internal static RegressionAccuracy Measured(double? precision) =>
        precision is double.NaN ? new() { _precision = precision } : new() { Precision = precision };

    /// <summary>
    /// Computes precision = std(y) / 250 over all targets, in their dtype, as NumPy does; class numbers are float64. An existing precision is not changed.
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

    /// <summary>The <see cref="Name"/>, and the precision once it is known.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Precision is { } precision ? string.Create(CultureInfo.InvariantCulture, $"{Name}, precision {precision}") : Name;

    /// <inheritdoc/>
    bool IComparesKind.Compares(TargetKind kind, int columns) => kind == TargetKind.Numbers;

    Action IMeasuresTargets.Keep()
    {
        double? precision = _precision;
        return () => _precision = precision;
    }

    internal static double PrecisionOf(Matrix targets) =>
        (new NumPyScalar(Sums.Deviation(targets), targets.DType) / Parts).Value;
}
