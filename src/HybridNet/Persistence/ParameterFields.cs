namespace HybridNet;

/// <summary>The fields of parameters in the description of a model. Their values are tensors of the file.</summary>
internal static class ParameterFields
{
    /// <summary>The field that holds the parameters of a custom layer.</summary>
    internal const string Name = "parameters";

    /// <summary>Returns the fields of a parameter: dtype, regularization, and whether it is trainable.</summary>
    internal static JsonObject Of(Parameter parameter) => new()
    {
        ["dtype"] = parameter.Value.DType.Name(),
        ["l1"] = parameter.L1,
        ["l2"] = parameter.L2,
        ["trainable"] = parameter.IsTrainable,
    };

    /// <summary>Sets a parameter from the fields of <see cref="Of"/>, except for the dtype.</summary>
    internal static void Set(Parameter parameter, JsonFields fields)
    {
        parameter.L1 = Penalties.Factor(fields.Number("l1"));
        parameter.L2 = Penalties.Factor(fields.Number("l2"));
        parameter.IsTrainable = fields.Flag("trainable");
        fields.CheckNoOthers();
    }

    /// <summary>Writes all parameters of a custom layer, with their shapes.</summary>
    internal static void Write(IHasParameters? layer, JsonObject fields)
    {
        if (layer is null)
        {
            return;
        }

        var parameters = new JsonObject();
        foreach (Parameter parameter in layer.Parameters)
        {
            JsonObject described = Of(parameter);
            described["rows"] = parameter.Value.Rows;
            described["columns"] = parameter.Value.Columns;
            parameters[parameter.Name ?? throw Throw.ParameterWithoutName(parameter.Value.Shape())] = described;
        }

        fields[Name] = parameters;
    }

    /// <summary>Reads a parameter of a custom layer.</summary>
    internal static Parameter Read(JsonFields fields, string name, ParameterSource source)
    {
        var parameter = new Parameter(source(name, fields.Count("rows"), fields.Count("columns"), ModelParts.DTypeOf(fields, "dtype")), name);
        Set(parameter, fields);
        return parameter;
    }
}
