using System.Reflection;

namespace HybridNet;

/// <summary>Builds the content of an ONNX file from a model.</summary>
internal static class OnnxExport
{
    /// <summary>The name of the class names in the metadata.</summary>
    internal const string ClassNamesName = "class_names";

    internal const string Output = "output";
    internal const string Label = "label";
    internal const string Probabilities = "probabilities";

    /// <summary>The name of the axis of samples.</summary>
    private const string Batch = "batch";

    /// <summary>The format of the file: version 8 has the operators of opset 17, version 10 those of opset 21.</summary>
    private static int IrVersion(int opset) => opset switch
    {
        <= 18 => 8,
        <= 20 => 9,
        _ => 10,
    };

    /// <exception cref="StateException">The model has no layers; or labels are required, and the model does not predict classes.</exception>
    /// <exception cref="ArgumentException">A layer is of a custom class that does not implement <see cref="IExportsOnnx"/>.</exception>
    internal static ProtoMessage Of(Model model, OnnxOptions options)
    {
        if (model.Layers.Count == 0)
        {
            Throw.NoLayers("model, ONNX");
        }

        var graph = new OnnxGraph(options.Opset, model.Arithmetic);
        string[] outputs = options.Labels ? [Label, Probabilities] : [Output];
        if (outputs.Contains(options.InputName))
        {
            throw Throw.OnnxNameTwice(options.InputName);
        }

        graph.Reserve(options.InputName);
        Array.ForEach(outputs, graph.Reserve);
        var input = new OnnxValue(options.InputName, model.SampleDType());
        (OnnxValue last, int? columns) = Layers(graph, model, input);
        graph.End();
        ProtoMessage[] results = options.Labels
            ? OnnxLabels.Add(graph, model, last, columns)
            : [Described(graph.Rename(last, Output), columns)];
        int? inputColumns = model.Layers.Select(layer => layer.InputColumns).FirstOrDefault(required => required is not null);
        ProtoMessage message = new ProtoMessage()
            .Integer(OnnxFields.Model.IrVersion, IrVersion(options.Opset))
            .Text(OnnxFields.Model.ProducerName, "HybridNet")
            .Text(OnnxFields.Model.ProducerVersion, Version())
            .Message(OnnxFields.Model.Graph, graph.Message("model", Described(input, inputColumns), results))
            .Message(OnnxFields.Model.OperatorSet, new ProtoMessage().Text(OnnxFields.OperatorSet.Domain, "").Integer(OnnxFields.OperatorSet.Version, options.Opset))
            .Message(OnnxFields.Model.Metadata, Entry(ModelFile.ArchitectureName, Architecture.Write(model, canHaveOthers: true)));
        return model.ClassNames.Count == 0
            ? message
            : message.Message(OnnxFields.Model.Metadata, Entry(ClassNamesName, Architecture.Names(model.ClassNames)));
    }

    /// <summary>Describes an input or output of shape (batch, columns) and a float dtype; the number of columns can be unknown.</summary>
    internal static ProtoMessage Described(OnnxValue value, int? columns)
    {
        var axis = new ProtoMessage();
        _ = columns is { } known
            ? axis.Integer(OnnxFields.ValueInfo.DimensionValue, known)
            : axis.Text(OnnxFields.ValueInfo.DimensionName, $"{value.Name} columns");
        return Described(value.Name, OnnxFields.ElementType.Of(value.DType!.Value), axis);
    }

    /// <summary>Describes an input or output whose first axis is the batch.</summary>
    internal static ProtoMessage Described(string name, int elementType, params ReadOnlySpan<ProtoMessage> axes)
    {
        ProtoMessage shape = new ProtoMessage().Message(OnnxFields.ValueInfo.Dimension, new ProtoMessage().Text(OnnxFields.ValueInfo.DimensionName, Batch));
        foreach (ProtoMessage axis in axes)
        {
            shape.Message(OnnxFields.ValueInfo.Dimension, axis);
        }

        ProtoMessage tensor = new ProtoMessage().Integer(OnnxFields.ValueInfo.ElementType, elementType).Message(OnnxFields.ValueInfo.Shape, shape);
        return new ProtoMessage()
            .Text(OnnxFields.ValueInfo.Name, name)
            .Message(OnnxFields.ValueInfo.Type, new ProtoMessage().Message(OnnxFields.ValueInfo.TensorType, tensor));
    }

    private static (OnnxValue Last, int? Columns) Layers(OnnxGraph graph, Model model, OnnxValue last)
    {
        int? columns = null;
        for (int i = 0; i < model.Layers.Count; i++)
        {
            ILayer layer = model.Layers[i];
            columns ??= layer.InputColumns;
            columns = columns is { } before ? layer.OutputColumns(before) : null;
            graph.Begin(i, layer.Name);
            last = OnnxLayers.Write(graph, layer, last);
        }

        return (last, columns);
    }

    private static ProtoMessage Entry(string key, string value) => new ProtoMessage().Text(OnnxFields.Entry.Key, key).Text(OnnxFields.Entry.Value, value);

    private static string Version() => typeof(Model).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
