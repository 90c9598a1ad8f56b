using System.Diagnostics.CodeAnalysis;

namespace HybridNet;

internal static partial class Throw
{
    internal static ArgumentOutOfRangeException OnnxOpset(int opset, int lowest, int highest) => new(
        null, Text($"ONNX: the opset is {opset}; this HybridNet writes {lowest} to {highest}. Choose one of them; runtimes read older ones too."));

    [DoesNotReturn]
    internal static void OnnxTooLarge(long bytes) => throw new ArgumentException(
        Text($"model, ONNX: the file would have {bytes:N0} bytes; the format is limited to {int.MaxValue:N0}. Save a safetensors file instead."));

    internal static ArgumentException OnnxNameTwice(string name) => new(
        $"model, ONNX: two values of the graph are called {Shown(name)}; names must be unique. Rename one.");

    internal static ArgumentException OnnxLayer(string name, string type) => new(
        $"model, ONNX: the layer \"{name}\" is of the type {type}; an ONNX file can hold the layers of HybridNet, and those that implement IExportsOnnx. "
        + "Implement it, or save the parameters alone.");

    internal static ArgumentException OnnxNothingWritten(string name) => new(
        $"model, ONNX: the layer \"{name}\" returned no float value; it must return the value of the graph that is its output. Return what the last node returns.");

    internal static StateException OnnxNoClasses(string ending) => new(
        $"model, ONNX: labels are to be written, and the model ends in {ending}; a model that predicts classes ends in softmax or sigmoid, after a dense layer. "
        + "Write the output alone.");

    internal static StateException OnnxClassNames(int names, int classes) => new(
        Text($"model, ONNX: there are {names} class names; the model has {classes} classes. Set one name for each class, or none."));

    internal static InvalidDataException OnnxBytes(string source, long position, Exception? failure) => new(
        Text($"{source}: the bytes are not of the ONNX format (protobuf) from byte {position} on. {Damaged}"), failure);

    [DoesNotReturn]
    internal static void OnnxParts(string source, int most) => throw new InvalidDataException(
        Text($"{source}: there are more than {most:N0} messages and texts in the file; a dense network has fewer. {Damaged}"));

    internal static InvalidDataException OnnxNodes(string source, int most) => new(
        Text($"{source}: there are more than {most:N0} nodes in the graph; a dense network has fewer. Export a dense network."));

    internal static InvalidDataException OnnxNoGraph(string source) => new(
        $"{source}: there is no graph with a version of its operators in the file; an ONNX file has both. {Damaged}");

    internal static InvalidDataException OnnxNoOutput(string source) => new(
        $"{source}: the graph has no output that layers compute; one is required. Export a dense network.");

    internal static InvalidDataException OnnxNoValue(string where, string name) => new(
        $"{where}: there is no value {Shown(name)} before; every input must be an input of the graph, a constant, or the output of an earlier node. {Damaged}");

    internal static InvalidDataException OnnxInputs(string source, string first, string other) => new(
        $"{source}: {Shown(other)} is an input beside {Shown(first)}; a dense network has one, and its parameters are constants. Export it with its parameters.");

    internal static InvalidDataException OnnxOperator(string where, IEnumerable<string> known) => new(
        $"{where}: the operator is not supported here; the supported ones are {string.Join(", ", known)}. Export a dense network.");

    internal static InvalidDataException OnnxNoActivation(string where) => new(
        $"{where}: the values of its output are those of no activation of HybridNet; one is required between two dense layers. Export one of them.");

    internal static InvalidDataException OnnxBranches(string where) => new(
        $"{where}: its inputs come from different layers; layers in sequence are required. Export a network without branches.");

    internal static InvalidDataException OnnxOperands(string where) => new(
        $"{where}: its inputs are not the output of a layer; each layer computes from the one before. Export a dense network.");

    internal static InvalidDataException OnnxConstantRows(string where) => new(
        $"{where}: its first input is a constant; it must be the output of a layer. Fold constants when exporting.");

    internal static InvalidDataException OnnxConstant(string where) => new(
        $"{where}: the constant has no tensor and no number; the attribute \"value\", \"value_float\" or \"value_int\" is required. Export it again.");

    internal static InvalidDataException OnnxVector(string where, string constant) => new(
        $"{where}: one input is {constant}; beside the biases of a product, constants of element-wise operators are single numbers. "
        + "Fold scaling and normalization into the weights.");

    internal static InvalidDataException OnnxWeights(string where) => new(
        $"{where}: its weights are computed from the inputs; they must be an initializer or a Constant node. Export the network with its parameters.");

    internal static InvalidDataException OnnxWeightAxes(string where, string weights) => new(
        $"{where}: its weights are {weights}; a dense layer has two axes of float32 or float64. Export a dense network.");

    internal static InvalidDataException OnnxShared(string where, string name) => new(
        $"{where}: its weights {Shown(name)} are those of another layer too; each layer has parameters for itself. Export them twice.");

    internal static InvalidDataException OnnxBiases(string where, string biases, int columns) => new(
        Text($"{where}: the biases are {biases}; the product has {columns} columns, and each needs one. Export a dense network."));

    internal static InvalidDataException OnnxNoBiases(string where) => new(
        $"{where}: its weights have no rows and there are no biases; one or the other is required. Export a dense network.");

    internal static InvalidDataException OnnxTransposedRows(string where) => new(
        $"{where}: its inputs are transposed (transA); a dense layer has one sample per row. Export a dense network.");

    internal static InvalidDataException OnnxAxes(string where) => new(
        $"{where}: the inputs of the graph have other axes than batch and columns; a dense layer takes these. Flatten them first.");

    internal static InvalidDataException OnnxAxis(string where, long axis) => new(
        Text($"{where}: the axis is {axis}; softmax here is of each row, 1 or -1. Export a dense network."));

    internal static InvalidDataException OnnxReshape(string where, string shape) => new(
        $"{where}: the new shape is {shape}; here it must be (batch, columns), such as (-1, 64). Export a dense network.");

    internal static InvalidDataException OnnxShape(string where, string shape) => new(
        $"{where}: its shape has {shape}; this is not possible here. {Damaged}");

    internal static InvalidDataException OnnxElements(string where, string tensor, long elements) => new(
        Text($"{where}: it is {tensor}, and {(elements < 0 ? "a part of an element" : $"{elements} elements")} arrived; all elements are required. {Damaged}"));

    internal static InvalidDataException OnnxElsewhere(string where) => new(
        $"{where}: its elements are in another file (external data); they must be in this one. Export the model as a single file.");

    internal static InvalidDataException OnnxTensorType(string where, string tensor) => new(
        $"{where}: it is {tensor}; parameters are float32 or float64 and have up to two axes. Export it without quantization or half precision.");

    internal static ArgumentException StateDictActivations(string path, int activations, int layers) => new(
        Text($"{path}: {activations} activations arrived for {layers} dense layers; one after each is required, or {layers - 1} if the last is linear. ")
        + "Name them in order, \"linear\" for none.");

    internal static InvalidDataException StateDictLayer(string path, string name, IEnumerable<string> known) => new(
        $"{path}: there are no weights of the layer {Shown(name)}; the layers are {string.Join(", ", known.Order(StringComparer.Ordinal))}. Name them.");

    internal static InvalidDataException StateDictOrder(string path, string name, int inputs, int before) => new(
        Text($"{path}, layer {Shown(name)}: it takes {inputs} columns; the layer before gives {before}. Name the layers in their order."));

    internal static InvalidDataException StateDictTensors(string path, IEnumerable<string> others)
    {
        string[] some = [.. others.Take(4)];
        return new(
            $"{path}: {(some.Length == 0 ? "there are no tensors" : $"there are other tensors, {string.Join(", ", some)}")}; weights (.weight, kernel) and biases (.bias) "
            + "of dense layers are required. Save a dense network, or name all of its layers.");
    }

    internal static InvalidDataException StateDictWeights(string path, string name, string tensor) => new(
        $"{path}, tensor {Shown(name)}: it is {tensor}; the weights of a dense layer have two axes of F32 or F64, and biases if they have no rows. "
        + "Convert half precision before saving; save a dense network.");

    internal static InvalidDataException StateDictBiases(string path, string name, string tensor, int columns) => new(
        Text($"{path}, tensor {Shown(name)}: it is {tensor}; the biases of this layer are F32 or F64 ({columns},). Save a dense network."));

    internal static string OnnxTensorName(string source, string name) => name.Length == 0 ? $"{source}, constant" : $"{source}, tensor {Shown(name)}";

    internal static string OnnxNodeName(string source, string name, string operation) => $"{source}, node {Shown(name)} ({Shortened(operation)})";

    private static string Shortened(string text) => text.Length > 60 ? text[..60] + "..." : text;
}
