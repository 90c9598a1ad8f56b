namespace HybridNet;

/// <summary>Reads the settings and parameters of a custom part from the description of a model. Each must be there, and each must be read.</summary>
public sealed class PartReader
{
    private readonly JsonFields _fields;
    private readonly ParameterSource _source;
    private JsonFields? _parameters;

    internal PartReader(JsonFields fields, ParameterSource source) => (_fields, _source) = (fields, source);

    /// <summary>Such as <c>part reader of net.safetensors, layers[1]</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"part reader of {_fields.Where}";

    /// <summary>A number.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <returns>The value that was written.</returns>
    /// <exception cref="InvalidDataException">There is none, or it is something else.</exception>
    public double Number(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _fields.Number(name);
    }

    /// <summary>A whole number.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <returns>The value that was written, 0 or more.</returns>
    /// <exception cref="InvalidDataException">There is none, or it is something else.</exception>
    public int Count(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _fields.Count(name);
    }

    /// <summary>Yes or no.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <returns>The value that was written.</returns>
    /// <exception cref="InvalidDataException">There is none, or it is something else.</exception>
    public bool Flag(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _fields.Flag(name);
    }

    /// <summary>A text.</summary>
    /// <param name="name">The name of the setting.</param>
    /// <returns>The value that was written.</returns>
    /// <exception cref="InvalidDataException">There is none, or it is something else.</exception>
    public string Text(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _fields.Text(name);
    }

    /// <summary>A parameter with its value, its regularization, and whether it is trained.</summary>
    /// <param name="name">The name of the parameter in its layer, <see cref="HybridNet.Parameter.Name"/>.</param>
    /// <returns>A parameter of this name, for the new layer.</returns>
    /// <exception cref="InvalidDataException">There is none of this name.</exception>
    public Parameter Parameter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _parameters ??= _fields.Object(ParameterFields.Name);
        return ParameterFields.Read(_parameters.Object(name), name, _source);
    }

    /// <summary>Refuses what was not read, and a layer whose parameters are not those that were read.</summary>
    internal void Done(IHasParameters? layer)
    {
        _parameters?.CheckNoOthers();
        string[] read = _parameters is null ? [] : [.. _parameters.Content.Properties().Select(property => property.Name)];
        string[] there = layer is null ? [] : [.. layer.Parameters.Select(parameter => parameter.Name ?? "")];
        if (!read.Order(StringComparer.Ordinal).SequenceEqual(there.Order(StringComparer.Ordinal)))
        {
            throw Throw.OtherParameters(_fields.Where, read, there);
        }
    }
}
