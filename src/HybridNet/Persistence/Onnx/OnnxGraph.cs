using System.Globalization;

namespace HybridNet;

/// <summary>An ONNX graph that is being built: a custom layer adds the nodes that compute its output (<see cref="IExportsOnnx"/>).</summary>
public sealed class OnnxGraph
{
    private readonly List<Operation> _nodes = [];
    private readonly List<ProtoMessage> _constants = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);
    private readonly Dictionary<(double, DType), OnnxValue> _scalars = [];
    private string _scope = "";
    private string _documentation = "";

    internal OnnxGraph(int opset, Arithmetic arithmetic) => (Opset, Arithmetic) = (opset, arithmetic);

    /// <summary>The version of the operators: those of this version and before can be used.</summary>
    public int Opset { get; }

    /// <summary>The arithmetic of the model, which determines the dtypes of results.</summary>
    internal Arithmetic Arithmetic { get; }

    /// <summary>Such as <c>ONNX graph of opset 17, 4 nodes</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ONNX graph of opset {Opset}, {_nodes.Count} nodes");

    /// <summary>Adds a constant matrix, such as a parameter.</summary>
    /// <param name="value">The matrix; its elements are read when the file is written.</param>
    /// <param name="name">Its name in the layer; <c>layers.0.</c> is put before it, as in model files.</param>
    /// <returns>The constant, of shape (rows, columns).</returns>
    /// <exception cref="ArgumentException">The graph has a value of this name.</exception>
    public OnnxValue Constant(Matrix value, string name)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(name);
        return Shaped(value, name, value.Rows, value.Columns);
    }

    /// <summary>Adds a constant number.</summary>
    /// <param name="value">The number; rounded to the dtype.</param>
    /// <param name="dtype">The dtype.</param>
    /// <returns>The constant, a tensor without axes. Equal numbers are added once.</returns>
    public OnnxValue Scalar(double value, DType dtype)
    {
        if (!_scalars.TryGetValue((value, dtype), out OnnxValue? scalar))
        {
            string name = Unique(string.Create(CultureInfo.InvariantCulture, $"{value}{(dtype == DType.Float32 ? "" : " float64")}"));
            _constants.Add(Tensor(OnnxFields.ElementType.Of(dtype), name, []).Elements(OnnxFields.Tensor.RawData, Matrix.From([value], 1, 1).As(dtype)));
            _scalars[(value, dtype)] = scalar = new(name, dtype);
        }

        return scalar;
    }

    /// <summary>Adds a node that converts a value to another dtype.</summary>
    /// <param name="value">The value.</param>
    /// <param name="dtype">The dtype of the result.</param>
    /// <returns>The output of the node; the value itself if it has this dtype.</returns>
    public OnnxValue Cast(OnnxValue value, DType dtype)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.DType == dtype ? value : Node("Cast", dtype, [value], OnnxAttribute.Integer("to", OnnxFields.ElementType.Of(dtype)));
    }

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">The operator, such as <c>Mul</c>.</param>
    /// <param name="dtype">The dtype of the output; null if it is neither float32 nor float64.</param>
    /// <param name="inputs">The inputs of the operator.</param>
    /// <param name="attributes">The attributes of the operator.</param>
    /// <returns>The output of the node.</returns>
    public OnnxValue Node(string operation, DType? dtype, IReadOnlyList<OnnxValue> inputs, params OnnxAttribute[] attributes)
    {
        ArgumentException.ThrowIfNullOrEmpty(operation);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(attributes);
        string name = Unique(_scope.Length == 0 ? operation : $"{_scope}/{operation}");
        _nodes.Add(new(operation, [.. inputs.Select(input => input.Name)], name, _documentation, attributes));
        return new(name, dtype);
    }

    /// <summary>Adds a constant with its own shape.</summary>
    internal OnnxValue Shaped(Matrix value, string name, params ReadOnlySpan<long> shape)
    {
        string whole = _scope.Length == 0 ? name : $"{_scope}.{name}";
        if (!_names.Add(whole))
        {
            throw Throw.OnnxNameTwice(whole);
        }

        _constants.Add(Tensor(OnnxFields.ElementType.Of(value.DType), whole, shape).Elements(OnnxFields.Tensor.RawData, value));
        return new(whole, value.DType);
    }

    /// <summary>Adds a list of integers.</summary>
    internal OnnxValue Integers(string name, ReadOnlySpan<long> values)
    {
        name = Unique(name);
        _constants.Add(Tensor(OnnxFields.ElementType.Int64, name, [values.Length]).Integers(OnnxFields.Tensor.Int64s, values));
        return new(name, null);
    }

    /// <summary>Adds a list of texts.</summary>
    internal OnnxValue Texts(string name, IEnumerable<string> values)
    {
        string[] texts = [.. values];
        ProtoMessage tensor = Tensor(OnnxFields.ElementType.Text, name = Unique(name), [texts.Length]);
        Array.ForEach(texts, text => tensor.Text(OnnxFields.Tensor.Texts, text));
        _constants.Add(tensor);
        return new(name, null);
    }

    /// <summary>Reserves the name of an input or output of the graph.</summary>
    internal void Reserve(string name) => _names.Add(name);

    /// <summary>Gives a value a reserved name.</summary>
    internal OnnxValue Rename(OnnxValue value, string name)
    {
        if (_renamed.ContainsKey(value.Name) || !_nodes.Exists(node => node.Output == value.Name))
        {
            value = Node("Identity", value.DType, [value]);
        }

        _renamed[value.Name] = name;
        return value with { Name = name };
    }

    /// <summary>Begins a layer: names and descriptions of nodes that follow tell which it is.</summary>
    internal void Begin(int layer, string name) => (_scope, _documentation) = ($"layers.{layer}", name);

    /// <summary>Begins the nodes that belong to no layer.</summary>
    internal void End() => (_scope, _documentation) = ("", "");

    /// <summary>Returns the message of the graph.</summary>
    internal ProtoMessage Message(string name, ProtoMessage input, IEnumerable<ProtoMessage> outputs)
    {
        var graph = new ProtoMessage();
        _nodes.ForEach(node => graph.Message(OnnxFields.Graph.Node, Message(node)));
        graph.Text(OnnxFields.Graph.Name, name);
        _constants.ForEach(constant => graph.Message(OnnxFields.Graph.Initializer, constant));
        graph.Message(OnnxFields.Graph.Input, input);
        foreach (ProtoMessage output in outputs)
        {
            graph.Message(OnnxFields.Graph.Output, output);
        }

        return graph;
    }

    private static ProtoMessage Tensor(int type, string name, ReadOnlySpan<long> shape)
    {
        var tensor = new ProtoMessage();
        foreach (long axis in shape)
        {
            tensor.Integer(OnnxFields.Tensor.Dimensions, axis);
        }

        return tensor.Integer(OnnxFields.Tensor.ElementType, type).Text(OnnxFields.Tensor.Name, name);
    }

    private ProtoMessage Message(Operation node)
    {
        var message = new ProtoMessage();
        Array.ForEach(node.Inputs, input => message.Text(OnnxFields.Node.Input, Final(input)));
        message.Text(OnnxFields.Node.Output, Final(node.Output)).Text(OnnxFields.Node.Name, node.Output).Text(OnnxFields.Node.Operator, node.Name);
        Array.ForEach(node.Attributes, attribute => message.Message(OnnxFields.Node.Attribute, attribute.Message));
        return node.Documentation.Length == 0 ? message : message.Text(OnnxFields.Node.Documentation, node.Documentation);
    }

    private string Final(string name) => _renamed.GetValueOrDefault(name, name);

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !_names.Add(unique); i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        return unique;
    }

    private sealed record Operation(string Name, string[] Inputs, string Output, string Documentation, OnnxAttribute[] Attributes);
}
