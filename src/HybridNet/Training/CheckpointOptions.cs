namespace HybridNet;

/// <summary>Checkpoint settings: where and how often to save the training state.</summary>
/// <param name="Writer">Saves and loads the training state.</param>
public sealed record CheckpointOptions(ICheckpointWriter Writer)
{
    /// <summary>Number of epochs between two checkpoints, 1 or more; null if not used.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? EveryEpochs { get; init => field = OneOrMore("the interval in epochs", value); }

    /// <summary>Number of steps between two checkpoints, counted from the start of each epoch, 1 or more; null if not used.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? EverySteps { get; init => field = OneOrMore("the interval in steps", value); }

    /// <summary>
    /// Minimum time between two checkpoints, used if neither epochs nor steps are given. A checkpoint is written after the first step that ends later.
    /// Writing takes some milliseconds, as long as many steps of a small network.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether to resume from an existing checkpoint. If false, training starts from the beginning and overwrites the checkpoint. A file that is not a
    /// checkpoint is never overwritten.
    /// </summary>
    public bool Resume { get; init; } = true;

    /// <summary>What else a run must have in common with the checkpoint to resume from it, such as <c>seed 0</c>; empty for nothing.</summary>
    internal string Note { get; init; } = "";

    private static int? OneOrMore(string name, int? value) => value is { } given ? (int)Setting.Every.Check("checkpoint", given, name) : null;
}
