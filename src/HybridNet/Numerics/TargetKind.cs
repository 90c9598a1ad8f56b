namespace HybridNet;

/// <summary>What targets are: a loss is for one kind, a metric compares one kind or several.</summary>
internal enum TargetKind
{
    /// <summary>One class per sample.</summary>
    Class,

    /// <summary>One label per output, 0 or 1.</summary>
    Labels,

    /// <summary>One number per output.</summary>
    Numbers,
}
