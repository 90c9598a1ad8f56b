using Newtonsoft.Json.Linq;

namespace HybridNet;

/// <summary>What the description of a model says of parameters; their numbers are tensors of the file.</summary>
internal static class ParameterFields
{
    /// <summary>The field that holds the parameters of a custom layer.</summary>
    internal const string Name = "parameters";

    /// <summary>The dtype, the regularization, and whether it is trained.</summary>
    internal static JObject Of(Parameter parameter) => new()
    {
        ["dtype"] = parameter.Value.DType.Name(),
        ["l1"] = parameter.L1,
        ["l2"] = parameter.L2,
        ["trainable"] = parameter.IsTrainable,
    };

    /// <summary>Sets what <see cref="Of"/> wrote, except for the dtype.</summary>
    internal static void Set(Parameter parameter, JsonFields fields)
    {
        parameter.L1 = Penalties.Strength(fields.Number("l1"));
        parameter.L2 = Penalties.Strength(fields.Number("l2"));
        parameter.IsTrainable = fields.Flag("trainable");
        fields.CheckNoOthers();
    }

    /// <summary>Writes all parameters of a custom layer, with their shapes.</summary>
    internal static void Write(IHasParameters? layer, JObject fields)
    {
        if (layer is null)
        {
            return;
        }

        var parameters = new JObject();
        foreach (Parameter parameter in layer.Parameters)
        {
            JObject described = Of(parameter);
            described["rows"] = parameter.Value.Rows;
            described["columns"] = parameter.Value.Columns;
            parameters[parameter.Name ?? throw Throw.ParameterWithoutName(parameter.Value.Shape())] = described;
        }

        fields[Name] = parameters;
    }

    /// <summary>Makes a parameter of a custom layer.</summary>
    internal static Parameter Read(JsonFields fields, string name, ParameterSource source)
    {
        var parameter = new Parameter(source(name, fields.Count("rows"), fields.Count("columns"), ModelParts.DTypeOf(fields, "dtype")), name);
        Set(parameter, fields);
        return parameter;
    }
}
