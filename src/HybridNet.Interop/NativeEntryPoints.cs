namespace HybridNet.Interop;

/// <summary>
/// The native entry points: functions with arrays as arguments. Python gets their addresses once and calls them through cffi, which costs a tenth of a call
/// through pythonnet. Every array is borrowed for the length of the call. The result is 0, or 1 after an exception, which <see cref="Failures"/> saves. To add
/// an entry point, add a method here: <see cref="EntryPoints"/> describes it to Python.
/// </summary>
public static partial class NativeEntryPoints
{
    /// <summary>Runs the body of an entry point. An exception must not leave native code: it is saved, and the result is 1.</summary>
    private static int Guard(Action body)
    {
        try
        {
            body();
            return 0;
        }
        catch (Exception failure)
        {
            return Failures.Save(failure);
        }
    }

    /// <summary>
    /// Throws if the engine allocated a new result instead of writing to the borrowed array: then Python predicted another shape or dtype, which is a
    /// bug.
    /// </summary>
    private static void CheckInPlace(Matrix result, Matrix borrowed)
    {
        if (!ReferenceEquals(result, borrowed))
        {
            throw new InvalidOperationException($"the engine returned {result}; Python allocated {borrowed} for it");
        }
    }
}
