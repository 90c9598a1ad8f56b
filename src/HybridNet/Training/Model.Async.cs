namespace HybridNet;

/// <content>Training in the background.</content>
public sealed partial class Model
{
    /// <summary>
    /// <see cref="Fit"/> on a separate thread. During training this model can be cloned, and the clone can predict; callbacks and progress are called on
    /// the training thread.
    /// </summary>
    /// <param name="inputs">Shape (samples, columns), one sample or more; must not change until the task ends.</param>
    /// <param name="targets">As in <see cref="Fit"/>; must not change until the task ends.</param>
    /// <param name="epochs">As in <see cref="Fit"/>.</param>
    /// <param name="options">As in <see cref="Fit"/>.</param>
    /// <param name="progress">As in <see cref="Fit"/>.</param>
    /// <param name="cancellation">Stops training after the current step; the task is canceled then, and the model keeps its state after that step.</param>
    /// <returns>A task with <see cref="History"/>. It fails with the exceptions of <see cref="Fit"/>.</returns>
    public Task<History> FitAsync(
        Matrix inputs,
        Targets targets,
        int epochs = 1,
        FitOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Task.Factory.StartNew(
            () => Fit(inputs, targets, epochs, options, progress, cancellation),
            cancellation,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);
    }
}
