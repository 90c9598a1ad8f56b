namespace HybridNet;

/// <summary>The best epoch of one early stopping in a run. Each has its own, because several monitor different quantities.</summary>
/// <param name="number">Its index among those of the run.</param>
/// <param name="monitored">The monitored quantity.</param>
internal sealed class BestSlot(int number, MonitoredQuantity monitored)
{
    /// <summary>The index among the slots of the run.</summary>
    internal int Number => number;

    /// <summary>The monitored quantity.</summary>
    internal MonitoredQuantity Monitored => monitored;

    /// <summary>The index of the best epoch in the history; -1 before the first.</summary>
    internal int Index { get; set; } = -1;

    /// <summary>Number of epochs of the history up to the last improvement.</summary>
    internal int Improved { get; set; }

    /// <summary>The parameters of the best epoch; null if they are not kept, or kept outside the engine.</summary>
    internal IReadOnlyList<Matrix>? Parameters { get; set; }
}
