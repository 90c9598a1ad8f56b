namespace HybridNet;

/// <summary>Where and how often a run of training is kept.</summary>
/// <param name="Writer">Where.</param>
public sealed record CheckpointOptions(ICheckpointWriter Writer)
{
    /// <summary>Epochs between two checkpoints, 1 or more; null for none by their count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? EveryEpochs { get; init => field = OneOrMore("the interval in epochs", value); }

    /// <summary>Steps between two checkpoints, counted anew in every epoch, 1 or more; null for none by their count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int? EverySteps { get; init => field = OneOrMore("the interval in steps", value); }

    /// <summary>
    /// Where neither epochs nor steps are given: the time between two checkpoints, which are of the first step that ends so much later.
    /// Writing takes some milliseconds, which is many steps of a small network.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether a run that was kept there before goes on; else training starts anew and overwrites it.</summary>
    public bool Resume { get; init; } = true;

    private static int? OneOrMore(string name, int? value) => value is { } given ? (int)Setting.Every.Check("checkpoint", given, name) : null;
}
