using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void ParameterShape(string what, string shape, string parameter) => throw new ShapeException(
        $"parameter {parameter}: the new {what} is {shape}; a parameter keeps its shape, which is that of all it holds. "
        + $"Give a {what} of {parameter}, or build a layer of the new size.");
}
