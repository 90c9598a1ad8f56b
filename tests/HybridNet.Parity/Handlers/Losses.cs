namespace HybridNet.Parity.Handlers;

internal static class Losses
{
    internal static Action<GoldenFile> Of(ILoss loss) => golden => Run(golden, loss);

    internal static void MeanAbsoluteError(GoldenFile golden) =>
        Run(golden, new MeanAbsoluteErrorLoss { HasBookSign = golden.Parameter("book_sign", false) });

    internal static void Combined(GoldenFile golden)
    {
        var combined = new SoftmaxCategoricalCrossentropy();
        var state = new SoftmaxState();
        Targets labels = Labels(golden, combined.Loss);
        double loss = combined.Forward(golden.Given("inputs").ToMatrix(), labels, state, new() { Arithmetic = golden.Arithmetic });
        golden.Expect("output", state.Output!);
        golden.Expect("loss", Scalar(loss, state.Output!.DType));
        golden.Expect("dinputs", combined.Backward(state.Output, labels));
    }

    internal static void Penalty(GoldenFile golden)
    {
        var total = new NumPyScalar(0, null);
        foreach (string name in new[] { "weight", "bias" })
        {
            total = Penalties.Add(total, new Parameter(golden.Given(name == "bias" ? "biases" : "weights").ToMatrix())
            {
                L1 = golden.Parameter($"{name}_regularizer_l1", 0.0),
                L2 = golden.Parameter($"{name}_regularizer_l2", 0.0),
            }, golden.Arithmetic);
        }
        if (total.DType is { } dtype)
        {
            golden.Expect("loss", Scalar(total.Value, dtype));
            return;
        }
        Assert.That(total.Value, Is.EqualTo(golden.Raw("expected", "loss").ToObject<double>()), "loss: the int that the sum starts with");
        golden.Compared("loss");
    }

    private static void Run(GoldenFile golden, ILoss loss)
    {
        Matrix predictions = golden.Given("predictions").ToMatrix();
        Targets labels = Labels(golden, loss);
        Matrix sampleLosses = loss.Forward(predictions, labels, golden.Arithmetic);
        golden.Expect("sample_losses", GoldenArray.From(sampleLosses).In(sampleLosses.Rows));
        golden.Expect("loss", Scalar(loss.Calculate(predictions, labels, golden.Arithmetic), sampleLosses.DType));
        golden.Expect("dinputs", loss is SigmoidBinaryCrossentropyLoss sigmoid
            ? sigmoid.FusedBackward(predictions, labels, new LossState(), new PassContext())
            : loss.Backward(predictions, labels));
    }

    /// <summary>Labels as the Python package hands them over: beside float32, small integers and truths are float32, larger ones float64.</summary>
    private static Targets Labels(GoldenFile golden, ILoss loss)
    {
        GoldenArray labels = golden.Given("labels");
        if (labels.Shape.Length == 1)
        {
            return labels.ToInts();
        }
        bool narrow = labels.DType switch
        {
            // 1 - y of truths is an int64 in NumPy, which makes float64 of all that follows.
            "bool" => loss is not BinaryCrossentropyLoss,
            "float32" or "uint8" or "int8" or "int16" => true,
            _ => false,
        };
        return (labels with { DType = narrow ? "float32" : "float64" }).ToMatrix();
    }

    private static GoldenArray Scalar(double value, DType dtype) => new(dtype == DType.Float32 ? "float32" : "float64", [], [value]);
}
