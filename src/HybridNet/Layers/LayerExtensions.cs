namespace HybridNet;

/// <summary>Shortcuts for layers used one at a time.</summary>
public static class LayerExtensions
{
    /// <summary>The output of a layer for a batch, in inference mode; nothing is saved.</summary>
    /// <param name="layer">A layer or an activation.</param>
    /// <param name="inputs">Shape (batch, columns). Read only.</param>
    /// <param name="arithmetic">How numbers are computed; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <returns>A new matrix, shape (batch, columns of the output).</returns>
    /// <exception cref="ShapeException">The inputs have another number of columns than the layer takes.</exception>
    public static Matrix Forward(this ILayer layer, Matrix inputs, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.Forward(inputs, layer.CreateState(), arithmetic is null ? PassContext.Inference : new() { Arithmetic = arithmetic });
    }

    /// <summary>The parameters of a layer, first to last; none of a layer that has none.</summary>
    /// <param name="layer">A layer or an activation.</param>
    /// <returns><see cref="IHasParameters.Parameters"/>, or an empty list.</returns>
    public static IReadOnlyList<Parameter> GetParameters(this ILayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer is IHasParameters has ? has.Parameters : [];
    }
}
