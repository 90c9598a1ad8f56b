namespace HybridNet;

/// <summary>
/// The options of a forward or backward pass: arithmetic, training or inference mode, random numbers, and whether input gradients are needed. It is
/// immutable; any number of layers and threads may share it.
/// </summary>
public sealed record PassContext
{
    /// <summary>Inference mode with <see cref="Arithmetic.NumPy"/>, without random numbers.</summary>
    public static PassContext Inference { get; } = new();

    /// <summary>Inference mode with an arithmetic; <see cref="Inference"/> if it is null.</summary>
    internal static PassContext InferenceWith(Arithmetic? arithmetic) => arithmetic is null ? Inference : new() { Arithmetic = arithmetic };

    /// <summary>The arithmetic; <see cref="Arithmetic.NumPy"/> if not given.</summary>
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

    /// <summary>True for training mode, false for inference mode. Dropout is active only in training mode.</summary>
    public bool IsTraining { get; init; }

    /// <summary>The random generator of layers such as dropout; null if no layer draws random numbers.</summary>
    public NumPyRandom? Random { get; init; }

    /// <summary>
    /// Whether backward must compute the gradients with respect to the inputs. If false, backward may return a matrix with undefined contents. Training
    /// sets it to false for the first layer with trainable parameters, whose input gradients are not used.
    /// </summary>
    public bool WantsInputGradients { get; init; } = true;

    /// <summary>Returns the random generator for a layer.</summary>
    /// <param name="layer">The layer; its name is used in errors.</param>
    /// <returns><see cref="Random"/>.</returns>
    /// <exception cref="StateException">The context has no random generator.</exception>
    public NumPyRandom RandomFor(ILayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return Random ?? throw Throw.NoRandom(layer.Name);
    }
}
