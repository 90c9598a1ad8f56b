namespace HybridNet;

/// <summary>
/// The buffers of forward and backward passes for batches of one size. They are reused for each batch of that size, so that steady state
/// allocates nothing.
/// </summary>
internal sealed class Workspace
{
    private static readonly SoftmaxCategoricalCrossentropy _combined = new();

    private readonly IReadOnlyList<ILayer> _layers;
    private readonly Arithmetic _arithmetic;
    private readonly Pass[] _passes;
    private readonly Pass _lossPass;
    private int _lowest;
    private Matrix? _predictions;
    private Matrix? _combinedGradients;

    /// <summary>Allocates the workspace of a network.</summary>
    /// <param name="layers">First to last, one or more.</param>
    /// <param name="arithmetic">How numbers are computed.</param>
    /// <param name="training">Training mode or inference mode.</param>
    /// <param name="random">Random numbers for dropout.</param>
    internal Workspace(IReadOnlyList<ILayer> layers, Arithmetic arithmetic, bool training, NumPyRandom? random = null)
    {
        _layers = layers;
        _arithmetic = arithmetic;
        _lossPass = new() { Arithmetic = arithmetic };
        _lowest = Math.Max(0, layers.TakeWhile(layer => !IsTrained(layer)).Count());
        _passes = [.. layers.Select((_, i) => new Pass
        {
            Arithmetic = arithmetic,
            Training = training,
            Random = random,
            NeedsInputGradients = i > _lowest,
        })];
    }

    /// <summary>The output of the last layer.</summary>
    internal Matrix Forward(Matrix inputs)
    {
        Matrix values = inputs;
        for (int i = 0; i < _passes.Length; i++)
        {
            values = _layers[i].Forward(values, _passes[i]);
        }

        return values;
    }

    /// <summary>Output of a layer in the last forward pass.</summary>
    internal Matrix OutputOf(int layer) => _passes[layer].Output!;

    /// <summary>Dropout mask of the last forward pass; null for other layers.</summary>
    internal Matrix? MaskOf(int layer) => _passes[layer].Mask;

    /// <summary>Gradient w.r.t. the inputs of a layer in the last backward pass; null if not computed.</summary>
    internal Matrix? GradientsOf(int layer) =>
        layer == _passes.Length - 1 && _combinedGradients is not null ? _combinedGradients
        : _passes[layer].NeedsInputGradients ? _passes[layer].InputGradients
        : null;

    /// <summary>Gradient of the loss w.r.t. its input in the last backward pass; null if it is fused with softmax.</summary>
    internal Matrix? GradientsOfLoss => _lossPass.InputGradients;

    /// <summary>Loss and metric of an output; sample losses are weighted if there are weights.</summary>
    /// <param name="output">Of the last layer.</param>
    /// <param name="targets">One for each row of it.</param>
    /// <param name="model">Whose loss and metric.</param>
    /// <param name="weights">One for each row; empty for equal weights.</param>
    /// <param name="weightScale">What the weights are multiplied by; null for the scale of this batch.</param>
    /// <param name="penalized">The parameters whose regularization counts.</param>
    internal StepResult Measure(
        Matrix output, Targets targets, Model model, ReadOnlySpan<double> weights, double? weightScale, params Parameter[] penalized)
    {
        Matrix losses = SampleLosses(output, targets, model.Loss!, weights, weightScale);
        MetricCount counted = default;
        if (model.Metric is not null)
        {
            counted = model.Metric.Count(output, Predictions(output), targets);
        }

        var sum = new NumPyScalar(_arithmetic.Sum(losses), losses.DType);
        return new(sum, new(_arithmetic.Mean(losses), losses.DType), PenaltyOf(penalized, _arithmetic), losses.Rows, counted);
    }

    /// <summary>The loss of each sample, weighted if there are weights.</summary>
    internal Matrix SampleLosses(Matrix output, Targets targets, ILoss loss, ReadOnlySpan<double> weights, double? weightScale = null)
    {
        Matrix losses = loss.Forward(output, targets, _lossPass);
        SampleWeights.Apply(weights, losses, weightScale);
        return losses;
    }

    /// <summary>Backpropagation: computes the gradients of all trainable parameters from the output of the last forward pass.</summary>
    /// <param name="output">Of the last layer.</param>
    /// <param name="targets">One for each row of it.</param>
    /// <param name="loss">Whose gradients they are.</param>
    /// <param name="weights">One for each row; empty for equal weights.</param>
    /// <param name="allTheWay">Whether to compute the gradients of all inputs too, including those of the first layer; stays on from then.</param>
    internal void Backward(Matrix output, Targets targets, ILoss loss, ReadOnlySpan<double> weights, bool allTheWay = false)
    {
        if (allTheWay)
        {
            Array.ForEach(_passes, pass => pass.NeedsInputGradients = true);
            _lowest = 0;
        }

        int last = _passes.Length - 1;
        Matrix gradients;
        if (_layers[last] is SoftmaxActivation && loss is CategoricalCrossentropyLoss)
        {
            gradients = _combinedGradients = _combined.Backward(output, targets, _combinedGradients, _arithmetic);
            last--;
        }
        else
        {
            gradients = loss.Backward(output, targets, _lossPass);
        }

        SampleWeights.Apply(weights, gradients);
        for (int i = last; i >= _lowest; i--)
        {
            gradients = _layers[i].Backward(gradients, _passes[i]);
        }
    }

    /// <summary>Sum of the regularization of parameters, in their order, starting from Python's 0.</summary>
    internal static NumPyScalar PenaltyOf(Parameter[] parameters, Arithmetic arithmetic)
    {
        NumPyScalar total = default;
        foreach (Parameter parameter in parameters)
        {
            total = Penalties.Add(total, parameter, arithmetic);
        }

        return total;
    }

    private static bool IsTrained(ILayer layer) => layer.Parameters.Any(parameter => parameter.IsTrainable);

    private Matrix Predictions(Matrix output) => _layers[^1] is IActivation activation
        ? _predictions = activation.Predictions(output, _predictions, _arithmetic)
        : output;
}
