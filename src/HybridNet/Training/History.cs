using System.Collections;

namespace HybridNet;

/// <summary>What every epoch of training gave, the first epoch first; training that goes on goes on here.</summary>
public sealed class History : IReadOnlyList<EpochResult>
{
    private readonly List<EpochResult> _epochs = [];

    /// <summary>Number of epochs.</summary>
    public int Count => _epochs.Count;

    /// <summary>What an epoch gave.</summary>
    /// <param name="index">0 for the first epoch.</param>
    /// <exception cref="ArgumentOutOfRangeException">There was no such epoch.</exception>
    public EpochResult this[int index] => _epochs[index];

    /// <inheritdoc/>
    public IEnumerator<EpochResult> GetEnumerator() => _epochs.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);

    internal void Replace(IReadOnlyList<EpochResult> epochs)
    {
        EpochResult[] copy = [.. epochs];
        _epochs.Clear();
        _epochs.AddRange(copy);
    }

    /// <summary>Makes room for epochs to come, as far as that is likely to be used.</summary>
    internal void Reserve(int epochs) => _epochs.EnsureCapacity(_epochs.Count + Math.Clamp(epochs, 0, 100_000));
}
