using System.Globalization;

namespace HybridNet.Interop;

/// <summary>Checks that Python makes before it computes anything. A failed check throws with the engine's error text.</summary>
public static class Checks
{
    /// <summary>Throws if a setting is out of range.</summary>
    /// <param name="name">The name of the setting, as in <see cref="HybridNet.Setting"/>.</param>
    /// <param name="where">The owner of the setting, for the error text.</param>
    /// <param name="value">The value.</param>
    /// <param name="called">Another name of the setting for the error text; empty for its own name.</param>
    public static void Setting(string name, string where, double value, string called) =>
        HybridNet.Setting.Named(name).Check(where, value, called.Length == 0 ? null : called);

    /// <summary>Returns the name of the class that a name refers to.</summary>
    /// <param name="kind">The kind of class: loss, optimizer, accuracy or activation.</param>
    /// <param name="name">The name, ours or Keras'.</param>
    /// <param name="loss">The class of the loss that a metric is for; empty for none.</param>
    /// <returns>The name of the class in files.</returns>
    public static string ClassOf(string kind, string name, string loss) => kind switch
    {
        "loss" => PartNames.Losses.Find(name).Name,
        "optimizer" => PartNames.Optimizers.Find(name).Name,
        "accuracy" => PartNames.Metric(name, loss.Length == 0 ? null : PartNames.Losses.Find(loss).Make()).Name,
        _ => PartNames.Activations.Find(name).Name,
    };

    /// <summary>Throws if there are more named classes than the outputs can distinguish.</summary>
    /// <param name="loss">The loss, by the name that the entry points use.</param>
    /// <param name="columns">Number of columns of the output.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="names">The first of their names, separated by NUL.</param>
    /// <param name="areTargets">Whether the targets are text labels; if not, the model has class names of its own.</param>
    public static void ClassNames(string loss, int columns, int classes, string names, bool areTargets) =>
        ClassNameRules.Check(NativeEntryPoints.Loss(EntryPoints.Kind<LossKind>(loss)), columns, classes, names.Split('\0'), areTargets);

    /// <summary>Throws if a metric does not fit the loss and the outputs.</summary>
    /// <param name="where">The call, such as <c>fit</c>.</param>
    /// <param name="loss">The loss, by the name that the entry points use.</param>
    /// <param name="columns">Number of columns of the output.</param>
    /// <param name="metric">The description of the metric, as in files.</param>
    /// <param name="ending">The last layer: the name of an activation, or another text.</param>
    public static void Metric(string where, string loss, int columns, string metric, string ending) => MetricRules.Check(
        where,
        NativeEntryPoints.Loss(EntryPoints.Kind<LossKind>(loss)),
        ModelParts.Metrics.Read(JsonFields.Parse(metric, "metric")),
        columns,
        Activation(ending) is { } known ? known.Make(known.Default) : null);

    /// <summary>Throws if the loss needs probabilities and the last layer does not output probabilities.</summary>
    /// <param name="where">The call, such as <c>fit</c>.</param>
    /// <param name="loss">The loss, as in the native entry points.</param>
    /// <param name="layers">
    /// One text per layer, separated by NUL: the name of an activation, the name of another layer as in error messages, or an empty text for a custom layer.
    /// </param>
    public static void Ending(string where, string loss, string layers) => EndingRules.Check(
        where,
        NativeEntryPoints.Loss(EntryPoints.Kind<LossKind>(loss)),
        layers.Split('\0').Select(layer => new EndingRules.DescribedLayer(Activation(layer), layer)));

    /// <summary>Throws if a layer does not accept the number of columns that the layer before it outputs.</summary>
    /// <param name="sizes">
    /// Two numbers per layer, separated by spaces: inputs and neurons of a dense layer; -1 and 0 for a layer that keeps the shape; -1 and -1 for an
    /// unknown one.
    /// </param>
    public static void LayerChain(string sizes) => HybridNet.LayerChain.Check(sizes.Split(' ').Select(Number).Chunk(2).Select(pair => pair switch
    {
        [-1, 0] => new HybridNet.LayerChain.Link("", null, columns => columns),
        [-1, _] => new HybridNet.LayerChain.Link("", null, _ => null),
        _ => new HybridNet.LayerChain.Link($"dense layer {pair[0]} -> {pair[1]}", pair[0], _ => pair[1]),
    }));

    /// <summary>Throws if sample weights are invalid: not one per sample, negative or not finite.</summary>
    /// <param name="where">Whose weights, for the error text.</param>
    /// <param name="samples">Number of samples.</param>
    /// <param name="weights">An array of float64.</param>
    /// <param name="mustCount">Whether at least one must be greater than 0.</param>
    public static void SampleWeights(string where, int samples, long weights, bool mustCount)
    {
        ReadOnlySpan<double> numbers = new NumPyArray(weights).Span<double>(nameof(weights));
        DataSet.CheckWeights(where, samples, numbers);
        if (mustCount && !numbers.ContainsAnyExcept(0.0))
        {
            HybridNet.Throw.NothingWeighs(where, samples);
        }
    }

    /// <summary>Throws if a label with a class weight is none of the labels, or if its weight is out of range.</summary>
    /// <param name="where">Whose class weights, for the error text.</param>
    /// <param name="label">The label as Python writes it.</param>
    /// <param name="isKnown">Whether it is one of the labels.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="known">All labels as Python writes them, separated by NUL.</param>
    public static void ClassWeight(string where, string label, bool isKnown, double weight, string known) =>
        ClassWeights.Check(where, label, isKnown, weight, known.Split('\0'));

    /// <summary>The columns of a training history, in order.</summary>
    /// <returns>Their names, separated by commas.</returns>
    public static string HistoryColumns() => string.Join(',', EpochResult.Columns);

    private static KnownActivation? Activation(string name) => KnownActivation.All.FirstOrDefault(known => known.Names[0] == name);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
