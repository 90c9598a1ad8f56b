namespace HybridNet;

internal static partial class Throw
{
    internal static StateException NoGradient(string optimizer) => new(
        $"{optimizer}: the parameter has no gradient yet. Run a backward pass before the step.");
}
