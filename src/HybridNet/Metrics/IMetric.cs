namespace HybridNet;

/// <summary>
/// How good predictions are, as a share of two sums that are counted batch by batch: what a person wants to know of a network, beside the loss that it
/// learns from.
/// </summary>
public interface IMetric
{
    /// <summary>How the metric is called in error messages and histories, such as <c>categorical accuracy</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Looks at all targets of the training, before it starts; most metrics need nothing of them. Called by every fit, also by one that is then refused.
    /// </summary>
    /// <param name="targets">One class number or one row for each sample.</param>
    void Prepare(Targets targets);

    /// <summary>Counts the right predictions of a batch.</summary>
    /// <param name="output">Output of the network, shape (batch, columns). Read only.</param>
    /// <param name="predictions">
    /// What the output activation makes of the output: (batch, 1) class numbers, or numbers of the shape of the output. Read only.
    /// </param>
    /// <param name="targets">One class number or one row for each sample.</param>
    /// <returns>How many comparisons were made, and how many of them were right.</returns>
    /// <exception cref="ShapeException">Predictions and targets do not fit together.</exception>
    MetricCount Count(Matrix output, Matrix predictions, Targets targets);

    /// <summary>A metric that measures the same and is changed by nothing that changes this one.</summary>
    /// <returns>The metric itself, if nothing of it can change; else a copy.</returns>
    IMetric Clone() => this;
}
