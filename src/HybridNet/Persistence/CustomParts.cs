namespace HybridNet;

/// <summary>
/// The layers, losses and metrics of your own that model files can hold. Each is added once, before the first file is saved or loaded: under a name, with
/// what is written of it and how it is made again. A file chooses among these names and those of the engine; it never names a type.
/// </summary>
/// <example><code>
/// CustomParts.AddLayer&lt;Scaling&gt;(
///     "Scaling",
///     write: (layer, file) => file.Write("bound", layer.Bound),
///     read: file => new Scaling(file.Parameter("factor"), file.Number("bound")));
/// </code></example>
public static class CustomParts
{
    /// <summary>Adds a layer. The file also keeps the value, regularization and optimizer state of its parameters (<see cref="IHasParameters"/>).</summary>
    /// <typeparam name="TLayer">The class itself, not a base class.</typeparam>
    /// <param name="name">What files call it. Adding the same class under the same name again replaces the functions.</param>
    /// <param name="write">Writes the settings, without the parameters.</param>
    /// <param name="read">Makes a layer with these settings and parameters.</param>
    /// <exception cref="ArgumentException">The name is that of another class, or the class has another name.</exception>
    public static void AddLayer<TLayer>(string name, Action<TLayer, PartWriter> write, Func<PartReader, TLayer> read)
        where TLayer : class, ILayer => Add(ModelParts.Layers, name, write, read);

    /// <summary>Adds a loss.</summary>
    /// <typeparam name="TLoss">The class itself, not a base class.</typeparam>
    /// <param name="name">What files call it. Adding the same class under the same name again replaces the functions.</param>
    /// <param name="write">Writes the settings.</param>
    /// <param name="read">Makes a loss with these settings.</param>
    /// <exception cref="ArgumentException">The name is that of another class, or the class has another name.</exception>
    public static void AddLoss<TLoss>(string name, Action<TLoss, PartWriter> write, Func<PartReader, TLoss> read)
        where TLoss : class, ILoss => Add(ModelParts.Losses, name, write, read);

    /// <summary>Adds a metric.</summary>
    /// <typeparam name="TMetric">The class itself, not a base class.</typeparam>
    /// <param name="name">What files call it. Adding the same class under the same name again replaces the functions.</param>
    /// <param name="write">Writes the settings.</param>
    /// <param name="read">Makes a metric with these settings.</param>
    /// <exception cref="ArgumentException">The name is that of another class, or the class has another name.</exception>
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
