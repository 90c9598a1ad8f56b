namespace HybridNet;

/// <content>Streams of parameters, and everything without blocking a thread.</content>
public static partial class ModelFile
{
    /// <summary>
    /// Writes a model to a file without blocking. What is written is the model at the moment of the call: it may be trained on meanwhile.
    /// </summary>
    /// <param name="model">The model. Its parameters are copied before this method returns.</param>
    /// <param name="path">The file; replaced whole or not at all, also where writing is canceled.</param>
    /// <param name="metadata">Texts of one's own for the header; none if not given.</param>
    /// <param name="cancellation">Ends writing with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A task that ends when the file is on the disk.</returns>
    /// <exception cref="ArgumentException">A layer, the loss or the metric is of a class that files do not know.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">There is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    public static Task SaveAsync(
        this Model model, string path, IReadOnlyDictionary<string, string>? metadata = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        return Snapshot(model, () => Of(model, metadata)).WriteAsync(path, cancellation);
    }

    /// <summary>Writes to a stream what <see cref="SaveAsync(Model, string, IReadOnlyDictionary{string, string}?, CancellationToken)"/> writes to a file.</summary>
    /// <param name="model">The model. Its parameters are copied before this method returns.</param>
    /// <param name="stream">Where to write; not closed.</param>
    /// <param name="metadata">Texts of one's own for the header; none if not given.</param>
    /// <param name="cancellation">Ends writing with an <see cref="OperationCanceledException"/>; what was written stays in the stream.</param>
    /// <returns>A task that ends when all is written.</returns>
    /// <exception cref="ArgumentException">A layer, the loss or the metric is of a class that files do not know.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static Task SaveAsync(
        this Model model, Stream stream, IReadOnlyDictionary<string, string>? metadata = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        return Snapshot(model, () => Of(model, metadata)).WriteAsync(stream, cancellation);
    }

    /// <summary>Makes the model that a file holds, without blocking.</summary>
    /// <param name="path">A file that was saved, or a checkpoint.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A new model that predicts and goes on training as the one that was saved.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, holds no model, or one of a later version.</exception>
    public static Task<Model> LoadAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return MakeAsync(SafetensorsFile.ReadAsync(path, cancellation), path);
    }

    /// <summary>Makes the model that a stream holds, such as the body of a response, without blocking.</summary>
    /// <param name="stream">What a file would hold. Read to its end, where it stands afterward; need not be seekable; not closed.</param>
    /// <param name="source">What it is called in errors.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A new model that predicts and goes on training as the one that was saved.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged, hold no model, or one of a later version.</exception>
    public static Task<Model> LoadAsync(Stream stream, string source = "model", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(source);
        return MakeAsync(SafetensorsFile.ReadAsync(stream, source, cancellation), source);
    }

    /// <summary>Writes the parameters alone to a stream, of layers of any class.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">Where to write; not closed.</param>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static void SaveParameters(this Model model, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        model.WhileNotTraining(() => ParametersOf(model).Write(stream));
    }

    /// <summary>Writes the parameters alone to a file without blocking, as they are at the moment of the call.</summary>
    /// <param name="model">The model. Its parameters are copied before this method returns.</param>
    /// <param name="path">The file; replaced whole or not at all, also where writing is canceled.</param>
    /// <param name="cancellation">Ends writing with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A task that ends when the file is on the disk.</returns>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">There is a folder, a pipe, a socket or a device, the name is too long, or the file cannot be written.</exception>
    public static Task SaveParametersAsync(this Model model, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        return Snapshot(model, () => ParametersOf(model)).WriteAsync(path, cancellation);
    }

    /// <summary>Writes the parameters alone to a stream without blocking, as they are at the moment of the call.</summary>
    /// <param name="model">The model. Its parameters are copied before this method returns.</param>
    /// <param name="stream">Where to write; not closed.</param>
    /// <param name="cancellation">Ends writing with an <see cref="OperationCanceledException"/>; what was written stays in the stream.</param>
    /// <returns>A task that ends when all is written.</returns>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static Task SaveParametersAsync(this Model model, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(stream);
        return Snapshot(model, () => ParametersOf(model)).WriteAsync(stream, cancellation);
    }

    /// <summary>Sets the parameters to those that a stream holds; else as <see cref="LoadParameters(Model, string)"/>.</summary>
    /// <param name="model">A model of the same layers.</param>
    /// <param name="stream">What a file would hold. Read to its end, where it stands afterward; need not be seekable; not closed.</param>
    /// <param name="source">What it is called in errors.</param>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    /// <exception cref="ShapeException">The parameters are not those of the layers: too few, too many, or of other shapes.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static void LoadParameters(this Model model, Stream stream, string source = "parameters")
    {
        ArgumentNullException.ThrowIfNull(model);
        Set(model, SafetensorsFile.Read(stream, source), source);
    }

    /// <summary>Sets the parameters to those of a file, without blocking; all are set at once, after they were read.</summary>
    /// <param name="model">A model of the same layers.</param>
    /// <param name="path">A file of parameters, a saved model or a checkpoint.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>; the model is unchanged then.</param>
    /// <returns>A task that ends when the parameters are set.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is a folder, a pipe, a socket or a device, its name is too long, or it cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    /// <exception cref="ShapeException">The parameters of the file are not those of the layers: too few, too many, or of other shapes.</exception>
    /// <exception cref="StateException">Another thread trains the model.</exception>
    public static Task LoadParametersAsync(this Model model, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(path);
        return SetAsync(model, SafetensorsFile.ReadAsync(path, cancellation), path);
    }

    /// <summary>Sets the parameters to those that a stream holds, without blocking; all are set at once, after they were read.</summary>
    /// <param name="model">A model of the same layers.</param>
    /// <param name="stream">What a file would hold. Read to its end, where it stands afterward; need not be seekable; not closed.</param>
    /// <param name="source">What it is called in errors.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>; the model is unchanged then.</param>
    /// <returns>A task that ends when the parameters are set.</returns>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    /// <exception cref="ShapeException">The parameters are not those of the layers: too few, too many, or of other shapes.</exception>
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
        ModelTensors.Put(model, file, memory: false);
        return file;
    }

    private static async Task<Model> MakeAsync(Task<SafetensorsFile> file, string source) => Make(await file.ConfigureAwait(false), source);
}
