namespace HybridNet.Interop;

/// <summary>
/// The calls that carry arrays. Python takes their addresses once and calls them through cffi, which costs a tenth of a call bound by pythonnet.
/// Every array is borrowed for the length of the call; the answer is 0, or 1 after a failure that <see cref="Failures"/> keeps. A method here is all there
/// is to a step: <see cref="EntryPoints"/> describes it to Python.
/// </summary>
public static partial class NativeEntryPoints
{
    /// <summary>Nothing may be thrown through an address: a failure is kept and answered with 1.</summary>
    private static int Guard(Action step)
    {
        try
        {
            step();
            return 0;
        }
        catch (Exception failure)
        {
            return Failures.Keep(failure);
        }
    }

    /// <summary>A borrowed array is written only if its shape and dtype are those the engine gives: Python foresaw them, or this is a defect of ours.</summary>
    private static void Written(Matrix result, Matrix borrowed)
    {
        if (!ReferenceEquals(result, borrowed))
        {
            throw new InvalidOperationException($"the engine gave {result} where {borrowed} was foreseen");
        }
    }
}
