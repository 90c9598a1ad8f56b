namespace HybridNet;

internal static partial class Throw
{
    internal static ArgumentException NotAnArray(string array) => new(
        $"engine: {array} is not a numpy.ndarray; an array of that very class is required. Convert it with np.asarray.");

    internal static ArgumentException ArrayElements(string array, string arrived, string required) => new(
        $"engine: {array} has elements of {arrived}; {required} in the machine's byte order is required. Convert it with astype.");

    internal static ArgumentException ArrayOrder(string array) => new(
        $"engine: {array} does not lie in memory row by row; it must be C-contiguous. Copy it with np.ascontiguousarray.");

    internal static ArgumentException ArrayReadOnly(string array) => new(
        $"engine: {array} is read-only, and results go into it; it must be writable. Copy it first.");

    internal static ShapeException ArrayCount(string array, string shape, long required) => new(
        Text($"engine: {array} is {shape}; it must have {required} elements. Pass an array of that size."));

    internal static StateException ArrayMoved(string array) => new(
        $"engine: {array} was resized, or moved in memory, while it was borrowed; it must stay as it is until the call is over. Resize a copy.");

    internal static ShapeException ArrayTooLarge(string array, string shape) => new(
        Text($"engine: {array} is {shape}; up to {Array.MaxLength:N0} elements fit. Pass fewer at once."));

    internal static InvalidOperationException ResultElements(string array, string arrived, string required) => new(
        $"engine: {array} has elements of {arrived}; the result has {required}. Pass an array of that dtype.");

    internal static NotSupportedException ForeignLayout() => new(
        "engine: an array of this NumPy is not laid out as those of NumPy 2 under CPython are; that is required. Install such a NumPy.");

    internal static ShapeException RecordOfParts(int length) => new(
        Text($"engine: a record of parts has {length} numbers; it must have three for each part. Pass rows of three."));

    internal static StateException NoSession(long number) => new(
        Text($"engine: no session has the number {number}; an open one is required. Open it first."));

    internal static ArgumentException NoEntryPoint(string name) => new(
        $"engine: there is no entry point {name}; Names lists all. Build Python's part and the engine from the same sources.");
}
