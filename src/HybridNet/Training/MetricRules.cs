namespace HybridNet;

/// <summary>Checks a metric against the loss and the number of outputs before training. Custom losses and metrics are accepted.</summary>
internal static class MetricRules
{
    /// <summary>
    /// Throws if the metric is not defined for what is predicted, or requires more classes than the outputs distinguish. Several outputs of a cross-entropy
    /// are one class per sample behind a softmax, and one label per output behind sigmoids.
    /// </summary>
    /// <param name="where">The call, such as <c>fit</c>.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="metric">The metric; null for none.</param>
    /// <param name="columns">Number of columns of the output.</param>
    /// <param name="ending">The last layer; null if it is unknown.</param>
    /// <exception cref="ArgumentException">The metric does not fit; the message lists those that do.</exception>
    internal static void Check(string where, ILoss loss, IMetric? metric, int columns, ILayer? ending)
    {
        if (loss is not IHasTargetKind { TargetKind: var kind } || metric is not IComparesKind comparing)
        {
            return;
        }

        if (kind != TargetKind.Numbers && columns > 1 && ending is IGivesProbabilities predicting)
        {
            kind = predicting.Probabilities(new Matrix(1, columns, DType.Float64)) is null ? TargetKind.Labels : TargetKind.Class;
        }

        if (!comparing.Compares(kind, columns))
        {
            throw Throw.MetricMisfit(where, $"{metric}", loss.Name, columns, InWords(kind), PartNames.MetricsFor(kind, columns));
        }

        // A single output distinguishes two classes. Numbers of a single output may be class numbers of any size.
        if (kind != TargetKind.Numbers || columns > 1)
        {
            comparing.CheckClasses(Math.Max(columns, 2));
        }
    }

    private static string InWords(TargetKind kind) => kind switch
    {
        TargetKind.Class => "one class per sample",
        TargetKind.Labels => "0 or 1 per output",
        _ => "one number per output",
    };
}
