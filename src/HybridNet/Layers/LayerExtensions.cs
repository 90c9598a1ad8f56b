namespace HybridNet;

/// <summary>Shortcuts for layers used one at a time.</summary>
public static class LayerExtensions
{
    /// <summary>The output of a layer for a batch, as in prediction; nothing is left behind.</summary>
    /// <param name="layer">A layer or an activation.</param>
    /// <param name="inputs">Shape (batch, columns). Read only.</param>
    /// <param name="arithmetic">How numbers are computed; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <returns>A new matrix, shape (batch, columns of the output).</returns>
    /// <exception cref="ShapeException">The inputs have another number of columns than the layer takes.</exception>
    public static Matrix Forward(this ILayer layer, Matrix inputs, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.Forward(inputs, new Pass { Arithmetic = arithmetic ?? Arithmetic.NumPy });
    }
}
