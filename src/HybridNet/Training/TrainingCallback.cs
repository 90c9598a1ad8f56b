namespace HybridNet;

/// <summary>Called as training goes on, between two steps: may look at the model, change it, or stop the training.</summary>
public abstract class TrainingCallback
{
    /// <summary>Whether <see cref="OnStepEnd"/> is to be called.</summary>
    protected internal virtual bool WantsSteps => false;

    /// <summary>Whether the parameters before the last step of each epoch are kept, for <see cref="TrainingRun.AcceptCandidate"/>.</summary>
    internal virtual bool WantsCandidates => false;

    /// <summary>Whether it changes nothing of the model before training ends.</summary>
    internal virtual bool OnlyReads => false;

    /// <summary>Before anything has changed: throws if the run does not have what the callback needs.</summary>
    /// <param name="run">The run.</param>
    protected internal virtual void Validate(TrainingRun run)
    {
    }

    /// <summary>Before the first step.</summary>
    /// <param name="run">The run; its history holds earlier epochs.</param>
    protected internal virtual void OnTrainingBegin(TrainingRun run)
    {
    }

    /// <summary>Before the first step of every epoch, and before its samples are shuffled.</summary>
    /// <param name="run">The run; <see cref="TrainingRun.Epoch"/> is the epoch that begins.</param>
    protected internal virtual void OnEpochBegin(TrainingRun run)
    {
    }

    /// <summary>After every step.</summary>
    /// <param name="run">The run.</param>
    protected internal virtual void OnStepEnd(TrainingRun run)
    {
    }

    /// <summary>After every epoch and its validation.</summary>
    /// <param name="run">The run; the epoch is the last of its history.</param>
    protected internal virtual void OnEpochEnd(TrainingRun run)
    {
    }

    /// <summary>After the last step, also where training was cancelled or failed.</summary>
    /// <param name="run">The run.</param>
    protected internal virtual void OnTrainingEnd(TrainingRun run)
    {
    }
}
