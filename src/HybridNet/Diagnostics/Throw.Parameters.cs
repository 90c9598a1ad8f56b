using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void ParameterShape(string what, string shape, string parameter) => throw new ShapeException(
        $"parameter {parameter}: the new {what} is {shape}; a parameter keeps its shape, which is that of all it holds. "
        + $"Give a {what} of {parameter}, or build a layer of the new size.");

    [DoesNotReturn]
    internal static void ParameterName(string parameter, string name) => throw new ArgumentException(
        $"parameter {parameter}: the name is {Shown(name)}; a name is made of letters, digits and underscores. Choose such a name, or none.");

    internal static StateException NoGradientToPenalize(string parameter) => new(
        $"parameter {parameter}: it has no gradient; one is required to add the gradient of the regularization to. Fill the gradient buffer first.");
}
