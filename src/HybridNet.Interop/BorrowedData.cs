namespace HybridNet.Interop;

/// <summary>Samples on borrowed memory, for the length of one call.</summary>
internal sealed class BorrowedData : IDisposable
{
    private readonly BorrowedTargets _targets;
    private readonly (NumPyArray Array, string Name, Elements Read)[] _borrowed;

    /// <param name="inputs">Rows of numbers.</param>
    /// <param name="targets">Class numbers, or rows of numbers.</param>
    /// <param name="weights">One double a sample, or <c>None</c>.</param>
    /// <param name="where">What the text of a failure calls the samples.</param>
    internal BorrowedData(long inputs, long targets, long weights, string where)
    {
        _borrowed = Array.ConvertAll([(inputs, nameof(inputs)), (targets, nameof(targets))], Remembered);
        _targets = new NumPyArray(targets).Targets(nameof(targets));
        var counted = new NumPyArray(weights);
        Data = new(
            new NumPyArray(inputs).Table(nameof(inputs)),
            _targets.Targets,
            counted.IsNone ? default : counted.Span<double>(nameof(weights)).ToArray());
        if (!counted.IsNone)
        {
            DataSet.CheckWeights(where, Data.Count, Data.Weights.Span);
        }
    }

    internal DataSet Data { get; }

    /// <summary>Refuses arrays that code of the user's own has resized meanwhile: their memory is no more what was borrowed.</summary>
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

    private static (NumPyArray Array, string Name, Elements Read) Remembered((long Address, string Name) borrowed)
    {
        var array = new NumPyArray(borrowed.Address);
        return (array, borrowed.Name, array.Read(borrowed.Name));
    }
}
