namespace HybridNet;

/// <summary>Called as training goes on, between two steps: may look at the model, change it, or stop the training.</summary>
public abstract class TrainingCallback
{
    /// <summary>Whether <see cref="OnStepEnd"/> is to be called.</summary>
    protected internal virtual bool WantsSteps => false;

    /// <summary>Before the first step.</summary>
    /// <param name="run">The run; its history holds earlier epochs.</param>
    protected internal virtual void OnTrainingBegin(TrainingRun run)
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
