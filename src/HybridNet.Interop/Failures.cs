namespace HybridNet.Interop;

/// <summary>The last failure of each thread: a step called through an address cannot throw, so it returns 1 and Python fetches the reason here.</summary>
public static class Failures
{
    [ThreadStatic]
    private static Exception? _last;

    /// <summary>The exception that the last failed step of this thread ended with; thrown again, for Python to translate.</summary>
    /// <exception cref="Exception">Always: the one that was kept.</exception>
    public static void Throw()
    {
        Exception last = _last ?? new InvalidOperationException("no step has failed on this thread");
        _last = null;
        throw last;
    }

    internal static int Keep(Exception failure)
    {
        _last = failure;
        return 1;
    }
}
