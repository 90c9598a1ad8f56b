namespace HybridNet;

/// <summary>Where and how often a run of training is kept.</summary>
/// <param name="Writer">Where.</param>
public sealed record CheckpointOptions(ICheckpointWriter Writer)
{
    /// <summary>Epochs between two checkpoints, 1 or more.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>Steps between two checkpoints within an epoch, 1 or more; null for none within.</summary>
    public int? EverySteps { get; init; }

    /// <summary>Whether a run that was kept there before goes on; else training starts anew and overwrites it.</summary>
    public bool Resume { get; init; } = true;
}
