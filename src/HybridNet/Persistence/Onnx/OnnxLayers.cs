namespace HybridNet;

/// <summary>How the layers of the engine are written to ONNX graphs.</summary>
internal static class OnnxLayers
{
    /// <summary>1 / sqrt 2.</summary>
    private const double SqrtHalf = 0.70710678118654752;

    /// <summary>sqrt(2 / pi).</summary>
    private const double SqrtTwoOverPi = 0.79788456080286536;

    private static readonly Dictionary<Type, Func<OnnxGraph, ILayer, OnnxValue, OnnxValue>> _all = new()
    {
        [typeof(DenseLayer)] = (graph, layer, x) => Dense(graph, (DenseLayer)layer, x),

        // The identity in inference mode. The exporters of PyTorch and Keras omit it too; the rate is in the metadata.
        [typeof(DropoutLayer)] = (_, _, x) => x,
        [typeof(InputLayer)] = (_, _, x) => x,
        [typeof(LinearActivation)] = (graph, _, x) => Same(graph, "Identity", x),
        [typeof(ReLUActivation)] = (graph, _, x) => Same(graph, "Relu", x),
        [typeof(SigmoidActivation)] = (graph, _, x) => Same(graph, "Sigmoid", x),
        [typeof(TanhActivation)] = (graph, _, x) => Same(graph, "Tanh", x),
        [typeof(SoftmaxActivation)] = (graph, _, x) => graph.Node("Softmax", x.DType, [x], OnnxAttribute.Integer("axis", -1)),
        [typeof(SiLUActivation)] = (graph, _, x) => SiLU(graph, x),
        [typeof(HeavisideActivation)] = (graph, _, x) => Heaviside(graph, x),
        [typeof(LeakyReLUActivation)] = (graph, layer, x) => LeakyReLU(graph, x, ((LeakyReLUActivation)layer).Slope),
        [typeof(ELUActivation)] = (graph, layer, x) => ELU(graph, x, ((ELUActivation)layer).Alpha),
        [typeof(SoftplusActivation)] = (graph, _, x) => Softplus(graph, x),
        [typeof(GELUActivation)] = (graph, layer, x) => GELU(graph, x, ((GELUActivation)layer).IsApproximate),
    };

    /// <summary>The classes that can be written.</summary>
    internal static IEnumerable<Type> Types => _all.Keys;

    /// <summary>Adds the nodes of a layer; returns its output.</summary>
    /// <exception cref="ArgumentException">The layer is of a custom class that does not implement <see cref="IExportsOnnx"/>.</exception>
    internal static OnnxValue Write(OnnxGraph graph, ILayer layer, OnnxValue inputs)
    {
        if (layer is IExportsOnnx custom)
        {
            return custom.WriteOnnx(graph, inputs) is { DType: not null } output ? output : throw Throw.OnnxNothingWritten(layer.Name);
        }

        return _all.TryGetValue(layer.GetType(), out Func<OnnxGraph, ILayer, OnnxValue, OnnxValue>? write)
            ? write(graph, layer, inputs)
            : throw Throw.OnnxLayer(layer.Name, layer.GetType().FullName!);
    }

    private static OnnxValue Same(OnnxGraph graph, string operation, params OnnxValue[] inputs) => graph.Node(operation, inputs[0].DType, inputs);

    private static OnnxValue Number(OnnxGraph graph, OnnxValue like, double value) => graph.Scalar(value, like.DType!.Value);

    /// <summary>
    /// One Gemm if all dtypes are the same. Otherwise the product is computed in the widest dtype, as in the engine, and rounded before the biases are added.
    /// </summary>
    private static OnnxValue Dense(OnnxGraph graph, DenseLayer layer, OnnxValue x)
    {
        DType product = graph.Arithmetic.ProductType(x.DType!.Value, layer.Weights.DType);
        DType result = graph.Arithmetic.ResultType(product, layer.Biases.DType);
        var widest = (DType)Math.Max((int)product, Math.Max((int)x.DType, (int)layer.Weights.DType));
        OnnxValue weights = graph.Cast(graph.Constant(layer.Weights, "weights"), widest);
        OnnxValue biases = graph.Cast(graph.Shaped(layer.Biases, "biases", layer.Biases.Columns), result);
        x = graph.Cast(x, widest);
        return widest == product && product == result
            ? graph.Node("Gemm", result, [x, weights, biases])
            : Same(graph, "Add", graph.Cast(graph.Cast(Same(graph, "MatMul", x, weights), product), result), biases);
    }

    /// <summary>1 where x is greater than 0, else 0; NaN stays NaN.</summary>
    private static OnnxValue Heaviside(OnnxGraph graph, OnnxValue x)
    {
        OnnxValue step = graph.Cast(graph.Node("Greater", null, [x, Number(graph, x, 0)]), x.DType!.Value);
        return graph.Node("Where", x.DType, [graph.Node("IsNaN", null, [x]), x, step]);
    }

    /// <summary>The operator has a float32 slope, which is enough for float32 only.</summary>
    private static OnnxValue LeakyReLU(OnnxGraph graph, OnnxValue x, double slope) => x.DType == DType.Float32
        ? graph.Node("LeakyRelu", x.DType, [x], OnnxAttribute.Number("alpha", slope))
        : Positive(graph, x, Same(graph, "Mul", Number(graph, x, slope), x));

    /// <summary>In float64 several nodes: the operator has a float32 alpha, and ONNX Runtime computes it in float32 only.</summary>
    private static OnnxValue ELU(OnnxGraph graph, OnnxValue x, double alpha) => x.DType == DType.Float32
        ? graph.Node("Elu", x.DType, [x], OnnxAttribute.Number("alpha", alpha))
        : Positive(graph, x, Same(graph, "Mul", Number(graph, x, alpha), Same(graph, "Sub", Same(graph, "Exp", x), Number(graph, x, 1))));

    /// <summary>In float64 x / (1 + exp(-x)): ONNX Runtime 1.20 replaces x sigmoid(x) by an operator that it has in float32 only.</summary>
    private static OnnxValue SiLU(OnnxGraph graph, OnnxValue x) => x.DType == DType.Float32
        ? Same(graph, "Mul", x, Same(graph, "Sigmoid", x))
        : Same(graph, "Div", x, Same(graph, "Add", Same(graph, "Exp", Same(graph, "Neg", x)), Number(graph, x, 1)));

    /// <summary>x where it is greater than 0, else another value.</summary>
    private static OnnxValue Positive(OnnxGraph graph, OnnxValue x, OnnxValue other) =>
        graph.Node("Where", x.DType, [graph.Node("Greater", null, [x, Number(graph, x, 0)]), x, other]);

    /// <summary>In float64 max(x, 0) + log(1 + exp(-|x|)): ONNX Runtime computes the operator in float32 only.</summary>
    private static OnnxValue Softplus(OnnxGraph graph, OnnxValue x)
    {
        if (x.DType == DType.Float32)
        {
            return Same(graph, "Softplus", x);
        }

        OnnxValue tail = Same(graph, "Exp", Same(graph, "Neg", Same(graph, "Abs", x)));
        return Same(graph, "Add", Same(graph, "Relu", x), Same(graph, "Log", Same(graph, "Add", tail, Number(graph, x, 1))));
    }

    private static OnnxValue GELU(OnnxGraph graph, OnnxValue x, bool isApproximate)
    {
        if (x.DType == DType.Float32 && graph.Opset >= 20)
        {
            return graph.Node("Gelu", x.DType, [x], OnnxAttribute.Text("approximate", isApproximate ? "tanh" : "none"));
        }

        OnnxValue half = Same(graph, "Mul", Number(graph, x, 0.5), x);
        OnnxValue above = isApproximate
            ? Same(graph, "Tanh", Same(graph, "Mul", Number(graph, x, SqrtTwoOverPi), Same(graph, "Add", x, Cubic(graph, x))))
            : Erf(graph, Same(graph, "Mul", x, Number(graph, x, SqrtHalf)));
        return Same(graph, "Mul", half, Same(graph, "Add", above, Number(graph, x, 1)));
    }

    /// <summary>0.044715 x^3.</summary>
    private static OnnxValue Cubic(OnnxGraph graph, OnnxValue x) =>
        Same(graph, "Mul", Number(graph, x, 0.044715), Same(graph, "Mul", x, Same(graph, "Mul", x, x)));

    /// <summary>In float64 computed in float32: ONNX Runtime has the operator in float32 only.</summary>
    private static OnnxValue Erf(OnnxGraph graph, OnnxValue x) =>
        graph.Cast(Same(graph, "Erf", graph.Cast(x, DType.Float32)), x.DType!.Value);
}
