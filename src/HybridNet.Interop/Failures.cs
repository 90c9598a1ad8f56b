namespace HybridNet.Interop;

/// <summary>The last exception of each thread. An entry point cannot throw through its address: it returns 1, and Python gets the exception here.</summary>
public static class Failures
{
    [ThreadStatic]
    private static Exception? _last;

    /// <summary>Throws the exception of the last failed entry point of this thread again, for Python to translate.</summary>
    /// <exception cref="Exception">Always: the saved exception.</exception>
    public static void Throw()
    {
        Exception last = _last ?? new InvalidOperationException("no entry point has failed on this thread");
        _last = null;
        throw last;
    }

    internal static int Save(Exception failure)
    {
        _last = failure;
        return 1;
    }
}
