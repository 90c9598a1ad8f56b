namespace HybridNet;

/// <content>Parameters as streams, and asynchronous methods.</content>
public static partial class ModelFile
{
    /// <summary>
    /// Saves a model to a file asynchronously. The model is copied at the moment of the call, so that training can continue during writing.
    /// </summary>
    /// <param name="model">The model. Its parameters are copied before this method returns.</param>
    /// <param name="path">The file; replaced atomically, and unchanged if writing is canceled.</param>
    /// <param name="metadata">Custom texts for the header; none if null.</param>
    /// <param name="cancellation">Cancels writing with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A task that completes when the file is on the disk.</returns>
    /// <exception cref="ArgumentException">A layer, the loss or the metric is of a custom class, which cannot be saved.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    public static Task SaveAsync(
        this Model model, string path, IReadOnlyDictionary<string, string>? metadata = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        return Snapshot(model, () => Of(model, metadata)).WriteAsync(path, cancellation);
    }

    /// <summary>Saves a model to a stream asynchronously.</summary>
    /// <param name="model">The model. Its parameters are copied before this method returns.</param>
    /// <param name="stream">The stream to write to; not closed.</param>
    /// <param name="metadata">Custom texts for the header; none if null.</param>
    /// <param name="cancellation">Cancels writing with an <see cref="OperationCanceledException"/>; bytes that were already written stay in the stream.</param>
    /// <returns>A task that completes when everything is written.</returns>
    /// <exception cref="ArgumentException">A layer, the loss or the metric is of a custom class, which cannot be saved.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static Task SaveAsync(
        this Model model, Stream stream, IReadOnlyDictionary<string, string>? metadata = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        return Snapshot(model, () => Of(model, metadata)).WriteAsync(stream, cancellation);
    }

    /// <summary>Loads a model from a file asynchronously.</summary>
    /// <param name="path">A saved model or a checkpoint.</param>
    /// <param name="cancellation">Cancels reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A new model that predicts like the saved one and continues training with the same bits.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, is not a model, or has a later version.</exception>
    public static Task<Model> LoadAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return CreateAsync(SafetensorsFile.ReadAsync(path, cancellation), path);
    }

    /// <summary>Loads a model from a stream, such as the body of a response, asynchronously.</summary>
    /// <param name="stream">The content of a file. Read to its end; does not have to be seekable; not closed.</param>
    /// <param name="source">The name of the stream in error texts.</param>
    /// <param name="cancellation">Cancels reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A new model that predicts like the saved one and continues training with the same bits.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, are not a model, or have a later version.</exception>
    public static Task<Model> LoadAsync(Stream stream, string source = "model", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return CreateAsync(SafetensorsFile.ReadAsync(stream, source, cancellation), source);
    }

    /// <summary>Saves only the parameters to a stream. The layers can be of custom classes.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">The stream to write to; not closed.</param>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static void SaveParameters(this Model model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        model.WhileNotTraining(() => ParametersOf(model).Write(stream));
    }

    /// <summary>Saves only the parameters to a file asynchronously. They are copied at the moment of the call.</summary>
    /// <param name="model">The model. Its parameters are copied before this method returns.</param>
    /// <param name="path">The file; replaced atomically, and unchanged if writing is canceled.</param>
    /// <param name="cancellation">Cancels writing with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A task that completes when the file is on the disk.</returns>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    public static Task SaveParametersAsync(this Model model, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        return Snapshot(model, () => ParametersOf(model)).WriteAsync(path, cancellation);
    }

    /// <summary>Saves only the parameters to a stream asynchronously. They are copied at the moment of the call.</summary>
    /// <param name="model">The model. Its parameters are copied before this method returns.</param>
    /// <param name="stream">The stream to write to; not closed.</param>
    /// <param name="cancellation">Cancels writing with an <see cref="OperationCanceledException"/>; bytes that were already written stay in the stream.</param>
    /// <returns>A task that completes when everything is written.</returns>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static Task SaveParametersAsync(this Model model, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        return Snapshot(model, () => ParametersOf(model)).WriteAsync(stream, cancellation);
    }

    /// <summary>Loads the parameters from a stream; otherwise like <see cref="LoadParameters(Model, string)"/>.</summary>
    /// <param name="model">A model with the same layers.</param>
    /// <param name="stream">The content of a file. Read to its end; does not have to be seekable; not closed.</param>
    /// <param name="source">The name of the stream in error texts.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    /// <exception cref="ShapeException">The parameters do not match the layers: too few, too many, or of other shapes.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static void LoadParameters(this Model model, Stream stream, string source = "parameters")
    {
        ArgumentNullException.ThrowIfNull(model);
        Set(model, SafetensorsFile.Read(stream, source), source);
    }

    /// <summary>Loads the parameters from a file asynchronously; all are set at once, after reading.</summary>
    /// <param name="model">A model with the same layers.</param>
    /// <param name="path">A file of parameters, a saved model or a checkpoint.</param>
    /// <param name="cancellation">Cancels reading with an <see cref="OperationCanceledException"/>; then the model is unchanged.</param>
    /// <returns>A task that completes when the parameters are set.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="ShapeException">The parameters of the file do not match the layers: too few, too many, or of other shapes.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static Task LoadParametersAsync(this Model model, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        return SetAsync(model, SafetensorsFile.ReadAsync(path, cancellation), path);
    }

    /// <summary>Loads the parameters from a stream asynchronously; all are set at once, after reading.</summary>
    /// <param name="model">A model with the same layers.</param>
    /// <param name="stream">The content of a file. Read to its end; does not have to be seekable; not closed.</param>
    /// <param name="source">The name of the stream in error texts.</param>
    /// <param name="cancellation">Cancels reading with an <see cref="OperationCanceledException"/>; then the model is unchanged.</param>
    /// <returns>A task that completes when the parameters are set.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    /// <exception cref="ShapeException">The parameters do not match the layers: too few, too many, or of other shapes.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static Task LoadParametersAsync(this Model model, Stream stream, string source = "parameters", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return SetAsync(model, SafetensorsFile.ReadAsync(stream, source, cancellation), source);
    }

    private static async Task SetAsync(Model model, Task<SafetensorsFile> file, string source) => Set(model, await file.ConfigureAwait(false), source);

    private static SafetensorsFile Snapshot(Model model, Func<SafetensorsFile> of)
    {
        SafetensorsFile file = new();
        model.WhileNotTraining(() => file = of().Copy());
        return file;
    }

    private static SafetensorsFile ParametersOf(Model model)
    {
        var file = new SafetensorsFile();
        ModelTensors.Add(model, file, withOptimizerState: false);
        return file;
    }

    private static async Task<Model> CreateAsync(Task<SafetensorsFile> file, string source) => Create(await file.ConfigureAwait(false), source);
}
