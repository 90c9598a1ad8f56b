namespace HybridNet;

/// <summary>Where a run of training stands between two steps: with the model itself all that it takes to go on to the same bits.</summary>
public sealed record TrainingState
{
    /// <summary>What the run is: its data, batch size and the like. Only a run of the same settings can go on from here.</summary>
    public required string Settings { get; init; }

    /// <summary>Whole epochs done.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps done of the epoch under way; 0 between two epochs.</summary>
    public required int Steps { get; init; }

    /// <summary>The random stream where the epoch under way began, from which its order of samples was drawn; null if nothing draws.</summary>
    public NumPyRandomState? RandomAtEpochStart { get; init; }

    /// <summary>The random stream now; null if nothing draws.</summary>
    public NumPyRandomState? Random { get; init; }

    /// <summary>What the whole epochs gave.</summary>
    public required IReadOnlyList<EpochResult> History { get; init; }

    /// <summary>Parameters of the best epoch so far, where early stopping keeps them: values in the order of the model's parameters.</summary>
    public IReadOnlyList<Matrix>? BestParameters { get; init; }

    /// <summary>What the steps of the epoch under way add up to.</summary>
    internal EpochSums Sums { get; init; }
}
