using System.Globalization;

namespace HybridNet;

/// <summary>The outputs of a classifier: its label and the probabilities of its classes.</summary>
internal static class OnnxLabels
{
    /// <summary>Adds the nodes; returns the descriptions of the two outputs.</summary>
    /// <exception cref="StateException">The model does not predict classes, or has another number of class names than classes.</exception>
    internal static ProtoMessage[] Add(OnnxGraph graph, Model model, OnnxValue last, int? columns)
    {
        ILayer ending = model.Layers[^1];
        if (ending is SoftmaxActivation)
        {
            OnnxValue largest = graph.Node("ArgMax", null, [last], OnnxAttribute.Integer("axis", 1), OnnxAttribute.Integer("keepdims", 0));
            return Outputs(graph, model, graph.Rename(last, OnnxExport.Probabilities), largest, columns);
        }

        if (ending is not SigmoidActivation || columns is null)
        {
            throw Throw.OnnxNoClasses(ending.Name);
        }

        // ONNX Runtime compares float32 as exactly as float64; the output is greater than 0.5 in both or in none.
        OnnxValue half = graph.Scalar(0.5, last.DType!.Value);
        OnnxValue chosen = graph.Node("Cast", null, [graph.Node("Greater", null, [last, half])], OnnxAttribute.Integer("to", OnnxFields.ElementType.Int64));
        if (columns > 1)
        {
            // Several labels per row, each 0 or 1.
            return
            [
                OnnxExport.Described(graph.Rename(chosen, OnnxExport.Label).Name, OnnxFields.ElementType.Int64, Axis(columns.Value)),
                OnnxExport.Described(graph.Rename(last, OnnxExport.Probabilities), columns),
            ];
        }

        OnnxValue other = graph.Node("Sub", last.DType, [graph.Scalar(1, last.DType.Value), last]);
        OnnxValue both = graph.Node("Concat", last.DType, [other, last], OnnxAttribute.Integer("axis", 1));
        OnnxValue row = graph.Node("Squeeze", null, [chosen, graph.Integers("axes", [1])]);
        return Outputs(graph, model, graph.Rename(both, OnnxExport.Probabilities), row, 2);
    }

    private static ProtoMessage[] Outputs(OnnxGraph graph, Model model, OnnxValue probabilities, OnnxValue number, int? columns)
    {
        IReadOnlyList<string> names = model.ClassNames;
        int type = OnnxFields.ElementType.Int64;
        if (names.Count > 0)
        {
            if (columns is { } classes && names.Count != classes)
            {
                throw Throw.OnnxClassNames(names.Count, classes);
            }

            long[]? integers = Integers(names);
            OnnxValue labels = integers is null ? graph.Texts("classes", names) : graph.Integers("classes", integers);
            type = integers is null ? OnnxFields.ElementType.Text : type;
            number = graph.Node("Gather", null, [labels, number], OnnxAttribute.Integer("axis", 0));
        }

        return
        [
            OnnxExport.Described(graph.Rename(number, OnnxExport.Label).Name, type),
            OnnxExport.Described(probabilities, columns),
        ];
    }

    private static ProtoMessage Axis(int length) => new ProtoMessage().Integer(OnnxFields.ValueInfo.DimensionValue, length);

    /// <summary>The names as integers; null unless all of them are integers, written as usual.</summary>
    private static long[]? Integers(IReadOnlyList<string> names)
    {
        var integers = new long[names.Count];
        for (int i = 0; i < integers.Length; i++)
        {
            if (!long.TryParse(names[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out integers[i])
                || integers[i].ToString(CultureInfo.InvariantCulture) != names[i])
            {
                return null;
            }
        }

        return integers;
    }
}
