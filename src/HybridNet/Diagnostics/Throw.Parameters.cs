using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void ParameterShape(string what, string shape, string parameter) => throw new ShapeException(
        $"parameter {parameter}: the new {what} is {shape}; a parameter keeps its shape, which is that of all it holds. "
        + $"Give a {what} of {parameter}, or build a layer of the new size.");

    [DoesNotReturn]
    internal static void PenaltyStrength(string parameter, string penalty, double strength) => throw new ArgumentOutOfRangeException(
        null, Text($"parameter {parameter}: the strength of the {penalty} penalty is {strength}; it must be 0 or more. Pass 0 for no penalty."));
}
