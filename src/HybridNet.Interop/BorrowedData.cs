namespace HybridNet.Interop;

/// <summary>Samples on borrowed memory, for the length of one call.</summary>
internal sealed class BorrowedData : IDisposable
{
    private readonly BorrowedTargets _targets;
    private readonly (NumPyArray Array, string Name, Elements Read)[] _borrowed;

    /// <param name="inputs">Rows of numbers.</param>
    /// <param name="targets">Class numbers, or rows of numbers.</param>
    /// <param name="weights">One double per sample, or <c>None</c>.</param>
    /// <param name="where">The name of the samples in error texts.</param>
    internal BorrowedData(NumPyArray inputs, NumPyArray targets, NumPyArray weights, string where)
    {
        _borrowed = Array.ConvertAll([(inputs, nameof(inputs)), (targets, nameof(targets))], Recorded);
        _targets = targets.Targets();
        Data = new(inputs.Table(), _targets.Targets, weights.IsNone ? default : weights.Span<double>().ToArray());
        if (!weights.IsNone)
        {
            DataSet.CheckWeights($"model, {where}", Data.Count, Data.Weights.Span);
        }
    }

    internal DataSet Data { get; }

    /// <summary>Throws if user code has resized an array since it was borrowed: its memory is then no longer the borrowed one.</summary>
    internal void Check()
    {
        foreach ((NumPyArray array, string name, Elements read) in _borrowed)
        {
            if (array.Read(name) != read)
            {
                throw Throw.ArrayMoved(name);
            }
        }
    }

    public void Dispose() => ((IDisposable)_targets).Dispose();

    private static (NumPyArray Array, string Name, Elements Read) Recorded((NumPyArray Array, string Name) borrowed) =>
        (borrowed.Array, borrowed.Name, borrowed.Array.Read(borrowed.Name));
}
