namespace HybridNet.Interop;

/// <summary>
/// A call into Python: created before the call, disposed after it. Python may exit while a daemon thread trains, and a thread that calls Python after
/// its exit crashes the process. So the exit calls <see cref="Close"/> first; a thread that begins a call later blocks until the process ends.
/// </summary>
internal readonly ref struct PythonCall : IDisposable
{
    private static volatile int _endingThread;
    private static int _inProgress;

    /// <summary>Begins a call; never returns after <see cref="Close"/>, except on the thread that called it.</summary>
    public static PythonCall Begin()
    {
        Interlocked.Increment(ref _inProgress);
        int ending = _endingThread;
        if (ending != 0 && ending != Environment.CurrentManagedThreadId)
        {
            Interlocked.Decrement(ref _inProgress);
            Thread.Sleep(Timeout.Infinite);
        }

        return default;
    }

    /// <summary>
    /// Blocks all threads but this one from calling Python, and waits for the calls in progress. A call that is still in progress after the timeout runs
    /// user code: Python ends its thread as soon as that code continues.
    /// </summary>
    public static void Close(TimeSpan timeout)
    {
        _endingThread = Environment.CurrentManagedThreadId;
        SpinWait.SpinUntil(() => Volatile.Read(ref _inProgress) == 0, timeout);
    }

    public void Dispose() => Interlocked.Decrement(ref _inProgress);
}
