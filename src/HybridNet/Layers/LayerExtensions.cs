namespace HybridNet;

/// <summary>Extension methods for using single layers.</summary>
public static class LayerExtensions
{
    /// <summary>Computes the output of a layer in inference mode, without saving values for backward.</summary>
    /// <param name="layer">A layer or an activation.</param>
    /// <param name="inputs">Shape (batch, columns). Read only.</param>
    /// <param name="arithmetic">The arithmetic; <see cref="Arithmetic.NumPy"/> if not given.</param>
    /// <returns>A new matrix, shape (batch, columns of the output).</returns>
    /// <exception cref="ShapeException">The inputs have another number of columns than the layer requires.</exception>
    public static Matrix Forward(this ILayer layer, Matrix inputs, Arithmetic? arithmetic = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.Forward(inputs, layer.CreateState(), PassContext.InferenceWith(arithmetic));
    }

    /// <summary>Returns the parameters of a layer.</summary>
    /// <param name="layer">A layer or an activation.</param>
    /// <returns><see cref="IHasParameters.Parameters"/>; an empty list for a layer without parameters.</returns>
    public static IReadOnlyList<Parameter> GetParameters(this ILayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer is IHasParameters has ? has.Parameters : [];
    }
}
