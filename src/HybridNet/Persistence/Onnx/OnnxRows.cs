namespace HybridNet;

/// <summary>A batch of rows in an ONNX graph: the inputs, or what some layers compute from them.</summary>
internal sealed class OnnxRows
{
    private readonly OnnxRows? _before;
    private readonly ILayer? _layer;

    private OnnxRows(OnnxRows? before, ILayer? layer, int? columns)
    {
        (_before, _layer, Columns) = (before, layer, columns);
        Depth = before is null ? 0 : before.Depth + 1;
    }

    /// <summary>The number of columns; null if it is unknown.</summary>
    internal int? Columns { get; }

    /// <summary>Whether there are more axes than batch and columns, so that the rows must be flattened first.</summary>
    internal bool HasMoreAxes { get; private init; }

    /// <summary>The weights, if the last layer is a product with them to which biases may still be added.</summary>
    internal Matrix? Product { get; private set; }

    internal bool IsSigmoid => _layer is SigmoidActivation;

    /// <summary>Number of layers.</summary>
    internal int Depth { get; }

    /// <summary>The inputs of the graph.</summary>
    internal static OnnxRows Inputs(int? columns, bool hasMoreAxes) => new(null, null, columns) { HasMoreAxes = hasMoreAxes };

    /// <summary>The output of a layer for these rows.</summary>
    internal OnnxRows After(ILayer layer) => new(this, layer, Columns is { } columns ? layer.OutputColumns(columns) : (layer as DenseLayer)?.Weights.Columns);

    /// <summary>The product of these rows with weights.</summary>
    internal OnnxRows Times(Matrix weights)
    {
        OnnxRows product = After(new DenseLayer(weights, new(1, weights.Columns, weights.DType)));
        product.Product = weights;
        return product;
    }

    /// <summary>Adds biases to a product, once.</summary>
    internal OnnxRows Plus(Matrix biases)
    {
        var layer = new DenseLayer(Product!, biases);
        Product = null;
        return new(_before, layer, Columns);
    }

    /// <summary>The same rows with two axes.</summary>
    internal OnnxRows Flattened(int? columns) => HasMoreAxes || Columns is null ? new(_before, _layer, Columns ?? columns) : this;

    /// <summary>The layers, first to last.</summary>
    internal IEnumerable<ILayer> Layers()
    {
        var layers = new Stack<ILayer>();
        for (OnnxRows? rows = this; rows?._layer is { } layer; rows = rows._before)
        {
            layers.Push(layer);
        }

        return layers;
    }
}
