using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void LearningRate(string optimizer, double rate) => throw new ArgumentOutOfRangeException(
        null, Text($"{optimizer}: the learning rate is {rate}; it must be a finite number greater than 0."));

    [DoesNotReturn]
    internal static void Decay(string optimizer, double decay) => throw new ArgumentOutOfRangeException(
        null, Text($"{optimizer}: the decay of the learning rate is {decay}; it must be a finite number, 0 or more."));

    internal static StateException NoGradient(string optimizer) => new(
        $"{optimizer}: the parameter has no gradient yet. Run a backward pass before the step.");
}
