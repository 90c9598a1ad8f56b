namespace HybridNet.Tests;

/// <summary>Passes with the arithmetic that is the default, in inference mode.</summary>
internal static class Passes
{
    internal static Matrix Forward(this ILayer layer, Matrix inputs, LayerState state) => layer.Forward(inputs, state, PassContext.Inference);

    internal static Matrix Backward(this ILayer layer, Matrix outputGradients, LayerState state) =>
        layer.Backward(outputGradients, state, PassContext.Inference);

    internal static double Forward(this SoftmaxCategoricalCrossentropy combined, Matrix inputs, Targets targets, SoftmaxState state) =>
        combined.Forward(inputs, targets, state, PassContext.Inference);
}
