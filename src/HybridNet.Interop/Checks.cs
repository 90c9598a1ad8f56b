using System.Globalization;

namespace HybridNet.Interop;

/// <summary>What the engine requires, asked by Python before anything is computed; a refusal is thrown with the engine's text.</summary>
public static class Checks
{
    /// <summary>Refuses a setting that is out of range.</summary>
    /// <param name="name">The setting, as <see cref="HybridNet.Setting"/> calls it.</param>
    /// <param name="where">Whose it is, for the message.</param>
    /// <param name="value">The value.</param>
    /// <param name="called">What it is called there; empty for its own name.</param>
    public static void Setting(string name, string where, double value, string called) =>
        HybridNet.Setting.Named(name).Check(where, value, called.Length == 0 ? null : called);

    /// <summary>The class that a name stands for.</summary>
    /// <param name="kind">What it is: loss, optimizer, accuracy or activation.</param>
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

    /// <summary>Refuses more named classes than the outputs can tell apart.</summary>
    /// <param name="loss">The loss, as in the steps.</param>
    /// <param name="columns">Columns of the output.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="names">The first of their names, with NUL between.</param>
    public static void ClassNames(string loss, int columns, int classes, string names) =>
        ClassNameRules.Check(NativeEntryPoints.Loss(EntryPoints.Kind<LossKind>(loss)), columns, classes, names.Split('\0'), areTargets: true);

    /// <summary>Refuses a last layer whose outputs are no probabilities where the loss takes them.</summary>
    /// <param name="where">The call, such as <c>fit</c>.</param>
    /// <param name="loss">The loss, as in the steps.</param>
    /// <param name="layers">
    /// For each layer an activation, as in the steps, what messages call another layer, or nothing for a custom one, with NUL between.
    /// </param>
    public static void Ending(string where, string loss, string layers) => EndingRules.Check(
        where,
        NativeEntryPoints.Loss(EntryPoints.Kind<LossKind>(loss)),
        layers.Split('\0').Select(layer => new EndingRules.Step(KnownActivation.All.FirstOrDefault(known => known.Names[0] == layer), layer)));

    /// <summary>Refuses a stack of layers in which one does not take what the one before it gives.</summary>
    /// <param name="sizes">
    /// For each layer inputs and neurons of a dense one, -1 and 0 for one that gives what it takes, -1 and -1 for an unknown one, with spaces between.
    /// </param>
    public static void LayerChain(string sizes) => HybridNet.LayerChain.Check(sizes.Split(' ').Select(Number).Chunk(2).Select(pair => pair switch
    {
        [-1, 0] => new HybridNet.LayerChain.Link("", null, columns => columns),
        [-1, _] => new HybridNet.LayerChain.Link("", null, _ => null),
        _ => new HybridNet.LayerChain.Link($"dense layer {pair[0]} -> {pair[1]}", pair[0], _ => pair[1]),
    }));

    /// <summary>The columns of a training history, in order.</summary>
    /// <returns>Their names, with commas between.</returns>
    public static string HistoryColumns() => string.Join(',', EpochResult.Columns);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
