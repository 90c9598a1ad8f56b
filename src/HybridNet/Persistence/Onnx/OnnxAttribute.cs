namespace HybridNet;

/// <summary>An attribute of a node of an ONNX graph, such as <c>axis = -1</c>.</summary>
/// <example><code>OnnxAttribute.Integer("axis", -1)</code></example>
public sealed class OnnxAttribute
{
    private OnnxAttribute(string name, int type, Action<ProtoMessage> add)
    {
        Name = name;
        Message = new ProtoMessage().Text(OnnxFields.Attribute.Name, name);
        add(Message);
        Message.Integer(OnnxFields.Attribute.Type, type);
    }

    /// <summary>The name of the attribute.</summary>
    public string Name { get; }

    internal ProtoMessage Message { get; }

    /// <summary>Creates an integer attribute.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="value">The value.</param>
    /// <returns>The attribute.</returns>
    public static OnnxAttribute Integer(string name, long value)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(name, OnnxFields.AttributeType.Integer, message => message.Integer(OnnxFields.Attribute.Integer, value));
    }

    /// <summary>Creates a float attribute. Attributes of ONNX are float32: the value is rounded.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="value">The value.</param>
    /// <returns>The attribute.</returns>
    public static OnnxAttribute Number(string name, double value)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(name, OnnxFields.AttributeType.Single, message => message.Single(OnnxFields.Attribute.Single, (float)value));
    }

    /// <summary>Creates a text attribute.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <param name="value">The value.</param>
    /// <returns>The attribute.</returns>
    public static OnnxAttribute Text(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return new(name, OnnxFields.AttributeType.Text, message => message.Text(OnnxFields.Attribute.Text, value));
    }

    /// <summary>Such as <c>attribute axis</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"attribute {Name}";
}
