namespace HybridNet;

/// <summary>
/// What a training has left in the layers, as in the book: outputs are those of the last batch, which is one of the validation data if there are any;
/// masks and gradients are those of the last step.
/// </summary>
internal sealed class LastPass
{
    private readonly Workspace _step;
    private readonly Workspace _forward;

    /// <summary>Of a run that has ended.</summary>
    /// <param name="run">A model was trained in it, by one step or more.</param>
    internal LastPass(TrainingRun run)
    {
        var trainee = (ModelTrainee)run.Trainee;
        _step = trainee.LastStep!;
        _forward = trainee.LastJudged ?? _step;
        Sums = run.LastSums;
    }

    /// <summary>What the batches of the last epoch, or of its validation, add up to.</summary>
    internal EpochSums Sums { get; }

    /// <summary>What the loss gave; null if it went back in one step with softmax.</summary>
    internal Matrix? GradientsOfLoss => _step.GradientsOfLoss;

    /// <summary>What a layer gave.</summary>
    internal Matrix OutputOf(int layer) => _forward.OutputOf(layer);

    /// <summary>The gradients of a layer's inputs; null if they were not computed.</summary>
    internal Matrix? GradientsOf(int layer) => _step.GradientsOf(layer);

    /// <summary>What dropout multiplied with; null for other layers.</summary>
    internal Matrix? MaskOf(int layer) => _step.MaskOf(layer);
}
