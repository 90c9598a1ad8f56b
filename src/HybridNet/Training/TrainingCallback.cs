namespace HybridNet;

/// <summary>Base class of callbacks, which are called between two training steps and may read or change the model, or stop training.</summary>
public abstract class TrainingCallback
{
    /// <summary>Whether to call <see cref="OnStepEnd"/>.</summary>
    protected internal virtual bool WantsSteps => false;

    /// <summary>Whether the parameters before the last step of each epoch are kept, for <see cref="IStepExecutor.AcceptCandidate"/>.</summary>
    internal virtual bool WantsCandidates => false;

    /// <summary>Whether the callback does not change the model before training ends.</summary>
    internal virtual bool OnlyReads => false;

    /// <summary>The file that the callback writes during training; null if there is none.</summary>
    internal virtual string? WrittenFile => null;

    /// <summary>Called before anything changes. Throws if the run does not have what the callback requires.</summary>
    /// <param name="run">The run.</param>
    protected internal virtual void Validate(TrainingRun run)
    {
    }

    /// <summary>Called before the first step.</summary>
    /// <param name="run">The run; its history holds earlier epochs.</param>
    protected internal virtual void OnTrainingBegin(TrainingRun run)
    {
    }

    /// <summary>Called before the first step of each epoch, and before its samples are shuffled.</summary>
    /// <param name="run">The run; <see cref="TrainingRun.Epoch"/> is the epoch that begins.</param>
    protected internal virtual void OnEpochBegin(TrainingRun run)
    {
    }

    /// <summary>Called after each step.</summary>
    /// <param name="run">The run.</param>
    protected internal virtual void OnStepEnd(TrainingRun run)
    {
    }

    /// <summary>Called after each epoch and its validation.</summary>
    /// <param name="run">The run; the epoch is the last of its history.</param>
    protected internal virtual void OnEpochEnd(TrainingRun run)
    {
    }

    /// <summary>
    /// Called after the last step, also if training was canceled or failed: once for each callback whose <see cref="OnTrainingBegin"/> has
    /// returned. Of several exceptions <see cref="Model.Fit"/> throws the first.
    /// </summary>
    /// <param name="run">The run.</param>
    protected internal virtual void OnTrainingEnd(TrainingRun run)
    {
    }
}
