namespace HybridNet;

/// <summary>
/// Saves and loads models as safetensors files: parameters as tensors <c>layers.0.weights</c>, <c>layers.0.biases</c>, optimizer state as
/// <c>layers.0.weights.momentum</c> and <c>.cache</c>, everything else as a JSON text in the header. Every language writes the same files.
/// </summary>
/// <remarks>
/// A loaded model predicts and continues training with the same bits. Equal models give equal bytes. Nothing in a file is executed: types
/// are chosen from a list. Other programs can read the tensors.
/// </remarks>
/// <example><code>
/// model.Save("spiral.safetensors");
/// Model same = ModelFile.Load("spiral.safetensors");
/// </code></example>
public static partial class ModelFile
{
    /// <summary>The name of the description of the model in the header.</summary>
    internal const string ArchitectureName = "hybridnet";

    /// <summary>The name of the preprocessing of the model in the header.</summary>
    internal const string PreprocessingName = "hybridnet.preprocessing";

    private const string RandomName = "random";

    /// <summary>
    /// Saves a model to a file: layers, parameters, loss, optimizer and its state, metric, class names, preprocessing, random state. The file is
    /// replaced atomically.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="metadata">Custom texts for the header, which are stored in <see cref="SafetensorsFile.Metadata"/>; none if null.</param>
    /// <exception cref="ArgumentException">A layer, the loss or the metric is of a custom class, which cannot be saved; or the ending of the path is that of another format, such as .h5.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    public static void Save(this Model model, string path, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        model.WhileNotTraining(() => Of(model, metadata).Write(path));
    }

    /// <summary>Saves a model to a stream.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">The stream to write to; not closed.</param>
    /// <param name="metadata">Custom texts for the header; none if null.</param>
    /// <exception cref="ArgumentException">A layer, the loss or the metric is of a custom class, which cannot be saved.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static void Save(this Model model, Stream stream, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        model.WhileNotTraining(() => Of(model, metadata).Write(stream));
    }

    /// <summary>Loads a model from a file.</summary>
    /// <param name="path">A saved model or a checkpoint.</param>
    /// <returns>A new model that predicts like the saved one and continues training with the same bits.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, is not a model, or has a later version.</exception>
    public static Model Load(string path) => Create(SafetensorsFile.Read(path), path);

    /// <summary>Loads a model from a stream.</summary>
    /// <param name="stream">The content of a file. Read to its end; does not have to be seekable; not closed.</param>
    /// <param name="source">The name of the stream in error texts.</param>
    /// <returns>A new model that predicts like the saved one and continues training with the same bits.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, are not a model, or have a later version.</exception>
    public static Model Load(Stream stream, string source = "model") => Create(SafetensorsFile.Read(stream, source), source);

    /// <summary>Loads a model from bytes.</summary>
    /// <param name="bytes">The content of a file.</param>
    /// <param name="source">The name of the bytes in error texts.</param>
    /// <returns>A new model that predicts like the saved one and continues training with the same bits.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, are not a model, or have a later version.</exception>
    public static Model Load(byte[] bytes, string source = "model") => Create(SafetensorsFile.Read(bytes, source), source);

    /// <summary>Saves only the parameters. The layers can be of custom classes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file; replaced atomically.</param>
    /// <exception cref="ArgumentException">The ending of the path is that of another format.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    public static void SaveParameters(this Model model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        model.WhileNotTraining(() => ParametersOf(model).Write(path));
    }

    /// <summary>
    /// Loads the parameters, including their dtypes, from a file; nothing else changes. Everything is checked before the first parameter is set.
    /// </summary>
    /// <param name="model">A model with the same layers.</param>
    /// <param name="path">A file of parameters, a saved model or a checkpoint.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="ShapeException">The parameters of the file do not match the layers: too few, too many, or of other shapes.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static void LoadParameters(this Model model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        Set(model, SafetensorsFile.Read(path), path);
    }

    /// <summary>Creates the content of the file of a model.</summary>
    internal static SafetensorsFile Of(Model model, IReadOnlyDictionary<string, string>? metadata = null, bool canHaveOthers = false)
    {
        var file = new SafetensorsFile();
        foreach ((string name, string text) in metadata ?? new Dictionary<string, string>())
        {
            if (name.StartsWith(ArchitectureName, StringComparison.Ordinal))
            {
                throw Throw.MetadataName(name);
            }

            file.Metadata[name] = text;
        }

        file.Metadata[ArchitectureName] = Architecture.Write(model, canHaveOthers);
        if (model.Preprocessing is { } preprocessing)
        {
            file.Metadata[PreprocessingName] = PreprocessingText.Write(preprocessing);
        }

        ModelTensors.Add(model, file, withOptimizerState: true);
        if (model.Random is { } random)
        {
            file.Tensors[RandomName] = RandomTensor.Of(random.GetState());
        }

        return file;
    }

    private static void Set(Model model, SafetensorsFile file, string source)
    {
        (string Name, Parameter Parameter, ILayer Layer)[] entries = [.. ModelTensors.Of(model)];
        Matrix[] values = [.. entries.Select(entry => ValueFor(entry, file, source))];
        if (file.Tensors.Keys.Where(ModelTensors.IsParameter).Except(entries.Select(entry => entry.Name)).FirstOrDefault() is { } other)
        {
            Throw.ParameterWithoutLayer(source, other, file.Tensors[other].ToString());
        }

        model.WhileNotTraining(() =>
        {
            for (int i = 0; i < entries.Length; i++)
            {
                entries[i].Parameter.Value = values[i];
            }
        });
    }

    private static Model Create(SafetensorsFile file, string source)
    {
        if (!file.Metadata.TryGetValue(ArchitectureName, out string? text))
        {
            throw Throw.NoArchitecture(source, file.Tensors.Count);
        }

        Model model = Architecture.Read(text, source, (layer, where) => (name, rows, columns, dtype) =>
            Read(file, source, ModelTensors.NameOf(layer, name), $"({rows}, {columns})", dtype));
        foreach ((string name, Parameter parameter, _) in ModelTensors.Of(model))
        {
            (parameter.Momentum, parameter.Cache) = ModelTensors.ReadOptimizerState(file, source, name, parameter.Value.Shape());
        }

        if (file.Tensors.TryGetValue(RandomName, out StoredTensor? random))
        {
            model.Random = new(RandomTensor.Read(random, $"{source}, tensor \"{RandomName}\""));
        }

        if (file.Metadata.TryGetValue(PreprocessingName, out string? preprocessing))
        {
            model.Preprocessing = PreprocessingText.Read(preprocessing, $"{source}, {PreprocessingName}");
        }

        return model;
    }

    private static Matrix Read(SafetensorsFile file, string source, string name, string shape, DType dtype)
    {
        Matrix matrix = ModelTensors.Read(file, source, name, shape);
        if (matrix.DType != dtype)
        {
            throw Throw.StoredForm($"{source}, tensor \"{name}\"", matrix.ToString(), $"{shape} {dtype.Name()}");
        }

        return matrix;
    }

    private static Matrix ValueFor((string Name, Parameter Parameter, ILayer Layer) entry, SafetensorsFile file, string source)
    {
        string shape = entry.Parameter.Value.Shape();
        if (!file.Tensors.TryGetValue(entry.Name, out StoredTensor? tensor))
        {
            throw Throw.ParameterMissing(source, entry.Name, entry.Layer.Name, shape, file.Tensors.Keys.Where(ModelTensors.IsParameter));
        }

        if (!tensor.IsMatrix || tensor.ToMatrix().Shape() != shape)
        {
            throw Throw.ParameterOfAnotherShape(source, entry.Name, entry.Layer.Name, shape, tensor.IsMatrix ? $"{tensor.ToMatrix()}" : $"{tensor}");
        }

        return tensor.ToMatrix();
    }
}
