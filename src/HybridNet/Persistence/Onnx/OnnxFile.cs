namespace HybridNet;

/// <summary>
/// Saves models as ONNX files, which other programs run: ONNX Runtime, and everything that uses it. The batch size is dynamic; parameters have the names
/// of model files (<c>layers.0.weights</c>).
/// </summary>
/// <remarks>
/// A file computes the predictions of the model, within the rounding of the dtypes of its parameters. Dropout is omitted, as it does nothing in inference
/// mode. The metadata has the description of the model with its settings, under <c>hybridnet</c>, and the class names. Loss and optimizer state are not part of
/// such a file: to continue training, use a <see cref="ModelFile"/>.
/// </remarks>
/// <example><code>
/// model.SaveOnnx("spiral.onnx");
/// </code></example>
public static class OnnxFile
{
    /// <summary>Saves a model to an ONNX file. The file is replaced atomically.</summary>
    /// <param name="model">The model. Its loss and its metric can be of any class; custom layers must implement <see cref="IExportsOnnx"/>.</param>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="options">Version of the operators, names, labels; the default ones if null.</param>
    /// <exception cref="ArgumentException">
    /// A layer is of a custom class that does not implement <see cref="IExportsOnnx"/>; or the file would have more than 2 GiB, the limit of the format.
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
}
