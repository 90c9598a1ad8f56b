namespace HybridNet;

/// <summary>Saves the training state so that it survives the process, and loads it.</summary>
public interface ICheckpointWriter
{
    /// <summary>The file that is written, if it is one: no callback of the same run may write it.</summary>
    string? WrittenFile => null;

    /// <summary>Saves model and state, replacing the previous checkpoint; after a failure the previous one stays.</summary>
    /// <param name="model">The model: parameters, optimizer state and counters are saved.</param>
    /// <param name="state">The state of the run.</param>
    void Write(Model model, TrainingState state);

    /// <summary>Loads the checkpoint, if there is one: sets the model to it, with new matrices, and returns the state of the run.</summary>
    /// <param name="model">A model of the same layers, loss and optimizer.</param>
    /// <param name="settings">The settings of the run, as in <see cref="TrainingState.Settings"/>.</param>
    /// <returns>The state of the run; null if there is no checkpoint yet.</returns>
    /// <exception cref="StateException">The checkpoint belongs to another run or model; the model is unchanged.</exception>
    TrainingState? Read(Model model, string settings);

    /// <summary>
    /// Called at the start of a run that does not resume. The settings that the model has then identify the run; callbacks may change them during training.
    /// </summary>
    /// <param name="model">The model before the first step.</param>
    void BeginRun(Model model)
    {
    }

    /// <summary>Called before anything changes, whether the run is to resume or not: throws if checkpoints cannot be written.</summary>
    void Check()
    {
    }
}
