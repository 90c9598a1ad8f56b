namespace HybridNet.Parity.Handlers;

internal static class Layers
{
    internal static void Dense(GoldenFile golden)
    {
        var layer = new DenseLayer(golden.Given("weights").ToMatrix(), golden.Given("biases").ToMatrix())
        {
            WeightL1 = golden.Parameter("weight_regularizer_l1", 0.0),
            WeightL2 = golden.Parameter("weight_regularizer_l2", 0.0),
            BiasL1 = golden.Parameter("bias_regularizer_l1", 0.0),
            BiasL2 = golden.Parameter("bias_regularizer_l2", 0.0),
        };
        ForwardAndBackward(golden, layer, new() { Arithmetic = golden.Arithmetic });
        golden.Expect("dweights", layer.WeightGradients!);
        golden.Expect("dbiases", layer.BiasGradients!);
    }

    internal static void NewDense(GoldenFile golden)
    {
        DType dtype = golden.Rules == "nnfs" ? DType.Float32 : DType.Float64;
        var random = new NumPyRandom(golden.Parameter("seed", 0));
        var layer = new DenseLayer(golden.Parameter("n_inputs", 0), golden.Parameter("n_neurons", 0), random, dtype: dtype);
        golden.Expect("weights", layer.Weights);
        golden.Expect("biases", layer.Biases);
    }

    /// <summary>Three normal draws before the mask leave one waiting, which must come after it.</summary>
    internal static void Dropout(GoldenFile golden)
    {
        var random = new NumPyRandom(golden.Parameter("seed", 0));
        random.FillNormal(new double[3]);
        var context = new PassContext { Arithmetic = golden.Arithmetic, IsTraining = true, Random = random };
        LayerState state = ForwardAndBackward(golden, new DropoutLayer(golden.Parameter("rate", 0.0)), context);
        golden.Expect("binary_mask", ((DropoutState)state).Mask!);
        golden.Expect("next_normal", GoldenArray.From([random.NextNormal()]));
    }

    internal static LayerState ForwardAndBackward(GoldenFile golden, ILayer layer, PassContext context)
    {
        LayerState state = layer.CreateState();
        golden.Expect("output", layer.Forward(golden.Given("inputs").ToMatrix(), state, context));
        golden.Expect("dinputs", layer.Backward(golden.Given("dvalues").ToMatrix(), state, context));
        return state;
    }
}
