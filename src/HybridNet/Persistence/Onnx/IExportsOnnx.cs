namespace HybridNet;

/// <summary>A custom layer that can be written to ONNX files (<see cref="OnnxFile"/>).</summary>
/// <example><code>
/// public OnnxValue WriteOnnx(OnnxGraph graph, OnnxValue inputs) =>
///     graph.Node("Mul", inputs.DType, [inputs, graph.Constant(Scale.Value, "scale")]);
/// </code></example>
public interface IExportsOnnx : ILayer
{
    /// <summary>Adds the nodes that compute the output of the layer in inference mode.</summary>
    /// <param name="graph">The graph, to which nodes and constants are added.</param>
    /// <param name="inputs">The inputs of the layer, of shape (batch, columns).</param>
    /// <returns>The output of the layer: a value of the graph, of shape (batch, columns), and of the dtype that <see cref="ILayer.Forward"/> gives.</returns>
    OnnxValue WriteOnnx(OnnxGraph graph, OnnxValue inputs);
}
