namespace HybridNet;

/// <summary>Whether a network ends in what its loss takes: a cross-entropy takes probabilities. Custom last layers may give them.</summary>
internal static class EndingRules
{
    /// <summary>Refuses a last layer of the engine whose outputs are no probabilities where the loss takes them.</summary>
    /// <param name="where">The call, such as <c>fit</c>.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="layers">All layers, first to last.</param>
    /// <exception cref="StateException">An activation is missing; the text names it.</exception>
    internal static void Check(string where, ILoss loss, IReadOnlyList<ILayer> layers) =>
        Check(where, loss, layers.Select(layer => new Step(KnownActivation.Of(layer), layer is DenseLayer or DropoutLayer ? layer.Name : "")));

    /// <summary>The same for layers that are known by their names alone.</summary>
    internal static void Check(string where, ILoss loss, IEnumerable<Step> layers)
    {
        if (Needed(loss) is not { } needed)
        {
            return;
        }

        Step[] steps = [.. layers];
        Step decisive = steps.LastOrDefault(step => step.Activation?.Type != typeof(LinearActivation));
        if (decisive.Activation?.GivesProbabilities ?? decisive.Layer is null or "")
        {
            return;
        }

        throw steps[^1] is { Activation: { } activation }
            ? Throw.NoProbabilitiesFor(loss.Name, where, $"the {activation.Make(activation.Default).Name} activation", $"Put a {needed} activation in its place.")
            : Throw.NoProbabilitiesFor(loss.Name, where, $"the {steps[^1].Layer}", $"Add a {needed} activation at the end.");
    }

    /// <summary>The activation that gives what a loss takes; null if it takes any numbers.</summary>
    private static string? Needed(ILoss loss) => loss switch
    {
        CategoricalCrossentropyLoss => new SoftmaxActivation().Name,
        BinaryCrossentropyLoss => new SigmoidActivation().Name,
        _ => null,
    };

    /// <summary>A layer as the rule sees it.</summary>
    /// <param name="Activation">What is known of an activation of the engine; null for another layer.</param>
    /// <param name="Layer">What messages call another layer of the engine; empty for a custom one, which may give anything.</param>
    internal readonly record struct Step(KnownActivation? Activation, string? Layer);
}
