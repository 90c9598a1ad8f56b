using System.Globalization;
using System.Collections;

namespace HybridNet;

/// <summary>The numbers of each epoch of training, in order; later calls of <c>Fit</c> append to them.</summary>
public sealed class History : IReadOnlyList<EpochResult>
{
    private readonly List<EpochResult> _epochs = [];

    /// <summary>Number of epochs.</summary>
    public int Count => _epochs.Count;

    /// <summary>The numbers of an epoch.</summary>
    /// <param name="index">0 for the first epoch.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such epoch.</exception>
    public EpochResult this[int index] => index >= 0 && index < Count ? _epochs[index] : throw Throw.NoSuchEpoch(index, Count);

    /// <inheritdoc/>
    public IEnumerator<EpochResult> GetEnumerator() => _epochs.GetEnumerator();

    /// <summary>Number of epochs, and the numbers of the last.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Count == 0 ? "no epochs" : string.Create(CultureInfo.InvariantCulture, $"{Count} epochs, the last: {this[^1]}");

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(EpochResult epoch) => _epochs.Add(epoch);

    internal void Replace(IReadOnlyList<EpochResult> epochs)
    {
        EpochResult[] copy = [.. epochs];
        _epochs.Clear();
        _epochs.AddRange(copy);
    }

    /// <summary>Reserves capacity for later epochs, up to a limit.</summary>
    internal void Reserve(int epochs) => _epochs.EnsureCapacity(_epochs.Count + Math.Clamp(epochs, 0, 100_000));
}
