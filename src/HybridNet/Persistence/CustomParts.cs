namespace HybridNet;

/// <summary>
/// The registry of custom layers, losses and metrics that model files can hold. Each class is added once, before the first file is saved or loaded: with
/// its name in files, a function that writes its settings, and a function that creates an object from them. A file can only select one of these names or
/// one of the engine; it never names a .NET type.
/// </summary>
/// <example><code>
/// CustomParts.AddLayer&lt;Scaling&gt;(
///     "Scaling",
///     write: (layer, file) => file.Write("bound", layer.Bound),
///     read: file => new Scaling(file.Parameter("factor"), file.Number("bound")));
/// </code></example>
public static class CustomParts
{
    /// <summary>Adds a layer. Files also hold value, regularization and optimizer state of its parameters (<see cref="IHasParameters"/>).</summary>
    /// <typeparam name="TLayer">The class itself, not a base class.</typeparam>
    /// <param name="name">The name in files. Adding the same class with the same name again replaces the functions.</param>
    /// <param name="write">Writes the settings, without the parameters.</param>
    /// <param name="read">Creates a layer from settings and parameters.</param>
    /// <exception cref="ArgumentException">Another class has this name, or the class was added with another name.</exception>
    public static void AddLayer<TLayer>(string name, Action<TLayer, PartWriter> write, Func<PartReader, TLayer> read)
        where TLayer : class, ILayer => Add(ModelParts.Layers, name, write, read);

    /// <summary>Adds a loss.</summary>
    /// <typeparam name="TLoss">The class itself, not a base class.</typeparam>
    /// <param name="name">The name in files. Adding the same class with the same name again replaces the functions.</param>
    /// <param name="write">Writes the settings.</param>
    /// <param name="read">Creates a loss from settings.</param>
    /// <exception cref="ArgumentException">Another class has this name, or the class was added with another name.</exception>
    public static void AddLoss<TLoss>(string name, Action<TLoss, PartWriter> write, Func<PartReader, TLoss> read)
        where TLoss : class, ILoss => Add(ModelParts.Losses, name, write, read);

    /// <summary>Adds a metric.</summary>
    /// <typeparam name="TMetric">The class itself, not a base class.</typeparam>
    /// <param name="name">The name in files. Adding the same class with the same name again replaces the functions.</param>
    /// <param name="write">Writes the settings.</param>
    /// <param name="read">Creates a metric from settings.</param>
    /// <exception cref="ArgumentException">Another class has this name, or the class was added with another name.</exception>
    public static void AddMetric<TMetric>(string name, Action<TMetric, PartWriter> write, Func<PartReader, TMetric> read)
        where TMetric : class, IMetric => Add(ModelParts.Metrics, name, write, read);

    private static void Add<T, TPart>(PartTable<T> table, string name, Action<TPart, PartWriter> write, Func<PartReader, TPart> read)
        where T : class
        where TPart : class, T
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(read);
        table.Add(ModelPart<T>.With<TPart>(
            name,
            (part, fields) =>
            {
                write(part, new(fields));
                ParameterFields.Write(part as IHasParameters, fields);
            },
            (fields, source) =>
            {
                var reader = new PartReader(fields, source);
                TPart part = read(reader) ?? throw Throw.PartNotMade(fields.Where, name);
                reader.Done(part as IHasParameters);
                return part;
            }));
    }
}
