using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    [DoesNotReturn]
    internal static void LayerTwice(string layer) => throw new ArgumentException(
        $"model: the {layer} is in it already; each position needs its own layer. Create a second one.");

    [DoesNotReturn]
    internal static void ParameterNameTwice(string layer, string name) => throw new ArgumentException(
        $"model: the {layer} has two parameters called \"{name}\"; files identify the parameters of a layer by name. Give each its own name.");

    internal static ArgumentException NameUnknown(string kind, string name, IEnumerable<string> known, IReadOnlyCollection<string> parts) => new(
        $"model: the {kind} is called {Shown(name)}; there is none of this name. {Nearest.Question(name, known, parts)}");

    internal static ShapeException LayersDoNotFit(string before, int given, string layer, int taken) => new(
        Text($"model: the {before} gives {given} columns; the {layer} behind it takes {taken}. ")
        + "Give each layer as many inputs as the layer before it has neurons.");

    [DoesNotReturn]
    internal static void ModelInputs(string where, string inputs, string layer, int columns) => throw new ShapeException(
        $"model, {where}: inputs are {inputs}; the {layer} takes (samples, {columns}). "
        + $"Pass {columns} columns, or build the first layer for the inputs you have.");

    [DoesNotReturn]
    internal static void LayerWhileTraining(string layer) => throw new StateException(
        $"model: the {layer} is to be added while the model is trained; layers stay as they are until the end. Add it between two fits.");

    [DoesNotReturn]
    internal static void NoLayers(string where) => throw new StateException(
        $"{where}: it has no layers; one or more are required. Add them first.");

    [DoesNotReturn]
    internal static void NoLoss(string where) => throw new StateException(
        $"model, {where}: it has no loss; one is required. Compile it first.");

    internal static StateException NoProbabilitiesFor(string loss, string where, string last, string remedy) => new(
        $"model, {where}: it ends in {last}, whose outputs can be below 0 or above 1; {loss} takes probabilities. {remedy}");

    [DoesNotReturn]
    internal static void NoOptimizer() => throw new StateException(
        "model, fit: it has no optimizer; one is required. Compile it first.");

    [DoesNotReturn]
    internal static void ModelIsTraining() => throw new StateException(
        "model: it is being trained, by another thread or around this callback. Wait for the end, or clone it and use the clone.");

    [DoesNotReturn]
    internal static void NothingToShuffleWith() => throw new StateException(
        "model, fit: samples are to be shuffled and the model has no random generator. Set one: model.Random = new NumPyRandom(seed).");

    [DoesNotReturn]
    internal static void NoSamples(string where, string inputs) => throw new ShapeException(
        $"model, {where}: inputs are {inputs}; one sample or more is required. Pass rows of numbers.");

    [DoesNotReturn]
    internal static void SampleCount(string where, string inputs, string targets, int samples, int count) => throw new ShapeException(
        $"model, {where}: inputs are {inputs}, targets are {targets}; {samples} samples need {samples} targets, not {count}. "
        + "Pass one target for each row of the inputs.");

    [DoesNotReturn]
    internal static void WeightCount(string where, int samples, int weights) => throw new ShapeException(
        $"{where}: {weights} sample weights arrived for {samples} samples. Pass one weight for each row of the inputs.");

    [DoesNotReturn]
    internal static void SampleWeight(string where, double weight) => throw new ArgumentException(
        Text($"{where}: a sample weight is {weight}; weights are finite and 0 or more. Pass how much each sample counts."));

    [DoesNotReturn]
    internal static void NothingWeighs(string where, int samples) => throw new ArgumentException(
        Text($"{where}: all {samples} sample weights are zero; at least one must be greater than 0. Pass samples that count."));

    [DoesNotReturn]
    internal static void NothingToValidate(int batchSize) => throw new ArgumentException(
        Text($"model, fit: the validation batch size is {batchSize}, and there is no validation data; a batch size needs data to cut. ")
        + "Pass validation data, or no validation batch size.");

    /// <summary>The same exception with a text that begins with <c>model, fit, validation</c>; null if it does already, or is of another class.</summary>
    internal static Exception? OfValidation(Exception exception)
    {
        const string Where = "model, fit, validation";
        const string Model = "model: ";
        string text = exception.Message;
        if (text.StartsWith(Where, StringComparison.Ordinal))
        {
            return null;
        }

        text = $"{Where}: {(text.StartsWith(Model, StringComparison.Ordinal) ? text[Model.Length..] : text)}";
        return exception switch
        {
            ShapeException => new ShapeException(text),
            StateException => new StateException(text),
            ArgumentException when exception.GetType() == typeof(ArgumentException) => new ArgumentException(text, exception),
            _ => null,
        };
    }

    internal static ArgumentException NullCallbacks() => new(
        "model, fit: the list of callbacks is null; a list is required. Leave it out for no callbacks.");

    internal static ArgumentException NullCallback(int index, int count) => new(
        Text($"model, fit: callback {index} of {count} is null, counted from 0; each must be an object. Leave it out of the list."));

    internal static ArgumentException CallbackTwice(string callback) => new(
        $"model, fit: {callback} is among the callbacks twice; each can be there once. Leave one out.");

    internal static ArgumentOutOfRangeException NoSuchEpoch(int index, int count) => new(
        null, Text($"history: the epoch of index {index} is asked for; there {(count == 1 ? "is" : "are")} {count} epoch{(count == 1 ? "" : "s")}, counted from 0. ")
        + (count == 0 ? "Call Fit first." : Text($"Use an index from 0 to {count - 1}.")));

    internal static ArgumentException FileOfRun(string path, string content) => new(
        $"{path}: a run in progress writes {content} to this file; nothing else may write it before the run ends. Name another file.");

    internal static ArgumentException FileWrittenTwice(string path) => new(
        $"model, fit: {path} is the file of two callbacks; each must write its own file. Name another file for one of them.");

    [DoesNotReturn]
    internal static void MonitoredQuantity(int value) => throw new ArgumentOutOfRangeException(
        null, Text($"early stopping: the monitored quantity is {value}; it must be one of the quantities that are named. Choose one of them."));

    [DoesNotReturn]
    internal static void NotMonitored(string quantity, IReadOnlyList<string> computed, bool lacksData) => throw new StateException(
        $"early stopping: it monitors the {quantity}; this fit computes only the {string.Join(" and the ", computed)}. "
        + (lacksData
            ? "Pass validation data, or monitor what is computed."
            : "Give the model a metric, or monitor what is computed."));

    internal static StateException NoClasses(string ending, int columns) => new(
        Text($"model, predict classes: it ends in {ending} with {columns} columns, whose output is not one class for each sample; ")
        + "softmax or a single sigmoid is required. Use the output of Predict.");

    internal static ArgumentException RowWithoutClass(string where, int row) => new(
        Text($"model, {where}: the output of row {row} is NaN, which has no class; numbers are required. ")
        + "Look for missing values in the row, or for a training that diverged.");

    internal static StateException NoLabelsLearned() => new(
        "model: the targets are text labels, and it has no class names. Fit it on text labels first, or set its class names.");

    internal static ArgumentException MissingLabel(int sample) => new(
        Text($"model: the label of sample {sample} is missing; each sample needs one. Drop the sample, or give it a label."));

    internal static ArgumentException NewLabel(string label, IReadOnlyList<string> names) => new(
        $"model: the label '{label}' is not one of its classes; the classes are {string.Join(", ", names.Take(5).Select(name => $"'{name}'"))}"
        + $"{(names.Count > 5 ? ", ..." : "")}. Fit a new model for new classes.");

    [DoesNotReturn]
    internal static void BlockOfOtherTargets(string where, int samples, bool areLabels, bool hasWeights) => throw new ArgumentException(Text(
        $"{where}: the block after {samples} samples has {(areLabels ? "text labels" : hasWeights ? "sample weights" : "another kind of targets")}; ")
        + (hasWeights && !areLabels
            ? "weights are not part of a file. Pass those of all samples as FitOptions.SampleWeights."
            : "each block must have class numbers, or each must have rows of numbers. Convert the targets."));

    [DoesNotReturn]
    internal static void BlockOfOtherForm(string where, string part, string form, int columns, string dtype) => throw new ShapeException(
        Text($"{where}: the {part} of a block are {form}; those before it have {columns} columns of {dtype}. Give each block the same columns and dtype."));

    internal static StateException NoClassNames() => new(
        "model, predict class names: it has no class names; fitting it on text labels sets them. Set the class names, or predict class numbers.");

    internal static ArgumentException ClassWithoutName(int number, int names) => new(
        Text($"model, predict class names: class {number} is predicted; there are {names} class names. Set one name for each class."));

    internal static StateException NotCloneable(string layer) => new(
        $"model, clone: the {layer} has parameters, and its class defines no Clone. Implement it.");

    [DoesNotReturn]
    internal static void SampleSpan(int length, string layer, int columns) => throw new ShapeException(
        Text($"model, predict: the span of the sample has {length} elements; the {layer} takes {columns}. Pass a sample of {columns} numbers."));

    [DoesNotReturn]
    internal static void OutputSpan(int columns, int length) => throw new ShapeException(
        Text($"model, predict: the span for the output has {length} elements; a sample has {columns} outputs. Pass a span of {columns}."));

    internal static StateException NoProbabilities(string ending, int columns) => new(
        $"model: it ends in {ending} with {columns} columns, which are not class probabilities; softmax or a single sigmoid is required. "
        + "Use the predictions themselves.");

    [DoesNotReturn]
    internal static void CheckpointOfAnotherRun(string kept, string asked) => throw new StateException(
        $"model, fit: the checkpoint is of another run ({kept}); this one has {asked}. "
        + "Fit with the same data and batches, or start again with another file.");

    [DoesNotReturn]
    internal static void CsvLogOfOtherColumns(string path, string first, string header) => throw new InvalidDataException(
        $"CSV log {path}: the first line of the file is {Shown(first)}; a log begins with \"{header}\". Name another file, or remove this one.");
}
