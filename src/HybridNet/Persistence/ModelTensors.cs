namespace HybridNet;

/// <summary>The names of the tensors of a model: <c>layers.0.weights</c>, <c>layers.0.weights.momentum</c>, <c>layers.0.weights.cache</c>.</summary>
internal static class ModelTensors
{
    private const string Prefix = "layers.";
    private const string Momentum = ".momentum";
    private const string Cache = ".cache";

    /// <summary>Every parameter with its name and its layer.</summary>
    internal static IEnumerable<(string Name, Parameter Parameter, ILayer Layer)> Of(Model model) =>
        model.Layers.SelectMany((layer, i) => ModelParts.ParametersOf(layer).Select(named => (NameOf(i, named.Name), named.Parameter, layer)));

    internal static string NameOf(int layer, string parameter) => $"{Prefix}{layer}.{parameter}";

    /// <summary>Whether a name has the form of the name of a parameter.</summary>
    internal static bool IsParameter(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && !IsStateOf(name, Momentum) && !IsStateOf(name, Cache);

    /// <summary>Whether a name is that of an optimizer state: <c>layers.0.momentum</c> is a parameter called momentum.</summary>
    private static bool IsStateOf(string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.Ordinal) && name[..^suffix.Length].Count(letter => letter == '.') > 1;

    /// <summary>Adds the parameters, and their optimizer state, to a file.</summary>
    internal static void Add(Model model, SafetensorsFile file, bool withOptimizerState)
    {
        foreach ((string name, Parameter parameter, _) in Of(model))
        {
            file.Tensors[name] = parameter.Value;
            Add(file, name + Momentum, withOptimizerState ? parameter.Momentum : null);
            Add(file, name + Cache, withOptimizerState ? parameter.Cache : null);
        }
    }

    /// <summary>Returns the matrix of a name, which must exist and have the given shape.</summary>
    /// <exception cref="InvalidDataException">The matrix does not exist, or has another shape.</exception>
    internal static Matrix Read(SafetensorsFile file, string source, string name, string shape) =>
        ReadOrNull(file, source, name, shape) ?? throw Throw.TensorMissing(source, name);

    /// <summary>Reads the optimizer state of a parameter; null for a part that the optimizer does not have.</summary>
    internal static (Matrix? Momentum, Matrix? Cache) ReadOptimizerState(SafetensorsFile file, string source, string name, string shape) =>
        (ReadOrNull(file, source, name + Momentum, shape), ReadOrNull(file, source, name + Cache, shape));

    private static Matrix? ReadOrNull(SafetensorsFile file, string source, string name, string shape)
    {
        if (!file.Tensors.TryGetValue(name, out StoredTensor? tensor))
        {
            return null;
        }

        if (!tensor.IsMatrix || tensor.ToMatrix().Shape() != shape)
        {
            throw Throw.StoredForm($"{source}, tensor \"{name}\"", tensor.ToString(), $"a float matrix {shape}");
        }

        return tensor.ToMatrix();
    }

    private static void Add(SafetensorsFile file, string name, Matrix? matrix)
    {
        if (matrix is not null)
        {
            file.Tensors[name] = matrix;
        }
    }
}
