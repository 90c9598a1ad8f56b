using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void SoftmaxEmpty(string inputs) => throw new ShapeException(
        $"softmax: inputs are {inputs}; there must be one column or more, one for each class.");
}
