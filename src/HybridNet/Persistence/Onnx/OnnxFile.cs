namespace HybridNet;

/// <summary>
/// Saves models as ONNX files, which other programs run: ONNX Runtime, and everything that uses it; and loads dense networks from them. The batch size is
/// dynamic; parameters have the names of model files (<c>layers.0.weights</c>).
/// </summary>
/// <remarks>
/// A file computes the predictions of the model, within the rounding of the dtypes of its parameters. Dropout is omitted, as it does nothing in inference
/// mode. The metadata has the description of the model with its settings, under <c>hybridnet</c>, and the class names. Loss and optimizer state are not part of
/// such a file: to continue training, use a <see cref="ModelFile"/>.
/// </remarks>
/// <example><code>
/// model.SaveOnnx("spiral.onnx");
/// Model same = OnnxFile.Load("spiral.onnx");
/// </code></example>
public static class OnnxFile
{
    /// <summary>Saves a model to an ONNX file. The file is replaced atomically.</summary>
    /// <param name="model">The model. Its loss and its metric can be of any class; custom layers must implement <see cref="IExportsOnnx"/>.</param>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="options">Version of the operators, names, labels; the default ones if null.</param>
    /// <exception cref="ArgumentException">
    /// A layer is of a custom class that does not implement <see cref="IExportsOnnx"/>; or the file would have more than 2 GiB, the limit of the format;
    /// or the ending of the path is that of another format.
    /// </exception>
    /// <exception cref="StateException">
    /// The model has no layers; or labels are required, and the model does not predict classes; or another thread trains the model.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    public static void SaveOnnx(this Model model, string path, OnnxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        FileEnding.CheckOnnx(path);
        model.WhileNotTraining(() =>
        {
            ProtoMessage content = OnnxExport.Of(model, options ?? new());
            AtomicFile.Write(path, content.Write);
        });
    }

    /// <summary>Writes a model to a stream as an ONNX file.</summary>
    /// <param name="model">The model, as in <see cref="SaveOnnx(Model, string, OnnxOptions?)"/>.</param>
    /// <param name="stream">The stream to write to; not closed.</param>
    /// <param name="options">Version of the operators, names, labels; the default ones if null.</param>
    /// <exception cref="ArgumentException">
    /// A layer is of a custom class that does not implement <see cref="IExportsOnnx"/>; or the file would have more than 2 GiB, the limit of the format.
    /// </exception>
    /// <exception cref="StateException">
    /// The model has no layers; or labels are required, and the model does not predict classes; or another thread trains the model.
    /// </exception>
    public static void SaveOnnx(this Model model, Stream stream, OnnxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        model.WhileNotTraining(() => OnnxExport.Of(model, options ?? new()).Write(stream));
    }

    /// <summary>
    /// Loads a dense network from an ONNX file: of HybridNet, PyTorch, Keras (tf2onnx), scikit-learn (skl2onnx) or any other program. Supported are Gemm, MatMul
    /// and Add with constants, softmax, and the activations of HybridNet, written as one node or as several; reshapes to two axes, casts and dropout
    /// between them.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>
    /// A new model that predicts like the first output of the graph that is supported; it has class names if the graph has labels, and no loss or optimizer. If a
    /// parameter is float64, products are computed in the dtypes of their operands; a file of HybridNet has its arithmetic.
    /// </returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or has a node that is not supported; the message has its name and its operator.</exception>
    public static Model Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Create(InputFile.Read(path, stream => Bytes(stream, path)), path);
    }

    /// <summary>Loads a dense network from a stream, as <see cref="Load(string)"/>.</summary>
    /// <param name="stream">The content of a file. Read to its end; does not have to be seekable; not closed.</param>
    /// <param name="source">The name of the stream in error texts.</param>
    /// <returns>A new model.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or have a node that is not supported.</exception>
    public static Model Load(Stream stream, string source = "ONNX")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return Create(Bytes(stream, source), source);
    }

    /// <summary>Loads a dense network from bytes, as <see cref="Load(string)"/>.</summary>
    /// <param name="bytes">The content of a file.</param>
    /// <param name="source">The name of the bytes in error texts.</param>
    /// <returns>A new model.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, or have a node that is not supported.</exception>
    public static Model Load(byte[] bytes, string source = "ONNX")
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(source);
        return Create(bytes, source);
    }

    private static byte[] Bytes(Stream stream, string source)
    {
        try
        {
            return new ForwardReader(stream).ReadToEndAsync(source).GetAwaiter().GetResult();
        }
        catch (FormatException failure)
        {
            throw new InvalidDataException(failure.Message, failure);
        }
    }

    private static Model Create(byte[] bytes, string source)
    {
        var content = new OnnxContent(bytes, source);
        var import = new OnnxImport(content);
        var model = new Model { ClassNames = import.ClassNames };
        foreach (ILayer layer in import.Rows.Layers().DefaultIfEmpty(new LinearActivation()))
        {
            model.Add(layer);
        }

        if (content.Metadata.TryGetValue(ModelFile.ArchitectureName, out string? text))
        {
            (model.Arithmetic, model.ClassNames) = Architecture.ReadArithmeticAndNames(text, $"{source}, {ModelFile.ArchitectureName}");
        }
        else if (model.Parameters.Any(parameter => parameter.Value.DType == DType.Float64))
        {
            model.Arithmetic = Arithmetic.NumPy with { ProductDType = null };
        }

        return model;
    }
}
