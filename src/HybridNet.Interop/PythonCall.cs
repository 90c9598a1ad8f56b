namespace HybridNet.Interop;

/// <summary>
/// A call into Python: begun before, disposed of after. Python may end while a daemon thread trains, and a thread that asks for Python after its
/// end takes the process down. So that end closes this way first: whoever comes later waits here for the process to end.
/// </summary>
internal readonly ref struct PythonCall : IDisposable
{
    private static volatile int _endingThread;
    private static int _underWay;

    /// <summary>Begins one, or never returns.</summary>
    public static PythonCall Begin()
    {
        Interlocked.Increment(ref _underWay);
        int ending = _endingThread;
        if (ending != 0 && ending != Environment.CurrentManagedThreadId)
        {
            Interlocked.Decrement(ref _underWay);
            Thread.Sleep(Timeout.Infinite);
        }

        return default;
    }

    /// <summary>
    /// Closes the way to all threads but this one, and waits for those that are on it. One that is still there after the patience runs functions
    /// of the user's own: Python ends it itself as soon as it goes on.
    /// </summary>
    public static void Close(TimeSpan patience)
    {
        _endingThread = Environment.CurrentManagedThreadId;
        SpinWait.SpinUntil(() => Volatile.Read(ref _underWay) == 0, patience);
    }

    public void Dispose() => Interlocked.Decrement(ref _underWay);
}
