namespace HybridNet;

/// <summary>The values that a dropout layer saves for backward.</summary>
public sealed class DropoutState : LayerState
{
    /// <summary>The mask of the last forward pass in training mode: 0 or 1 / (1 - rate), shape of the inputs, float64 but for the fast arithmetic; null after inference.</summary>
    public Matrix? Mask { get; set; }

    internal Matrix? MaskOf(ILayer layer)
    {
        Matrix inputs = InputsOf(layer);
        return Saved(Mask, "a mask", layer, inputs.Rows, inputs.Columns);
    }
}
