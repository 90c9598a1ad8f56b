using Fields = HybridNet.OnnxFields.Node;
using Of = HybridNet.OnnxFields.Attribute;

namespace HybridNet;

/// <summary>A node in an ONNX file.</summary>
internal sealed class OnnxNode
{
    private readonly Dictionary<string, Setting> _attributes = new(StringComparer.Ordinal);
    private readonly List<string> _inputs = [];
    private readonly List<string> _outputs = [];
    private string _name = "";
    private string _operator = "";
    private string _domain = "";

    private readonly string _source;

    internal OnnxNode(ProtoReader message, string source)
    {
        _source = source;
        while (message.Next())
        {
            switch (message.Field)
            {
                case Fields.Input:
                    _inputs.Add(message.Text());
                    break;
                case Fields.Output:
                    _outputs.Add(message.Text());
                    break;
                case Fields.Name:
                    _name = message.Text();
                    break;
                case Fields.Operator:
                    _operator = message.Text();
                    break;
                case Fields.Domain:
                    _domain = message.Text();
                    break;
                case Fields.Attribute:
                    var setting = new Setting(message.Message(), source);
                    _attributes[setting.Name] = setting;
                    break;
                default:
                    break;
            }
        }

    }

    internal IReadOnlyList<string> Inputs => _inputs;

    internal IReadOnlyList<string> Outputs => _outputs;

    /// <summary>The operator, with its domain unless it is ONNX's own.</summary>
    internal string Operator => _domain is "" or "ai.onnx" ? _operator : $"{_domain}.{_operator}";

    /// <summary>The node in error texts.</summary>
    internal string Where => Throw.OnnxNodeName(_source, _name.Length > 0 ? _name : _outputs.FirstOrDefault() ?? "", Operator);

    internal long Integer(string name, long standard) => _attributes.TryGetValue(name, out Setting? setting) ? setting.Integer : standard;

    internal float Single(string name, float standard) => _attributes.TryGetValue(name, out Setting? setting) ? setting.Single : standard;

    internal string Text(string name, string standard) => _attributes.TryGetValue(name, out Setting? setting) ? setting.Text : standard;

    internal bool Has(string name) => _attributes.ContainsKey(name);

    internal IReadOnlyList<long> Integers(string name) => _attributes.TryGetValue(name, out Setting? setting) ? setting.Integers : [];

    internal IReadOnlyList<string> Texts(string name) => _attributes.TryGetValue(name, out Setting? setting) ? setting.Texts : [];

    internal OnnxTensor? Tensor(string name) => _attributes.GetValueOrDefault(name)?.Tensor;

    /// <summary>An attribute.</summary>
    private sealed class Setting
    {
        private readonly List<long> _integers = [];
        private readonly List<string> _texts = [];

        internal Setting(ProtoReader message, string source)
        {
            while (message.Next())
            {
                switch (message.Field)
                {
                    case Of.Name:
                        Name = message.Text();
                        break;
                    case Of.Single:
                        Single = message.Single();
                        break;
                    case Of.Integer:
                        Integer = message.Integer();
                        break;
                    case Of.Text:
                        Text = message.Text();
                        break;
                    case Of.Tensor:
                        Tensor = new(message.Message(), source);
                        break;
                    case Of.Integers:
                        message.Integers(value =>
                        {
                            _integers.Add(value);
                            return true;
                        });
                        break;
                    case Of.Texts:
                        _texts.Add(message.Text());
                        break;
                    default:
                        break;
                }
            }
        }

        internal string Name { get; } = "";

        internal float Single { get; }

        internal long Integer { get; }

        internal string Text { get; } = "";

        internal OnnxTensor? Tensor { get; }

        internal IReadOnlyList<long> Integers => _integers;

        internal IReadOnlyList<string> Texts => _texts;
    }
}
