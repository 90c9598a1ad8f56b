using Graph = HybridNet.OnnxFields.Graph;
using Info = HybridNet.OnnxFields.ValueInfo;
using Whole = HybridNet.OnnxFields.Model;

namespace HybridNet;

/// <summary>An input of an ONNX graph.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">The product of the axes after the first; null if one is unknown.</param>
/// <param name="HasMoreAxes">Whether there are others than two axes.</param>
internal sealed record OnnxInput(string Name, int? Columns, bool HasMoreAxes);

/// <summary>The parts of an ONNX file that are used here.</summary>
internal sealed class OnnxContent
{
    /// <summary>The number of nodes that are read: an activation is up to ten of them.</summary>
    private const int MaxNodes = 1 << 14;

    private readonly List<OnnxNode> _nodes = [];
    private readonly List<OnnxTensor> _constants = [];
    private readonly List<OnnxInput> _inputs = [];
    private readonly List<string> _outputs = [];
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">The bytes are damaged, or another format.</exception>
    internal OnnxContent(byte[] bytes, string source)
    {
        Source = source;
        var file = new ProtoReader(bytes, source);
        ProtoReader? graph = null;
        bool hasVersion = false;
        while (file.Next())
        {
            switch (file.Field)
            {
                case Whole.Graph:
                    graph = file.Message();
                    break;
                case Whole.OperatorSet:
                    file.Message();
                    hasVersion = true;
                    break;
                case Whole.Metadata:
                    ReadEntry(file.Message());
                    break;
                default:
                    break;
            }
        }

        ReadGraph(graph is not null && hasVersion ? graph : throw Throw.OnnxNoGraph(source));
    }

    internal string Source { get; }

    internal IReadOnlyList<OnnxNode> Nodes => _nodes;

    internal IReadOnlyList<OnnxTensor> Constants => _constants;

    internal IReadOnlyList<OnnxInput> Inputs => _inputs;

    internal IReadOnlyList<string> Outputs => _outputs;

    internal IReadOnlyDictionary<string, string> Metadata => _metadata;

    private void ReadEntry(ProtoReader entry)
    {
        (string key, string value) = ("", "");
        while (entry.Next())
        {
            if (entry.Field == OnnxFields.Entry.Key)
            {
                key = entry.Text();
            }
            else if (entry.Field == OnnxFields.Entry.Value)
            {
                value = entry.Text();
            }
        }

        _metadata[key] = value;
    }

    private void ReadGraph(ProtoReader graph)
    {
        while (graph.Next())
        {
            switch (graph.Field)
            {
                case Graph.Node:
                    _nodes.Add(_nodes.Count < MaxNodes ? new(graph.Message(), Source) : throw Throw.OnnxNodes(Source, MaxNodes));
                    break;
                case Graph.Initializer:
                    _constants.Add(new(graph.Message(), Source));
                    break;
                case Graph.Input:
                    _inputs.Add(Input(graph.Message()));
                    break;
                case Graph.Output:
                    _outputs.Add(Input(graph.Message()).Name);
                    break;
                default:
                    break;
            }
        }
    }

    private static OnnxInput Input(ProtoReader info)
    {
        string name = "";
        var axes = new List<long?>();
        bool hasShape = false;
        while (info.Next())
        {
            if (info.Field == Info.Name)
            {
                name = info.Text();
            }
            else if (info.Field == Info.Type)
            {
                foreach (ProtoReader shape in Inside(info.Message(), Info.TensorType, Info.Shape))
                {
                    hasShape = true;
                    axes.AddRange(Inside(shape, Info.Dimension).Select(Length));
                }
            }
        }

        UInt128? columns = axes.Count < 2 ? null : axes.Skip(1).Aggregate((UInt128?)1, (all, axis) => all * (ulong?)axis is { } product && product < int.MaxValue ? product : null);
        return new(name, (int?)columns, hasShape && axes.Count != 2);
    }

    private static long? Length(ProtoReader axis)
    {
        long? length = null;
        while (axis.Next())
        {
            if (axis.Field == Info.DimensionValue)
            {
                length = axis.Integer();
            }
        }

        return length is > 0 ? length : null;
    }

    /// <summary>The nested messages of a path of fields.</summary>
    private static IEnumerable<ProtoReader> Inside(ProtoReader message, params int[] path)
    {
        while (message.Next())
        {
            if (message.Field == path[0])
            {
                ProtoReader inner = message.Message();
                foreach (ProtoReader found in path.Length == 1 ? [inner] : Inside(inner, path[1..]))
                {
                    yield return found;
                }
            }
        }
    }
}
