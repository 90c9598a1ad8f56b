using Microsoft.Extensions.Logging;

namespace HybridNet;

/// <summary>How a model is trained, beyond data and number of epochs.</summary>
public sealed record FitOptions
{
    /// <summary>Samples a step; null for all of them in one. The last batch of an epoch may be short.</summary>
    public int? BatchSize { get; init; }

    /// <summary>
    /// Whether every epoch draws a new order of the samples from <see cref="Model.Random"/>, as <c>np.random.permutation</c>.
    /// </summary>
    public bool Shuffle { get; init; }

    /// <summary>How much each sample counts, 0 or more: a sample of weight 2 counts as two. None for all alike.</summary>
    public ReadOnlyMemory<double> SampleWeights { get; init; }

    /// <summary>
    /// What every epoch is judged on; nothing is learned from it. With sample weights, the loss is sum(weight * loss) / sum(weight) over all batches.
    /// </summary>
    public DataSet? Validation { get; init; }

    /// <summary>
    /// Samples a batch of the validation data, 1 or more; null for all of them in one. The validation loss is summed batch by batch, so that its last bits
    /// depend on it.
    /// </summary>
    public int? ValidationBatchSize { get; init; }

    /// <summary>What is called as training goes on, in this order.</summary>
    public IReadOnlyList<TrainingCallback> Callbacks { get; init; } = [];

    /// <summary>Where the run is kept, so that it can go on after its process has ended; null for nowhere.</summary>
    public CheckpointOptions? Checkpoint { get; init; }

    /// <summary>
    /// Whether inputs and targets, those for validation too, may have numbers that are infinite or NaN. If not, they are looked through once before
    /// the first step, and <see cref="Model.Fit"/> throws an <see cref="ArgumentException"/> that names row and column.
    /// </summary>
    public bool AllowNonFinite { get; init; }

    /// <summary>
    /// Whether training stops with a <see cref="DivergenceException"/> once the loss, that of validation too, or a parameter is infinite or NaN. The
    /// last step is taken back then: parameters, optimizer state and random generator are those from which the last finite loss was computed.
    /// </summary>
    public bool StopOnDivergence { get; init; } = true;

    /// <summary>
    /// Where training is logged: its start and end, and at most once in <see cref="LogEvery"/> its progress, as information; every epoch as a trace message.
    /// </summary>
    public ILogger? Logger { get; init; }

    /// <summary>How often progress is logged as information; 0 or more.</summary>
    public TimeSpan LogEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether the last step leaves the gradients of every layer's inputs too, for <see cref="LastPass"/>.</summary>
    internal bool KeepsLastPass { get; init; }

    /// <summary>Whether the last layer may give what is no probability to a loss that takes them, as in the book.</summary>
    internal bool TakesAnyEnding { get; init; }

    /// <summary>Whether the metric of an epoch divides by rows, as in the book; else by comparisons, as that of one batch.</summary>
    internal bool DividesByRows { get; init; }

    /// <summary>Combines the gradients of several processes; null for a process that trains alone.</summary>
    internal IGradientReduction? GradientReduction { get; init; }

    /// <summary>How often progress is told.</summary>
    internal TimeSpan ReportEvery { get; init; } = TimeSpan.FromMilliseconds(100);
}
