using HybridNet;

namespace OwnParts;

/// <summary>A custom metric: the share of predictions whose difference from the target is less than 0.1.</summary>
public sealed class WithinTenth : IMetric
{
    public string Name => "within a tenth";

    public void Prepare(Targets targets)
    {
    }

    public MetricCount Count(Matrix output, Matrix predictions, Targets targets)
    {
        Matrix y = targets.AsRowsOf(Name, predictions);
        int hits = Enumerable.Range(0, y.Length).Count(k => Math.Abs(At(predictions, k) - At(y, k)) < 0.1);
        return new MetricCount(hits, y.Length, y.Rows);
    }

    private static double At(Matrix matrix, int k) => matrix[k / matrix.Columns, k % matrix.Columns];
}
