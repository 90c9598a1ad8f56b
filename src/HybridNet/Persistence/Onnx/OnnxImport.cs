namespace HybridNet;

/// <summary>Builds a model from the nodes of an ONNX graph. Each value is followed from the inputs to the output.</summary>
internal sealed class OnnxImport
{
    private readonly string _source;
    private readonly Dictionary<string, OnnxPart> _values = new(StringComparer.Ordinal);
    private readonly HashSet<OnnxTensor> _used = [];

    internal OnnxImport(OnnxContent content)
    {
        _source = content.Source;
        foreach (OnnxTensor constant in content.Constants)
        {
            _values[constant.Name] = OnnxPart.Of(constant);
        }

        string? first = null;
        foreach (OnnxInput input in content.Inputs.Where(input => !_values.ContainsKey(input.Name)))
        {
            _values[input.Name] = first is null
                ? OnnxPart.Of(OnnxRows.Inputs(input.Columns, input.HasMoreAxes))
                : OnnxPart.Unknown(Throw.OnnxInputs(_source, first, input.Name));
            first ??= input.Name;
        }

        foreach (OnnxNode node in content.Nodes)
        {
            Follow(node);
        }

        (Rows, ClassNames) = Output(content);
    }

    /// <summary>The output of the model.</summary>
    internal OnnxRows Rows { get; }

    /// <summary>The class names that the outputs have; empty if they have none.</summary>
    internal IReadOnlyList<string> ClassNames { get; }

    private (OnnxRows Rows, IReadOnlyList<string> ClassNames) Output(OnnxContent content)
    {
        OnnxPart[] outputs = [.. content.Outputs.Select(name => _values.GetValueOrDefault(name) ?? throw Throw.OnnxNoValue($"{_source}, outputs", name))];
        OnnxRows? rows = outputs.Select(output => output.Rows).FirstOrDefault(found => found is { HasMoreAxes: false });
        if (rows is null)
        {
            throw outputs.Length == 0 ? Throw.OnnxNoOutput(_source) : outputs[0].Failure(content.Nodes.Count > 0 ? content.Nodes[^1] : throw Throw.OnnxNoOutput(_source));
        }

        return (rows, outputs.Select(output => output.ClassNames).FirstOrDefault(names => names.Count > 0) ?? []);
    }

    /// <summary>Adds what is known about the output of a node. A value that is not understood throws only where it is needed.</summary>
    private void Follow(OnnxNode node)
    {
        if (node.Outputs.Count == 0)
        {
            return;
        }

        OnnxPart?[] inputs = [.. node.Inputs.Select(name => name.Length == 0 ? null : Value(node, name))];
        OnnxPart result;
        try
        {
            result = Compute(node, inputs);
        }
        catch (InvalidDataException failure)
        {
            result = OnnxPart.Unknown(failure);
        }

        _values[node.Outputs[0]] = result;
        foreach (string other in node.Outputs.Skip(1).Where(name => name.Length > 0))
        {
            _values[other] = OnnxPart.Unknown(Throw.OnnxOperator(node.Where, OnnxOperators.All));
        }
    }

    private OnnxPart Value(OnnxNode node, string name) =>
        _values.GetValueOrDefault(name) ?? OnnxPart.Unknown(Throw.OnnxNoValue(node.Where, name));

    private OnnxPart Compute(OnnxNode node, OnnxPart?[] inputs) => (node.Operator, inputs) switch
    {
        ("Constant", _) => Constant(node),
        ("Gemm", [{ } a, { } b, ..]) => OnnxOperators.Gemm(node, a, Weights(node, b, node.Integer("transB", 0) != 0), inputs.ElementAtOrDefault(2)),
        ("MatMul", [{ } a, { } b]) => OnnxOperators.MatMul(node, a, Weights(node, b, false)),
        ("Transpose", [{ Constant: { } tensor } value]) when tensor.Shape.Count <= 2 => OnnxPart.Of(tensor, tensor.Shape.Count == 2 ? !value.IsTransposed : value.IsTransposed),
        _ => OnnxOperators.Find(node)?.Invoke(node, inputs) ?? OnnxOperators.Elementwise(node, inputs),
    };

    private static OnnxPart Constant(OnnxNode node) => node.Tensor("value") is { } tensor ? OnnxPart.Of(tensor)
        : node.Has("value_float") ? OnnxPart.Of(node.Single("value_float", 0))
        : node.Has("value_int") ? OnnxPart.Of(node.Integer("value_int", 0))
        : throw Throw.OnnxConstant(node.Where);

    /// <summary>Returns the weights of a layer, which no other layer may have.</summary>
    private Func<Matrix> Weights(OnnxNode node, OnnxPart part, bool isTransposed) => () =>
    {
        OnnxTensor tensor = part.Constant ?? throw Throw.OnnxWeights(node.Where);
        if (tensor.Shape.Count != 2)
        {
            throw Throw.OnnxWeightAxes(node.Where, tensor.Written);
        }

        return _used.Add(tensor) ? tensor.ToMatrix(part.IsTransposed != isTransposed) : throw Throw.OnnxShared(node.Where, tensor.Name);
    };
}
