namespace HybridNet.Interop;

/// <summary>A preprocessing that is fitted to blocks of rows.</summary>
public sealed class StreamedPlan
{
    private readonly StreamedFit _fit;

    internal StreamedPlan(PreprocessingOptions options) => _fit = new(options);

    /// <summary>Adds a block.</summary>
    /// <param name="block">Its rows.</param>
    public void Add(RawTable block) => _fit.Add(block.Columns);

    /// <summary>Fits the preprocessing.</summary>
    /// <returns>Its text, as in the header of a model file.</returns>
    public string Complete() => PreprocessingText.Write(_fit.Complete());
}
