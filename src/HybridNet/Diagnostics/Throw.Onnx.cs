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
}
