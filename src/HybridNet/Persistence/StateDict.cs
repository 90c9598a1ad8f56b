namespace HybridNet;

/// <summary>Creates models from the weights that PyTorch or Keras wrote to safetensors files: matrices by the names of their layers, without activations.</summary>
/// <example><code>
/// // safetensors.torch.save_file(net.state_dict(), "net.safetensors") in Python
/// Model model = StateDict.Load("net.safetensors", ["relu", "softmax"]);
/// </code></example>
public static class StateDict
{
    /// <summary>The ends of the names of weights and biases; whether the weights have the shape (outputs, inputs).</summary>
    private static readonly (string Weights, string Biases, bool IsTransposed)[] _names =
    [
        (".weight", ".bias", true), ("/kernel", "/bias", false), (".kernel", ".bias", false), ("/kernel:0", "/bias:0", false),
    ];

    /// <summary>Creates a model of dense layers and activations.</summary>
    /// <param name="path">
    /// The file. Weights are <c>0.weight</c> of shape (outputs, inputs) as in PyTorch, or <c>dense/kernel</c> of shape (inputs, outputs) as in Keras; biases are
    /// <c>0.bias</c> or <c>dense/bias</c>, and zeros if they are missing.
    /// </param>
    /// <param name="activations">
    /// The names of the activations, such as <c>relu</c>: one after each dense layer; the last can be omitted if it is linear.
    /// </param>
    /// <param name="layers">
    /// The names of the layers in order, such as <c>hidden</c> and <c>out</c>; if null, layers are in the order of their names, where numbers count as numbers.
    /// </param>
    /// <returns>A new model without loss and optimizer. If a parameter is float64, products are computed in the dtypes of their operands.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, has tensors that are not those of dense layers, or layers that do not fit each other.</exception>
    /// <exception cref="ArgumentException">A name is unknown, or there are too few or too many activations.</exception>
    public static Model Load(string path, IReadOnlyList<string> activations, IReadOnlyList<string>? layers = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(activations);
        IActivation[] made = [.. activations.Select(name => PartNames.Activations.Find(name).Make())];
        SafetensorsFile file = SafetensorsFile.Read(path);
        DenseLayer[] dense = Layers(file, path, layers);
        if (made.Length != dense.Length && made.Length != dense.Length - 1)
        {
            throw Throw.StateDictActivations(path, made.Length, dense.Length);
        }

        var model = new Model();
        for (int i = 0; i < dense.Length; i++)
        {
            model.Add(dense[i]);
            if (i < made.Length)
            {
                model.Add(made[i]);
            }
        }

        if (model.Parameters.Any(parameter => parameter.Value.DType == DType.Float64))
        {
            model.Arithmetic = Arithmetic.NumPy with { ProductDType = null };
        }

        return model;
    }

    private static DenseLayer[] Layers(SafetensorsFile file, string path, IReadOnlyList<string>? names)
    {
        var left = new HashSet<string>(file.Tensors.Keys);
        Dictionary<string, (string Weights, string Biases, bool IsTransposed)> found = file.Tensors.Keys
            .SelectMany(tensor => _names
                .Where(form => tensor.EndsWith(form.Weights, StringComparison.Ordinal))
                .Select(form => (Layer: tensor[..^form.Weights.Length], Names: form)))
            .GroupBy(layer => layer.Layer)
            .ToDictionary(group => group.Key, group => group.First().Names);
        names ??= [.. found.Keys.Order(NaturalOrder.Comparer)];
        var layers = new List<DenseLayer>();
        foreach (string name in names)
        {
            if (!found.TryGetValue(name, out (string Weights, string Biases, bool IsTransposed) form))
            {
                throw Throw.StateDictLayer(path, name, found.Keys);
            }

            DenseLayer layer = Layer(file, path, name, form);
            if (layers.Count > 0 && layers[^1].Weights.Columns != layer.Weights.Rows)
            {
                throw Throw.StateDictOrder(path, name, layer.Weights.Rows, layers[^1].Weights.Columns);
            }

            layers.Add(layer);
            left.Remove(name + form.Weights);
            left.Remove(name + form.Biases);
        }

        if (layers.Count == 0 || left.Count > 0)
        {
            throw Throw.StateDictTensors(path, left.Order(StringComparer.Ordinal).Select(name => $"{name} {file.Tensors[name]}"));
        }

        return [.. layers];
    }

    private static DenseLayer Layer(SafetensorsFile file, string path, string name, (string Weights, string Biases, bool IsTransposed) form)
    {
        StoredTensor stored = file.Tensors[name + form.Weights];
        if (!stored.IsMatrix || stored.Shape.Count != 2)
        {
            throw Throw.StateDictWeights(path, name + form.Weights, stored.ToString());
        }

        Matrix weights = form.IsTransposed ? stored.ToMatrix().CopyTransposed() : stored.ToMatrix();
        if (!file.Tensors.TryGetValue(name + form.Biases, out StoredTensor? biases))
        {
            // A file can have weights of no rows and any number of columns; biases cost as much as the weights at most.
            return weights.Rows == 0
                ? throw Throw.StateDictWeights(path, name + form.Weights, stored.ToString())
                : new(weights, new(1, weights.Columns, weights.DType));
        }

        return biases.IsMatrix && biases.Shape.Count == 1 && biases.Shape[0] == weights.Columns
            ? new(weights, biases.ToMatrix())
            : throw Throw.StateDictBiases(path, name + form.Biases, biases.ToString(), weights.Columns);
    }

    /// <summary>Texts in the order of their letters, in which numbers count as numbers: 2 before 10.</summary>
    private static class NaturalOrder
    {
        internal static IComparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

        private static int Compare(string a, string b)
        {
            (int i, int j) = (0, 0);
            while (i < a.Length && j < b.Length)
            {
                (string x, string y) = (Piece(a, i), Piece(b, j));
                (string m, string n) = (x.TrimStart('0'), y.TrimStart('0'));
                bool areNumbers = char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]);
                int order = areNumbers && m.Length != n.Length ? m.Length - n.Length : string.CompareOrdinal(areNumbers ? m : x, areNumbers ? n : y);
                if (order != 0)
                {
                    return order;
                }

                (i, j) = (i + x.Length, j + y.Length);
            }

            int rest = (a.Length - i) - (b.Length - j);
            return rest != 0 ? rest : string.CompareOrdinal(a, b);
        }

        /// <summary>The number that begins at an index, or the letter.</summary>
        private static string Piece(string text, int start)
        {
            int end = start + 1;
            while (char.IsAsciiDigit(text[start]) && end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            return text[start..end];
        }
    }
}
