namespace HybridNet;

/// <summary>
/// Results of the last pass of a training run, as in the book: outputs of the last batch, which is a validation batch if there is validation data;
/// masks and gradients of the last step.
/// </summary>
internal sealed class LastPass
{
    private readonly Workspace _step;
    private readonly Workspace _forward;

    /// <summary>Reads them from a finished run.</summary>
    /// <param name="run">A native run with at least one step.</param>
    internal LastPass(TrainingRun run)
    {
        var executor = (NativeStepExecutor)run.Executor;
        _step = executor.LastStep!;
        _forward = executor.LastEvaluated ?? _step;
        Sums = run.LastSums;
    }

    /// <summary>Sums over the batches of the last epoch, or of its validation.</summary>
    internal EpochSums Sums { get; }

    /// <summary>Gradient of the loss w.r.t. its input; null if it is fused with softmax.</summary>
    internal Matrix? GradientsOfLoss => _step.GradientsOfLoss;

    /// <summary>Output of a layer.</summary>
    internal Matrix OutputOf(int layer) => _forward.OutputOf(layer);

    /// <summary>Gradient w.r.t. the inputs of a layer; null if not computed.</summary>
    internal Matrix? GradientsOf(int layer) => _step.GradientsOf(layer);

    /// <summary>Dropout mask of a layer; null for other layers.</summary>
    internal Matrix? MaskOf(int layer) => _step.MaskOf(layer);
}
