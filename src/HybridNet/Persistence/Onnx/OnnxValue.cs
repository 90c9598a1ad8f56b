namespace HybridNet;

/// <summary>A value in an ONNX graph: an input, a constant, or the output of a node.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="DType">The type of its elements; null if they are neither float32 nor float64, such as the bool of a comparison.</param>
public sealed record OnnxValue(string Name, DType? DType);
