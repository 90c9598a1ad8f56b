namespace HybridNet;

/// <summary>The best epoch so far of an <see cref="EarlyStopping"/> that restores it, as a checkpoint keeps it.</summary>
/// <param name="Monitored">The monitored quantity.</param>
/// <param name="Index">The index of the best epoch in the history.</param>
/// <param name="Improved">Number of epochs of the history up to the last improvement; 0 if there was none.</param>
/// <param name="Parameters">Its parameters, in the order of the model's parameters.</param>
public sealed record BestEpoch(MonitoredQuantity Monitored, int Index, int Improved, IReadOnlyList<Matrix> Parameters)
{
    /// <summary>Such as <c>best validation loss in epoch 3</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"best {Monitored.Text()} in epoch {Index + 1}");
}
