namespace HybridNet.Interop;

/// <summary>
/// A training callback in Python. Its events are <c>train_begin</c>, <c>epoch_begin</c>, <c>batch_end</c> and <c>epoch_end</c>. The last two pass
/// numbers: loss, data loss, penalty, accuracy and learning rate of a step, or the row of an epoch in the history.
/// </summary>
/// <param name="checkBorrowed">Called after Python code has run during training.</param>
/// <param name="events">The events that it is called for.</param>
/// <param name="everySteps">As in <see cref="Session.OnEvents"/>.</param>
/// <param name="onlyReads">As in <see cref="Session.OnEvents"/>.</param>
/// <param name="call">
/// Receives the index of the event in <paramref name="events"/>, epoch of this run, step of the epoch (from 0), address and count of the numbers; 0 ends
/// training (<see cref="PythonFailedException.Continues"/>).
/// </param>
internal sealed unsafe class PythonCallback(
    Action checkBorrowed, string[] events, int everySteps, bool onlyReads, delegate* unmanaged<int, int, int, long, int, int> call) : TrainingCallback
{
    internal override bool OnlyReads => onlyReads;

    protected internal override bool WantsSteps { get; } = events.Contains("batch_end");

    protected internal override void OnTrainingBegin(TrainingRun run) => Call("train_begin", run, []);

    protected internal override void OnEpochBegin(TrainingRun run) => Call("epoch_begin", run, []);

    protected internal override void OnStepEnd(TrainingRun run)
    {
        if ((run.Step - 1) % everySteps == 0 || run.Step == run.Steps)
        {
            Call("batch_end", run, [run.Loss, run.DataLoss, run.Penalty, run.Accuracy, run.LearningRate]);
        }
    }

    protected internal override void OnEpochEnd(TrainingRun run) => Call("epoch_end", run, run.History[^1].Row());

    private void Call(string name, TrainingRun run, ReadOnlySpan<double> numbers)
    {
        int index = Array.IndexOf(events, name);
        if (index < 0)
        {
            return;
        }

        fixed (double* first = numbers)
        {
            using var inProgress = PythonCall.Begin();
            run.StopRequested |= !PythonFailedException.Continues(call(index, run.Epoch, run.Step - 1, (long)first, numbers.Length));
            checkBorrowed();
        }
    }
}
