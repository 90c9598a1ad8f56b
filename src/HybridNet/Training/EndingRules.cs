namespace HybridNet;

/// <summary>
/// Checks that the last layer outputs probabilities (<see cref="IGivesProbabilities"/>) if the loss is a cross-entropy. Custom last layers are accepted.
/// </summary>
internal static class EndingRules
{
    /// <summary>Throws if the loss requires probabilities and the last layer is a layer of the engine with other outputs.</summary>
    /// <param name="where">The call, such as <c>fit</c>.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="layers">All layers, first to last.</param>
    /// <exception cref="StateException">An activation is missing; the text names it.</exception>
    internal static void Check(string where, ILoss loss, IReadOnlyList<ILayer> layers) =>
        Check(where, loss, layers.Select(layer => new DescribedLayer(KnownActivation.Of(layer), IsKnown(layer) ? layer.Name : "")));

    /// <summary>As above, for layers that are described by their names.</summary>
    internal static void Check(string where, ILoss loss, IEnumerable<DescribedLayer> layers)
    {
        if (loss is not IHasTargetKind { RequiredActivation: { } needed })
        {
            return;
        }

        DescribedLayer[] described = [.. layers];

        // The identity passes probabilities on, so the layer before it decides.
        DescribedLayer decisive = described.LastOrDefault(layer => layer.Activation?.Type != typeof(LinearActivation));
        if (decisive.Activation?.GivesProbabilities ?? decisive.Layer is null or "")
        {
            return;
        }

        throw described[^1] is { Activation: { } activation }
            ? Throw.NoProbabilitiesFor(loss.Name, where, $"the {activation.Make(activation.Default).Name} activation", $"Put a {needed} activation in its place.")
            : Throw.NoProbabilitiesFor(loss.Name, where, $"the {described[^1].Layer}", $"Add a {needed} activation at the end.");
    }

    /// <summary>Whether a layer is one of the engine whose outputs can be any numbers.</summary>
    private static bool IsKnown(ILayer layer) =>
        layer is IHasParameters or IDrawsRandomNumbers && layer.GetType().Assembly == typeof(EndingRules).Assembly;

    /// <summary>Description of a layer for this check.</summary>
    /// <param name="Activation">The entry of an activation of the engine; null for other layers.</param>
    /// <param name="Layer">The name of another layer of the engine for messages; empty for a custom layer, whose outputs are unknown.</param>
    internal readonly record struct DescribedLayer(KnownActivation? Activation, string? Layer);
}
