namespace HybridNet;

/// <summary>Reads the settings and parameters of a custom part from the description of a model. All of them must be read.</summary>
public sealed class PartReader
{
    private readonly JsonFields _fields;
    private readonly ParameterSource _source;
    private JsonFields? _parameters;

    internal PartReader(JsonFields fields, ParameterSource source) => (_fields, _source) = (fields, source);

    /// <summary>Such as <c>part reader of net.safetensors, layers[1]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"part reader of {_fields.Where}";

    /// <summary>Reads a number.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <returns>The value that was written.</returns>
    /// <exception cref="InvalidDataException">The setting is missing or has another type.</exception>
    public double Number(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _fields.Number(name);
    }

    /// <summary>Reads an integer.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <returns>The value that was written, 0 or more.</returns>
    /// <exception cref="InvalidDataException">The setting is missing or has another type.</exception>
    public int Count(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _fields.Count(name);
    }

    /// <summary>Reads a bool.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <returns>The value that was written.</returns>
    /// <exception cref="InvalidDataException">The setting is missing or has another type.</exception>
    public bool Flag(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _fields.Flag(name);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <returns>The value that was written.</returns>
    /// <exception cref="InvalidDataException">The setting is missing or has another type.</exception>
    public string Text(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _fields.Text(name);
    }

    /// <summary>Reads a parameter: its value, its regularization, and whether it is trainable.</summary>
    /// <param name="name">The name of the parameter in its layer, <see cref="HybridNet.Parameter.Name"/>.</param>
    /// <returns>A parameter with this name, for the new layer.</returns>
    /// <exception cref="InvalidDataException">No parameter has this name.</exception>
    public Parameter Parameter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _parameters ??= _fields.Object(ParameterFields.Name);
        return ParameterFields.Read(_parameters.Object(name), name, _source);
    }

    /// <summary>Throws if a setting or parameter was not read, or if the parameters of the layer are not those that were read.</summary>
    internal void Done(IHasParameters? layer)
    {
        _parameters?.CheckNoOthers();
        string[] read = _parameters is null ? [] : [.. _parameters.Content.Names];
        string[] actual = layer is null ? [] : [.. layer.Parameters.Select(parameter => parameter.Name ?? "")];
        if (!read.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal)))
        {
            throw Throw.OtherParameters(_fields.Where, read, actual);
        }
    }
}
