namespace HybridNet.Interop;

/// <summary>A function of Python that receives the progress of training, and handles Ctrl-C.</summary>
/// <param name="checkBorrowed">Called after Python code has run during training.</param>
/// <param name="stop">Ends training after the current step.</param>
/// <param name="call">
/// Receives epoch, number of completed steps, loss, accuracy, learning rate; 0 ends training (<see cref="PythonFailedException.Continues"/>).
/// </param>
internal sealed unsafe class PythonTick(Action checkBorrowed, Action stop, delegate* unmanaged<int, int, double, double, double, int> call)
    : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value)
    {
        using var inProgress = PythonCall.Begin();
        if (!PythonFailedException.Continues(call(value.Epoch, value.Step, value.Loss, value.Accuracy, value.LearningRate)))
        {
            stop();
        }

        checkBorrowed();
    }
}
