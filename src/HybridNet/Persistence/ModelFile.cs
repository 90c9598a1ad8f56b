namespace HybridNet;

/// <summary>
/// Models as safetensors files: the numbers as tensors <c>layers.0.weights</c>, <c>layers.0.biases</c>, what the optimizer remembers as
/// <c>layers.0.weights.momentum</c> and <c>.cache</c>, all else as a JSON text in the header. The same files from every language.
/// </summary>
/// <remarks>
/// What comes back predicts and goes on training to the same bits. Equal models give equal bytes. Nothing in a file is ever executed: types
/// are chosen from a list. Other programs read the tensors as they are.
/// </remarks>
/// <example><code>
/// model.Save("spiral.safetensors");
/// Model same = ModelFile.Load("spiral.safetensors");
/// </code></example>
public static partial class ModelFile
{
    /// <summary>The name in the header of the text that describes the model.</summary>
    internal const string ArchitectureName = "hybridnet";

    private const string RandomName = "random";

    /// <summary>
    /// Writes a model to a file: layers, parameters, loss, optimizer with all it remembers, metric, class names, random stream. The file is
    /// replaced whole or not at all.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file; replaced if it is there.</param>
    /// <param name="metadata">Texts of one's own for the header, to be found in <see cref="SafetensorsFile.Metadata"/>; none if not given.</param>
    /// <exception cref="ArgumentException">A layer, the loss or the metric is of a class that files do not know.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">There is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    public static void Save(this Model model, string path, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        model.WhileNotTraining(() => Of(model, metadata).Write(path));
    }

    /// <summary>Writes to a stream what <see cref="Save(Model, string, IReadOnlyDictionary{string, string}?)"/> writes to a file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">Where to write; not closed.</param>
    /// <param name="metadata">Texts of one's own for the header; none if not given.</param>
    /// <exception cref="ArgumentException">A layer, the loss or the metric is of a class that files do not know.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static void Save(this Model model, Stream stream, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        model.WhileNotTraining(() => Of(model, metadata).Write(stream));
    }

    /// <summary>Makes the model that a file holds.</summary>
    /// <param name="path">A file that was saved, or a checkpoint.</param>
    /// <returns>A new model that predicts and goes on training as the one that was saved.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, holds no model, or one of a later version.</exception>
    public static Model Load(string path) => Make(SafetensorsFile.Read(path), path);

    /// <summary>Makes the model that a stream holds.</summary>
    /// <param name="stream">What a file would hold. Read to its end, where it stands afterward; need not be seekable; not closed.</param>
    /// <param name="source">What it is called in errors.</param>
    /// <returns>A new model that predicts and goes on training as the one that was saved.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, hold no model, or one of a later version.</exception>
    public static Model Load(Stream stream, string source = "model") => Make(SafetensorsFile.Read(stream, source), source);

    /// <summary>Makes the model that bytes hold.</summary>
    /// <param name="bytes">What a file would hold.</param>
    /// <param name="source">What it is called in errors.</param>
    /// <returns>A new model that predicts and goes on training as the one that was saved.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, hold no model, or one of a later version.</exception>
    public static Model Load(byte[] bytes, string source = "model") => Make(SafetensorsFile.Read(bytes, source), source);

    /// <summary>Writes the parameters alone, of layers of any class.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file; replaced whole or not at all.</param>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">There is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    public static void SaveParameters(this Model model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        model.WhileNotTraining(() => ParametersOf(model).Write(path));
    }

    /// <summary>
    /// Sets the parameters, dtypes included, to those of a file; nothing else changes. All is checked before the first one is set.
    /// </summary>
    /// <param name="model">A model of the same layers.</param>
    /// <param name="path">A file of parameters, a saved model or a checkpoint.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="ShapeException">The parameters of the file are not those of the layers: too few, too many, or of other shapes.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static void LoadParameters(this Model model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        Set(model, SafetensorsFile.Read(path), path);
    }

    /// <summary>What a model's file holds.</summary>
    internal static SafetensorsFile Of(Model model, IReadOnlyDictionary<string, string>? metadata = null, bool canHaveOthers = false)
    {
        var file = new SafetensorsFile();
        foreach ((string name, string text) in metadata ?? new Dictionary<string, string>())
        {
            file.Metadata[name] = name.StartsWith(ArchitectureName, StringComparison.Ordinal) ? throw Throw.MetadataName(name) : text;
        }

        file.Metadata[ArchitectureName] = Architecture.Write(model, canHaveOthers);
        ModelTensors.Put(model, file, memory: true);
        if (model.Random is { } random)
        {
            file.Tensors[RandomName] = RandomTensor.Of(random.GetState());
        }

        return file;
    }

    private static void Set(Model model, SafetensorsFile file, string source)
    {
        (string Name, Parameter Parameter, ILayer Layer)[] places = [.. ModelTensors.Of(model)];
        Matrix[] values = [.. places.Select(place => ValueFor(place, file, source))];
        if (file.Tensors.Keys.Where(ModelTensors.IsParameter).Except(places.Select(place => place.Name)).FirstOrDefault() is { } other)
        {
            Throw.ParameterWithoutPlace(source, other, file.Tensors[other].ToString());
        }

        model.WhileNotTraining(() =>
        {
            for (int i = 0; i < places.Length; i++)
            {
                places[i].Parameter.Value = values[i];
            }
        });
    }

    private static Model Make(SafetensorsFile file, string source)
    {
        if (!file.Metadata.TryGetValue(ArchitectureName, out string? text))
        {
            throw Throw.NoArchitecture(source, file.Tensors.Count);
        }

        Model model = Architecture.Read(text, source, (layer, where) => (name, rows, columns, dtype) =>
            Read(file, source, ModelTensors.NameOf(layer, name), $"({rows}, {columns})", dtype));
        foreach ((string name, Parameter parameter, _) in ModelTensors.Of(model))
        {
            (parameter.Momentum, parameter.Cache) = ModelTensors.TakeMemory(file, source, name, parameter.Value.Shape());
        }

        if (file.Tensors.TryGetValue(RandomName, out StoredTensor? random))
        {
            model.Random = new(RandomTensor.Read(random, $"{source}, tensor \"{RandomName}\""));
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

    private static Matrix ValueFor((string Name, Parameter Parameter, ILayer Layer) place, SafetensorsFile file, string source)
    {
        string shape = place.Parameter.Value.Shape();
        if (!file.Tensors.TryGetValue(place.Name, out StoredTensor? tensor))
        {
            throw Throw.ParameterMissing(source, place.Name, place.Layer.Name, shape, file.Tensors.Keys.Where(ModelTensors.IsParameter));
        }

        if (!tensor.IsMatrix || tensor.ToMatrix().Shape() != shape)
        {
            throw Throw.ParameterOfAnotherShape(source, place.Name, place.Layer.Name, shape, tensor.IsMatrix ? $"{tensor.ToMatrix()}" : $"{tensor}");
        }

        return tensor.ToMatrix();
    }
}
