namespace HybridNet;

/// <summary>
/// What the caller of a forward or backward pass decides: how numbers are computed, training or inference mode, random numbers, and which gradients
/// are wanted. It is immutable; one context serves all layers, and any number of threads.
/// </summary>
public sealed record PassContext
{
    /// <summary>Inference mode with <see cref="Arithmetic.NumPy"/>, without random numbers.</summary>
    public static PassContext Inference { get; } = new();

    /// <summary>How numbers are computed; <see cref="Arithmetic.NumPy"/> if not given.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Arithmetic Arithmetic
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = Arithmetic.NumPy;

    /// <summary>Training mode or inference mode: in training mode, dropout drops.</summary>
    public bool IsTraining { get; init; }

    /// <summary>Where layers draw random numbers from; null if none of them draws.</summary>
    public NumPyRandom? Random { get; init; }

    /// <summary>
    /// Whether backward must compute the gradients with respect to the inputs. Of the first layer with parameters nobody may read them: it may skip
    /// them then, and return a matrix with undefined contents.
    /// </summary>
    public bool WantsInputGradients { get; init; } = true;

    /// <summary>The generator of a layer that draws random numbers.</summary>
    /// <param name="layer">The layer, for its name.</param>
    /// <returns><see cref="Random"/>.</returns>
    /// <exception cref="StateException">There is none.</exception>
    public NumPyRandom RandomFor(ILayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Random ?? throw Throw.NoRandom(layer.Name);
    }
}
