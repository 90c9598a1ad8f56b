namespace HybridNet;

/// <summary>Fully connected (dense) layer: output = inputs W + b. Source: book chapter 3.</summary>
public sealed class DenseLayer : Layer<LayerState>, IHasParameters, IFusesRectifier
{
    private readonly Parameter _weights;
    private readonly Parameter _biases;

    /// <summary>Creates a layer with random weights and zero biases.</summary>
    /// <param name="inputs">Number of columns of the inputs, 0 or more.</param>
    /// <param name="neurons">Number of columns of the output, 0 or more.</param>
    /// <param name="random">Generator of the weights; inputs * neurons numbers are drawn in row-major order.</param>
    /// <param name="initializer">Distribution of the weights; <see cref="Initializer.Nnfs"/> if not given.</param>
    /// <param name="dtype">The dtype of weights and biases.</param>
    /// <exception cref="ShapeException">A size is negative.</exception>
    public DenseLayer(int inputs, int neurons, NumPyRandom random, Initializer? initializer = null, DType dtype = DType.Float32)
        : this(new Matrix(inputs, neurons, dtype), new Matrix(1, neurons, dtype))
    {
        ArgumentNullException.ThrowIfNull(random);
        (initializer ?? Initializer.Nnfs).Fill(Weights, random);
    }

    /// <summary>Creates a layer that uses existing parameters, such as trained ones; nothing is copied.</summary>
    /// <param name="weights">Shape (inputs, neurons).</param>
    /// <param name="biases">Shape (1, neurons).</param>
    /// <exception cref="ShapeException">The biases have another shape.</exception>
    public DenseLayer(Matrix weights, Matrix biases)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(biases);
        if (biases.Rows != 1 || biases.Columns != weights.Columns)
        {
            Throw.BiasShape(weights.Shape(), biases.Shape(), weights.Columns);
        }

        _weights = new("weights", weights);
        _biases = new("biases", biases);
    }

    private DenseLayer(Parameter weights, Parameter biases) => (_weights, _biases) = (weights, biases);

    /// <summary>W, shape (inputs, neurons).</summary>
    public Matrix Weights => _weights.Value;

    /// <summary>b, shape (1, neurons).</summary>
    public Matrix Biases => _biases.Value;

    /// <summary>dLoss/dW with regularization, shape of <see cref="Weights"/>; null before the first backward pass.</summary>
    public Matrix? WeightGradients => _weights.Gradient;

    /// <summary>dLoss/db with regularization, shape of <see cref="Biases"/>; null before the first backward pass.</summary>
    public Matrix? BiasGradients => _biases.Gradient;

    /// <summary>L1 regularization factor of the weights: WeightL1 * sum |W| is added to the loss. 0 or more; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public double WeightL1 { get => _weights.L1; init => _weights.L1 = value; }

    /// <summary>L2 regularization factor of the weights: WeightL2 * sum W^2 is added to the loss. 0 or more; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public double WeightL2 { get => _weights.L2; init => _weights.L2 = value; }

    /// <summary>L1 regularization factor of the biases: BiasL1 * sum |b| is added to the loss. 0 or more; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public double BiasL1 { get => _biases.L1; init => _biases.L1 = value; }

    /// <summary>L2 regularization factor of the biases: BiasL2 * sum b^2 is added to the loss. 0 or more; 0 for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative, infinite or NaN.</exception>
    public double BiasL2 { get => _biases.L2; init => _biases.L2 = value; }

    /// <summary>Whether training updates weights and biases; false freezes both.</summary>
    public bool IsTrainable
    {
        get => _weights.IsTrainable || _biases.IsTrainable;
        set => _weights.IsTrainable = _biases.IsTrainable = value;
    }

    /// <summary>The weights, then the biases.</summary>
    public IReadOnlyList<Parameter> Parameters => field ??= [_weights, _biases];

    /// <inheritdoc/>
    public override int? InputColumns => Weights.Rows;

    /// <inheritdoc/>
    public override string Name => $"dense layer {Weights.Rows} -> {Weights.Columns}";

    /// <summary>
    /// Merges consecutive layers without activations between them into one layer with the same output:
    /// W = W1 W2 ..., b = (b1 W2 + b2) W3 + ...
    /// </summary>
    /// <param name="layers">One layer or more; the inputs of each have as many columns as the output of the layer before it.</param>
    /// <returns>A new layer of the widest dtype among the layers.</returns>
    /// <exception cref="ArgumentException">There is no layer.</exception>
    /// <exception cref="ShapeException">The inputs of a layer have another number of columns than the output of the layer before it.</exception>
    public static DenseLayer Collapse(params IReadOnlyList<DenseLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0)
        {
            Throw.NothingToCollapse();
        }

        foreach (DenseLayer layer in layers)
        {
            ArgumentNullException.ThrowIfNull(layer, nameof(layers));
        }

        // All products are computed in double; only the final weights and biases are rounded.
        Arithmetic arithmetic = Arithmetic.NumPy.InDouble;
        DType dtype = layers.Select(layer => arithmetic.ResultType(layer.Weights.DType, layer.Biases.DType)).Max();
        Matrix weights = layers[0].Weights.As(DType.Float64);
        Matrix biases = layers[0].Biases.As(DType.Float64);
        foreach (DenseLayer next in layers.Skip(1))
        {
            next.OutputColumns(weights.Columns);
            var product = new Matrix(weights.Rows, next.Weights.Columns, DType.Float64);
            arithmetic.Product(weights, next.Weights, product);
            weights = product;
            var sum = new Matrix(1, next.Weights.Columns, DType.Float64);
            arithmetic.Product(biases, next.Weights, sum, new(Bias: next.Biases));
            biases = sum;
        }

        return new(weights.As(dtype), biases.As(dtype));
    }

    /// <inheritdoc/>
    public override ILayer Clone() => new DenseLayer(_weights.Clone(), _biases.Clone());

    /// <inheritdoc/>
    public override int OutputColumns(int inputColumns)
    {
        if (inputColumns != Weights.Rows)
        {
            Throw.DenseColumns(Name, inputColumns, Weights.Rows);
        }

        return Weights.Columns;
    }

    /// <summary>output = inputs W + b; the product has the product dtype of the arithmetic, then b is added.</summary>
    /// <inheritdoc/>
    public override Matrix Forward(Matrix inputs, LayerState state, PassContext context) => Forward(inputs, state, context, rectifies: false);

    /// <summary>dW = inputs^T g + regularization, db = sum of g over the batch + regularization, dInputs = g W^T.</summary>
    /// <inheritdoc/>
    public override Matrix Backward(Matrix outputGradients, LayerState state, PassContext context) => Backward(outputGradients, state, context, null);

    Matrix IFusesRectifier.ForwardRectified(Matrix inputs, LayerState state, PassContext context) => Forward(inputs, state, context, rectifies: true);

    Matrix IFusesRectifier.BackwardRectified(Matrix outputGradients, LayerState state, PassContext context, Matrix rectified) =>
        Backward(outputGradients, state, context, rectified);

    private Matrix Forward(Matrix inputs, LayerState state, PassContext context, bool rectifies)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        if (inputs.Columns != Weights.Rows)
        {
            Throw.DenseInputs(Name, inputs.Shape(), Weights.Rows);
        }

        Arithmetic arithmetic = context.Arithmetic;
        DType dtype = arithmetic.ResultType(arithmetic.ProductType(inputs.DType, Weights.DType), Biases.DType);
        Matrix output = state.BeginForward(inputs, Weights.Columns, dtype);
        arithmetic.Product(inputs, Weights, output, new(Biases, rectifies));
        return output;
    }

    private Matrix Backward(Matrix outputGradients, LayerState state, PassContext context, Matrix? rectified)
    {
        ArgumentNullException.ThrowIfNull(outputGradients);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        Matrix inputs = state.InputsOf(this);
        Arithmetic arithmetic = context.Arithmetic;
        Matrix inputGradients = state.BeginBackward(this, outputGradients, arithmetic.ProductType(outputGradients.DType, Weights.DType));

        if (_weights.IsTrainable)
        {
            Matrix gradient = _weights.GradientBuffer(arithmetic.ProductType(inputs.DType, outputGradients.DType));
            arithmetic.Product(inputs.Transposed(), outputGradients, gradient);
            _weights.AddPenaltyGradient(arithmetic);
        }

        if (_biases.IsTrainable)
        {
            Matrix gradient = _biases.GradientBuffer(arithmetic.ResultType(outputGradients.DType));
            arithmetic.SumColumns(outputGradients, gradient);
            _biases.AddPenaltyGradient(arithmetic);
        }

        if (context.WantsInputGradients)
        {
            arithmetic.Product(outputGradients, Weights.Transposed(), inputGradients, new(Mask: rectified));
        }

        return inputGradients;
    }
}
