namespace HybridNet.Parity.Handlers;

internal static class Activations
{
    internal static Action<GoldenFile> Of(IActivation activation) => golden => Run(golden, activation);

    internal static void LeakyReLU(GoldenFile golden) => Of(new LeakyReLUActivation(golden.Parameter("alpha", 0.01)))(golden);

    internal static void ELU(GoldenFile golden) => Of(new ELUActivation(golden.Parameter("alpha", 1.0)))(golden);

    internal static void GELU(GoldenFile golden) => Of(new GELUActivation(golden.Parameter("approximate", 0.0) != 0))(golden);

    private static void Run(GoldenFile golden, IActivation activation)
    {
        LayerState state = Layers.ForwardAndBackward(golden, activation, new() { Arithmetic = golden.Arithmetic });
        GoldenArray predictions = GoldenArray.From(activation.Predictions(state.Output!));
        golden.Expect("predictions", activation switch
        {
            // NumPy gives whole numbers here; classes as one row of them.
            SoftmaxActivation => predictions.In(predictions.Rows) with { DType = "int64" },
            SigmoidActivation => predictions with { DType = "int64" },
            _ => predictions,
        });
    }
}
