namespace HybridNet;

/// <summary>Keeps a run of training in a place where it survives the process.</summary>
public interface ICheckpointWriter
{
    /// <summary>Keeps model and state instead of what was kept before; after a failure the former stays.</summary>
    /// <param name="model">Parameters, what the optimizer remembers of them, and the optimizer's counters.</param>
    /// <param name="state">Where the run stands.</param>
    void Write(Model model, TrainingState state);

    /// <summary>What was kept, if anything: sets the model to it, with new matrices in the place of those it has, and gives the state.</summary>
    /// <param name="model">A model of the same layers, loss and optimizer.</param>
    /// <param name="settings">What the run is, as <see cref="TrainingState.Settings"/>.</param>
    /// <returns>Where the run stood; null if nothing was kept yet.</returns>
    /// <exception cref="StateException">What was kept is of another run or another model; the model is unchanged.</exception>
    TrainingState? Read(Model model, string settings);

    /// <summary>Called before anything has changed: refuses a place where nothing can be kept.</summary>
    void Check()
    {
    }
}
