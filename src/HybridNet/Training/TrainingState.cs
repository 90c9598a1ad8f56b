namespace HybridNet;

/// <summary>The state of a training run between two steps. Together with the model it is sufficient to resume with the same bits.</summary>
public sealed record TrainingState
{
    /// <summary>Settings of the run: data, batch size and more. Only a run with the same settings can resume from it.</summary>
    public required string Settings { get; init; }

    /// <summary>Completed epochs.</summary>
    public required int Epochs { get; init; }

    /// <summary>Completed steps of the current epoch; 0 between two epochs.</summary>
    public required int Steps { get; init; }

    /// <summary>Random state at the start of the current epoch, from which the epoch was shuffled; null without random numbers.</summary>
    public NumPyRandomState? RandomAtEpochStart { get; init; }

    /// <summary>Current random state; null without random numbers.</summary>
    public NumPyRandomState? Random { get; init; }

    /// <summary>The numbers of the completed epochs.</summary>
    public required IReadOnlyList<EpochResult> History { get; init; }

    /// <summary>The best epochs so far, one for each early stopping that restores it.</summary>
    public IReadOnlyList<BestEpoch> Best { get; init; } = [];

    /// <summary>Sums over the steps of the current epoch.</summary>
    internal EpochSums Sums { get; init; }
}
