namespace HybridNet;

/// <summary>
/// A metric: a measure of the quality of predictions, such as accuracy, computed as the ratio of two sums over batches. Unlike the loss function, it is
/// not used to compute gradients.
/// </summary>
public interface IMetric
{
    /// <summary>The name of the metric in error texts and histories, such as <c>categorical accuracy</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Receives all training targets before training starts, for metrics that depend on them; most do not. Every fit calls it, also one that then fails.
    /// </summary>
    /// <param name="targets">One class number or one row per sample.</param>
    void Prepare(Targets targets);

    /// <summary>Counts the correct predictions of a batch.</summary>
    /// <param name="output">Output of the network, shape (batch, columns). Read only.</param>
    /// <param name="predictions">
    /// The predictions of the output activation: (batch, 1) class numbers, or numbers of the shape of the output. Read only.
    /// </param>
    /// <param name="targets">One class number or one row per sample.</param>
    /// <returns>The number of comparisons, and the number of correct ones.</returns>
    /// <exception cref="ShapeException">The shapes of predictions and targets do not match.</exception>
    MetricCount Count(Matrix output, Matrix predictions, Targets targets);

    /// <summary>Returns an independent copy.</summary>
    /// <returns>A copy, or the metric itself if it is immutable.</returns>
    IMetric Clone() => this;
}
