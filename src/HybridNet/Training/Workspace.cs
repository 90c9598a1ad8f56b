namespace HybridNet;

/// <summary>
/// The buffers of forward and backward passes for batches of one size. They are reused for each batch of this size; in steady state nothing is
/// allocated.
/// </summary>
internal sealed class Workspace
{
    // Arrays, because each step reads them: no interface calls, no casts.
    private readonly ILayer[] _layers;
    private readonly LayerState[] _states;
    private readonly bool[] _rectified;
    private readonly LossState _lossState = new();
    private readonly IActivation? _ending;
    private readonly PassContext _context;
    private readonly PassContext _withoutInputGradients;
    private int _lowest;
    private bool _isFused;
    private Matrix? _predictions;

    /// <summary>Creates the workspace of a network.</summary>
    /// <param name="layers">First to last, one or more.</param>
    /// <param name="arithmetic">The arithmetic.</param>
    /// <param name="training">True for training mode, false for inference mode.</param>
    /// <param name="random">The generator of layers that draw random numbers.</param>
    /// <param name="fuses">Whether rectifiers are computed together with the layers beside them, so that <see cref="OutputOf"/> and <see cref="GradientsOf"/> have no numbers between them.</param>
    internal Workspace(IReadOnlyList<ILayer> layers, Arithmetic arithmetic, bool training, NumPyRandom? random = null, bool fuses = false)
    {
        _layers = [.. layers];
        _states = [.. layers.Select(layer => layer.CreateState())];
        _rectified = [.. layers.Select((layer, i) => fuses && i > 0 && layer is IRectifies && layers[i - 1] is IFusesRectifier)];
        _ending = layers[^1] as IActivation;
        _context = new() { Arithmetic = arithmetic, IsTraining = training, Random = random };
        _withoutInputGradients = _context with { WantsInputGradients = false };
        _lowest = layers.TakeWhile(layer => !IsTrained(layer)).Count();
    }

    /// <summary>Forward pass; returns the output of the last layer.</summary>
    internal Matrix Forward(Matrix inputs)
    {
        Matrix values = inputs;
        for (int i = 0; i < _states.Length; i++)
        {
            if (i + 1 < _states.Length && _rectified[i + 1])
            {
                values = ((IFusesRectifier)_layers[i]).ForwardRectified(values, _states[i], _context);
                i++;
                _states[i].Inputs = _states[i].Output = values;
            }
            else
            {
                values = _layers[i].Forward(values, _states[i], _context);
            }
        }

        return values;
    }

    /// <summary>Output of a layer in the last forward pass.</summary>
    internal Matrix OutputOf(int layer) => _states[layer].Output!;

    /// <summary>Dropout mask of the last forward pass; null for other layers.</summary>
    internal Matrix? MaskOf(int layer) => (_states[layer] as DropoutState)?.Mask;

    /// <summary>Gradient w.r.t. the inputs of a layer in the last backward pass; null if not computed.</summary>
    internal Matrix? GradientsOf(int layer) =>
        layer == _states.Length - 1 && _isFused ? _lossState.Gradients
        : WantsInputGradients(layer) ? _states[layer].InputGradients
        : null;

    /// <summary>Gradient of the loss w.r.t. its input in the last backward pass; null if it is fused with the last activation.</summary>
    internal Matrix? GradientsOfLoss => _isFused ? null : _lossState.Gradients;

    /// <summary>Computes loss and metric of an output; sample losses are multiplied by the sample weights.</summary>
    /// <param name="output">Output of the last layer.</param>
    /// <param name="targets">One target per row.</param>
    /// <param name="model">The model with loss and metric.</param>
    /// <param name="weights">One weight per row; empty for equal weights.</param>
    /// <param name="weightScale">Factor of the weights; null for the factor of this batch.</param>
    /// <param name="penalized">The parameters whose regularization is part of the loss.</param>
    internal StepResult Measure(
        Matrix output, Targets targets, Model model, ReadOnlySpan<double> weights, double? weightScale, params Parameter[] penalized)
    {
        Matrix losses = SampleLosses(output, targets, model.Loss!, weights, weightScale);
        MetricCount counted = default;
        if (model.Metric is not null)
        {
            counted = model.Metric.Count(output, Predictions(output), targets);
        }

        var sum = new NumPyScalar(_context.Arithmetic.Sum(losses), losses.DType);
        return new(sum, new(_context.Arithmetic.Mean(losses), losses.DType), PenaltyOf(penalized, _context.Arithmetic), losses.Rows, counted);
    }

    /// <summary>Computes the loss of each sample, multiplied by its sample weight.</summary>
    internal Matrix SampleLosses(Matrix output, Targets targets, ILoss loss, ReadOnlySpan<double> weights, double? weightScale = null)
    {
        Matrix losses = loss.Forward(output, targets, _lossState, _context);
        SampleWeights.Apply(weights, losses, weightScale);
        return losses;
    }

    /// <summary>Backpropagation: computes the gradients of all trainable parameters from the output of the last forward pass.</summary>
    /// <param name="output">Output of the last layer.</param>
    /// <param name="targets">One target per row.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="weights">One weight per row; empty for equal weights.</param>
    /// <param name="allGradients">Whether to compute also the input gradients of all layers, including the first; remains set for later calls.</param>
    internal void Backward(Matrix output, Targets targets, ILoss loss, ReadOnlySpan<double> weights, bool allGradients = false)
    {
        if (allGradients)
        {
            _lowest = -1;
        }

        int last = _states.Length - 1;
        Matrix gradients;
        if (loss is IFusesWithActivation fusing && fusing.FusesWith(_layers[last]))
        {
            gradients = fusing.FusedBackward(output, targets, _lossState, _context);
            _isFused = true;
            last--;
        }
        else
        {
            gradients = loss.Backward(output, targets, _lossState, _context);
            _isFused = false;
        }

        SampleWeights.Apply(weights, gradients);
        for (int i = last; i >= Math.Max(0, _lowest); i--)
        {
            if (i > 0 && _rectified[i - 1] && WantsInputGradients(i) && _layers[i] is IFusesRectifier layer)
            {
                gradients = layer.BackwardRectified(gradients, _states[i], _context, _states[i - 1].Output!);
                i--;
            }
            else
            {
                gradients = _layers[i].Backward(gradients, _states[i], WantsInputGradients(i) ? _context : _withoutInputGradients);
            }
        }
    }

    /// <summary>Computes the sum of the regularization of parameters, in their order, starting from Python's 0.</summary>
    internal static NumPyScalar PenaltyOf(Parameter[] parameters, Arithmetic arithmetic)
    {
        NumPyScalar total = default;
        foreach (Parameter parameter in parameters)
        {
            total = Penalties.Add(total, parameter, arithmetic);
        }

        return total;
    }

    private static bool IsTrained(ILayer layer) => layer.GetParameters().Any(parameter => parameter.IsTrainable);

    /// <summary>Whether the input gradients of a layer are needed: by a trainable layer before it, or by the caller.</summary>
    private bool WantsInputGradients(int layer) => layer > _lowest;

    private Matrix Predictions(Matrix output) => _ending is null
        ? output
        : _predictions = _ending.Predictions(output, _predictions, _context.Arithmetic);
}
