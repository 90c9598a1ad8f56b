using Microsoft.Extensions.Logging;

namespace HybridNet;

/// <summary>Options of <see cref="Model.Fit"/>, beside data and number of epochs.</summary>
public sealed record FitOptions
{
    /// <summary>Samples per batch; null for all samples in one batch. The last batch of an epoch may be smaller.</summary>
    public int? BatchSize { get; init; }

    /// <summary>
    /// Whether to shuffle the samples before each epoch with <see cref="Model.Random"/>, like <c>np.random.permutation</c>.
    /// </summary>
    public bool Shuffle { get; init; }

    /// <summary>Sample weights, 0 or more: a sample of weight 2 counts as two samples. Empty for equal weights.</summary>
    public ReadOnlyMemory<double> SampleWeights { get; init; }

    /// <summary>
    /// Validation data, evaluated after each epoch and not used for training. With sample weights, the loss is sum(weight * loss) / sum(weight) over all
    /// batches.
    /// </summary>
    public DataSet? Validation { get; init; }

    /// <summary>
    /// Samples per batch of the validation data, 1 or more; null for all samples in one batch. The validation loss is summed batch by batch, so its last
    /// bits depend on the batch size.
    /// </summary>
    public int? ValidationBatchSize { get; init; }

    /// <summary>Callbacks, in the order of their calls.</summary>
    public IReadOnlyList<TrainingCallback> Callbacks { get; init; } = [];

    /// <summary>Saves the training state to a file, from which training can resume after the process has ended; null for no checkpoint.</summary>
    public CheckpointOptions? Checkpoint { get; init; }

    /// <summary>
    /// Whether inputs and targets, including validation data, may be infinite or NaN. If false, they are checked once before the first step, and
    /// <see cref="Model.Fit"/> throws an <see cref="ArgumentException"/> that names row and column.
    /// </summary>
    public bool AllowNonFinite { get; init; }

    /// <summary>
    /// Whether training stops with a <see cref="DivergenceException"/> if the loss, the validation loss or a parameter is infinite or NaN. The last step is
    /// then undone: parameters, optimizer state and random state are those with which the last finite loss was computed.
    /// </summary>
    public bool StopOnDivergence { get; init; } = true;

    /// <summary>
    /// The logger. Start, end and, at most once per <see cref="LogEvery"/>, progress of training are logged at level Information, each epoch at level Trace.
    /// </summary>
    public ILogger? Logger { get; init; }

    /// <summary>Minimum time between two progress messages at level Information; 0 or more.</summary>
    public TimeSpan LogEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the last step also computes the input gradients of every layer, for <see cref="LastPass"/>.</summary>
    internal bool KeepsLastPass { get; init; }

    /// <summary>Whether a loss that requires probabilities accepts any last layer, as in the book.</summary>
    internal bool AllowsAnyEnding { get; init; }

    /// <summary>Whether the metric of an epoch divides by the number of rows, as in the book; if false, by the number of comparisons, as for one batch.</summary>
    internal bool DividesByRows { get; init; }

    /// <summary>
    /// Receives the files of the run at its end, which nothing else may write until they are disposed of; null to release them. For callbacks that are called
    /// after the run.
    /// </summary>
    internal Action<IDisposable>? KeepsFiles { get; init; }

    /// <summary>Combines the gradients of several processes; null for a process that trains alone.</summary>
    internal IGradientReduction? GradientReduction { get; init; }

    /// <summary>Minimum time between two progress reports.</summary>
    internal TimeSpan ReportEvery { get; init; } = TimeSpan.FromMilliseconds(100);
}
