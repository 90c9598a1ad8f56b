namespace HybridNet;

/// <summary>An activation that describes what its backward pass uses, so that Python can save it and allocate the result.</summary>
internal interface ISavesForBackward : IActivation
{
    /// <summary>Whether backward uses the output; if false, it uses the inputs.</summary>
    bool KeepsOutput { get; }

    /// <summary>Whether the dtype of the input gradients depends only on that of the output gradients.</summary>
    bool PassesGradients { get; }
}
