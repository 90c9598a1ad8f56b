using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>Training: the models that Python has open (<see cref="Session"/>), each by its number.</summary>
public static unsafe partial class NativeEntryPoints
{
    /// <summary>Creates a model from its description (<see cref="Session.Open"/>); stores its number.</summary>
    [UnmanagedCallersOnly]
    private static int OpenSession(byte* architecture, NumPyArray number) => Guard(() =>
        number.Results<long>(1)[0] = Session.Open(Marshal.PtrToStringUTF8((nint)architecture)!));

    [UnmanagedCallersOnly]
    private static int CloseSession(long session) => Guard(() => Session.Close(session));

    [UnmanagedCallersOnly]
    private static int RenewSession(long session, long iterations, double learningRate) => Guard(() => Session.Of(session).Renew(iterations, learningRate));

    [UnmanagedCallersOnly]
    private static int SetOptions(
        long session,
        int batchSize,
        int shuffle,
        int validationBatchSize,
        int stopOnDivergence,
        int allowNonFinite,
        int keepsLastPass,
        int allowsAnyEnding,
        int dividesByRows) => Guard(() => Session.Of(session).Options(
            batchSize, shuffle != 0, validationBatchSize, stopOnDivergence != 0, allowNonFinite != 0, keepsLastPass != 0, allowsAnyEnding != 0, dividesByRows != 0));

    [UnmanagedCallersOnly]
    private static int CopyIn(long session, NumPyArray record) => Guard(() => Session.Of(session).CopyIn(record));

    [UnmanagedCallersOnly]
    private static int DescribeParts(long session, NumPyArray record) => Guard(() => Session.Of(session).Describe(record));

    [UnmanagedCallersOnly]
    private static int CopyOut(long session, NumPyArray record) => Guard(() => Session.Of(session).CopyOut(record));

    [UnmanagedCallersOnly]
    private static int CopyInRandom(long session, NumPyArray key, NumPyArray rest) => Guard(() => Session.Of(session).CopyInRandom(key, rest));

    [UnmanagedCallersOnly]
    private static int CopyOutRandom(long session, NumPyArray key, NumPyArray rest) => Guard(() => Session.Of(session).CopyOutRandom(key, rest));

    /// <summary>The function is the address of a C function (<see cref="PythonTick"/>).</summary>
    [UnmanagedCallersOnly]
    private static int CallOnTick(long session, long function) => Guard(() => Session.Of(session).OnTick((delegate* unmanaged<int, int, double, double, double, int>)function));

    /// <summary>The function is the address of a C function (<see cref="PythonCallback"/>); the events are separated by spaces.</summary>
    [UnmanagedCallersOnly]
    private static int CallOnEvents(long session, byte* events, int everySteps, int onlyReads, long function) => Guard(() => Session.Of(session).OnEvents(
        Marshal.PtrToStringUTF8((nint)events)!, everySteps, onlyReads != 0, (delegate* unmanaged<int, int, int, long, int, int>)function));

    /// <summary>The outcome is that of <see cref="Session.Fit"/>; then the state follows (<see cref="Session.State"/>).</summary>
    [UnmanagedCallersOnly]
    private static int Fit(
        long session, NumPyArray inputs, NumPyArray targets, NumPyArray weights,
        NumPyArray validationInputs, NumPyArray validationTargets, NumPyArray validationWeights, int epochs, NumPyArray outcome) => Guard(() =>
            outcome.Results<double>(1)[0] = (double)Session.Of(session).Fit(inputs, targets, weights, validationInputs, validationTargets, validationWeights, epochs));

    [UnmanagedCallersOnly]
    private static int StateOf(long session, NumPyArray state) => Guard(() => Session.Of(session).State().CopyTo(state.Results<double>(Session.StateLength)));

    /// <summary>Copies the rows of the history from the epoch of index first.</summary>
    [UnmanagedCallersOnly]
    private static int CopyOutHistory(long session, int first, NumPyArray table) => Guard(() => Session.Of(session).CopyOutHistory(first, table));
}
