namespace HybridNet;

/// <summary>The numbers of a model under their names: <c>layers.0.weights</c>, <c>layers.0.weights.momentum</c>, <c>layers.0.weights.cache</c>.</summary>
internal static class ModelTensors
{
    private const string Prefix = "layers.";
    private const string Momentum = ".momentum";
    private const string Cache = ".cache";

    /// <summary>Every parameter with its name and the layer it is of.</summary>
    internal static IEnumerable<(string Name, Parameter Parameter, ILayer Layer)> Of(Model model) =>
        model.Layers.SelectMany((layer, i) => ModelParts.ParametersOf(layer).Select(named => (NameOf(i, named.Name), named.Parameter, layer)));

    internal static string NameOf(int layer, string parameter) => $"{Prefix}{layer}.{parameter}";

    /// <summary>Whether a name is that of a parameter of some model.</summary>
    internal static bool IsParameter(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal)
        && !name.EndsWith(Momentum, StringComparison.Ordinal)
        && !name.EndsWith(Cache, StringComparison.Ordinal);

    /// <summary>Adds the parameters, and what an optimizer remembers of them.</summary>
    internal static void Put(Model model, SafetensorsFile file, bool memory)
    {
        foreach ((string name, Parameter parameter, _) in Of(model))
        {
            file.Tensors[name] = parameter.Value;
            Put(file, name + Momentum, memory ? parameter.Momentum : null);
            Put(file, name + Cache, memory ? parameter.Cache : null);
        }
    }

    /// <summary>The matrix of that name, which must be there and have that shape.</summary>
    /// <exception cref="InvalidDataException">It is not there, or has another shape.</exception>
    internal static Matrix Read(SafetensorsFile file, string source, string name, string shape) =>
        ReadOrNull(file, source, name, shape) ?? throw Throw.TensorMissing(source, name);

    /// <summary>What an optimizer remembers of a parameter; null for what it does not.</summary>
    internal static (Matrix? Momentum, Matrix? Cache) TakeMemory(SafetensorsFile file, string source, string name, string shape) =>
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

    private static void Put(SafetensorsFile file, string name, Matrix? matrix)
    {
        if (matrix is not null)
        {
            file.Tensors[name] = matrix;
        }
    }
}
