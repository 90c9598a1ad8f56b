using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void ParameterShape(string value, string present) => throw new ShapeException(
        $"parameter: the new value is {value}, the present one {present}; a parameter keeps its shape. Build a layer of the new size.");
}
