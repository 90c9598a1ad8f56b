namespace HybridNet;

/// <summary>A loss that is for one kind of targets. Metrics, class names and the last layer of a model are checked against it.</summary>
internal interface IHasTargetKind : ILoss
{
    /// <summary>The kind of the targets.</summary>
    TargetKind TargetKind { get; }

    /// <summary>The name of the activation whose outputs the loss requires; null if it accepts any numbers.</summary>
    string? RequiredActivation { get; }
}
