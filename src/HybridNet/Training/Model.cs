using System.Collections;

namespace HybridNet;

/// <summary>
/// A model: layers in sequence with a loss function, an optimizer and a metric. Any number of threads may call
/// <see cref="Predict(Matrix, int?)"/> and <see cref="Evaluate(Matrix, Targets, int?)"/> at once. While one thread trains, they are refused:
/// use a <see cref="Clone"/>, which can be made at any time. Source: book chapter 18.
/// </summary>
/// <example>
/// <code>
/// var random = new NumPyRandom(seed: 0);
/// var (points, labels) = SpiralData.Create(samples: 100, classes: 3, random);
/// var model = new Model { new DenseLayer(2, 64, random), new ReLUActivation(), new DenseLayer(64, 3, random), new SoftmaxActivation() };
/// model.Compile(new CategoricalCrossentropyLoss(), new Adam { LearningRate = 0.05, Decay = 5e-7 }, new CategoricalAccuracy());
/// History history = model.Fit(points, labels, epochs: 1000);
/// </code>
/// </example>
public sealed partial class Model : IEnumerable<ILayer>
{
    private readonly List<ILayer> _layers = [];
    private readonly ModelLock _lock = new();

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<ILayer> Layers => _layers;

    /// <summary>The parameters of all layers, first to last: weights, then biases of each dense layer.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. _layers.SelectMany(layer => layer.GetParameters())];

    /// <summary>The loss function that training minimizes; null before <see cref="Compile(ILoss, Optimizer, IMetric?)"/>.</summary>
    public ILoss? Loss { get; private set; }

    /// <summary>The optimizer that updates the parameters; null before <see cref="Compile(ILoss, Optimizer, IMetric?)"/>.</summary>
    public Optimizer? Optimizer { get; private set; }

    /// <summary>The metric that is reported beside the loss; null for none.</summary>
    public IMetric? Metric { get; private set; }

    /// <summary>The arithmetic: how numbers are computed.</summary>
    public Arithmetic Arithmetic
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = Arithmetic.NumPy;

    /// <summary>Random numbers for dropout and shuffling; null if neither is used.</summary>
    public NumPyRandom? Random { get; set; }

    /// <summary>Names of the classes, such as <c>cat</c> for class 0; empty if classes have no names. Training on text labels sets them.</summary>
    public IReadOnlyList<string> ClassNames
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = [];

    /// <summary>The numbers of all epochs so far.</summary>
    public History History { get; } = new();

    /// <summary>Appends a layer.</summary>
    /// <param name="layer">A layer or an activation; the same object cannot be in a model twice.</param>
    /// <exception cref="ArgumentException">The layer is in the model already, or two of its parameters have the same name.</exception>
    /// <exception cref="StateException">The model is being trained.</exception>
    public void Add(ILayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (_lock.IsTraining)
        {
            Throw.LayerWhileTraining(layer.Name);
        }

        if (_layers.Contains(layer))
        {
            Throw.LayerTwice(layer.Name);
        }

        if (layer.GetParameters().Select(parameter => parameter.Name).OfType<string>().GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            Throw.ParameterNameTwice(layer.Name, twice.Key);
        }

        _layers.Add(layer);
        _singles.Clear();
    }

    /// <summary>Appends an activation by its name, such as <c>relu</c>, <c>softmax</c> or <c>leaky_relu</c>.</summary>
    /// <param name="activation">The name; case, hyphens and underscores do not count.</param>
    /// <exception cref="ArgumentException">No activation has this name; the message lists similar names.</exception>
    public void Add(string activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        Add(PartNames.Activations.Find(activation).Make());
    }

    /// <summary>Sets loss, optimizer and metric by names such as <c>mse</c> and <c>adam</c>; settings are the default ones.</summary>
    /// <param name="loss">The name of the loss, such as <c>categorical_crossentropy</c>; case, hyphens and underscores do not count.</param>
    /// <param name="optimizer">The name of the optimizer, such as <c>adam</c>.</param>
    /// <param name="metric">The name of the metric; <c>accuracy</c> selects the metric that fits the loss. No metric if not given.</param>
    /// <exception cref="ArgumentException">A name is unknown; the message lists similar names.</exception>
    /// <exception cref="ShapeException">Two consecutive layers do not fit; the message names both.</exception>
    public void Compile(string loss, string optimizer, string? metric = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        ILoss named = PartNames.Losses.Find(loss).Make();
        Compile(named, PartNames.Optimizers.Find(optimizer).Make(), metric is null ? null : PartNames.Metric(metric, named).Make());
    }

    /// <summary>Sets loss, optimizer and metric.</summary>
    /// <param name="loss">The loss function that training minimizes.</param>
    /// <param name="optimizer">The optimizer that updates the parameters.</param>
    /// <param name="metric">The metric that is reported beside the loss; none if not given.</param>
    /// <exception cref="ShapeException">Two consecutive layers do not fit; the message names both.</exception>
    public void Compile(ILoss loss, Optimizer optimizer, IMetric? metric = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimizer);
        LayerChain.Check(_layers);
        SetParts(loss, optimizer, metric);
    }

    /// <summary>Trains the model on samples; a second call continues training.</summary>
    /// <param name="inputs">Shape (samples, columns), one sample or more.</param>
    /// <param name="targets">
    /// One class number, text label or row per sample. If <see cref="ClassNames"/> is empty, it is set to the sorted text labels.
    /// </param>
    /// <param name="epochs">Number of passes over all samples, 0 or more.</param>
    /// <param name="options">Batch size, validation data, callbacks and more.</param>
    /// <param name="progress">Receives training progress, at most ten times a second.</param>
    /// <param name="cancellation">Stops training after the current step.</param>
    /// <returns><see cref="History"/>: all epochs so far.</returns>
    /// <exception cref="StateException">
    /// There are no layers, no loss, or no random generator; or the loss requires probabilities and the last layer is a layer of the engine with
    /// other outputs; or another thread trains.
    /// </exception>
    /// <exception cref="ArgumentException">The list of callbacks, or a callback, is null.</exception>
    /// <exception cref="StateException">A callback requires something that the run does not have, such as validation data.</exception>
    /// <exception cref="ArgumentException">
    /// A text label is missing or is not a class name; a target is invalid for the loss; the metric or the number of class names does not fit loss
    /// and outputs; or inputs or targets are infinite or NaN (<see cref="FitOptions.AllowNonFinite"/>).
    /// </exception>
    /// <exception cref="ShapeException">Samples and layers do not fit together.</exception>
    /// <exception cref="DivergenceException">
    /// The loss is infinite or NaN; the model keeps its last finite state (<see cref="FitOptions.StopOnDivergence"/>).
    /// </exception>
    /// <exception cref="OperationCanceledException">Training was canceled; the model keeps its state after the last complete step.</exception>
    public History Fit(
        Matrix inputs,
        Targets targets,
        int epochs = 1,
        FitOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options ??= new();
        FitPrepared(FitData.Of(new(inputs, targets, options.SampleWeights), options.Validation, ClassNames), epochs, options, progress, cancellation);
        return History;
    }

    /// <summary>Computes loss and metric over samples, in inference mode.</summary>
    /// <param name="inputs">Shape (samples, columns), one sample or more.</param>
    /// <param name="targets">One class number, text label or row per sample.</param>
    /// <param name="batchSize">Samples per batch; null for all in one.</param>
    /// <returns>Mean sample loss without regularization, and the metric.</returns>
    /// <exception cref="StateException">
    /// There are no layers or no loss; or the loss requires probabilities and the last layer has other outputs; or another thread trains.
    /// </exception>
    /// <exception cref="ShapeException">Samples and layers do not fit together.</exception>
    public Evaluation Evaluate(Matrix inputs, Targets targets, int? batchSize = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        CheckLoss("evaluate");
        var data = new DataSet(inputs, targets.Numbered(ClassNames));
        data.Check("evaluate");
        CheckSamples("evaluate", data, ClassNames);
        CheckBatchSize("evaluate", batchSize);
        using (_lock.Read())
        {
            return EvaluateBatches(data, batchSize);
        }
    }

    /// <summary>Computes the output of the last layer for each row of the inputs.</summary>
    /// <param name="inputs">Shape (samples, columns).</param>
    /// <param name="batchSize">Samples per batch, to save memory; null for all in one.</param>
    /// <returns>A new matrix, shape (samples, columns of the output).</returns>
    /// <exception cref="StateException">There are no layers; or another thread trains.</exception>
    /// <exception cref="ShapeException">The inputs have another number of columns than the first layer requires.</exception>
    public Matrix Predict(Matrix inputs, int? batchSize = null)
    {
        CheckLayers("predict");
        CheckInputs("predict", inputs);
        CheckBatchSize("predict", batchSize);
        using (_lock.Read())
        {
            return PredictBatches(inputs, batchSize);
        }
    }

    /// <summary>Computes the output of the last layer for one sample.</summary>
    /// <param name="sample">One number per column of the inputs; converted to the dtype of the first parameter.</param>
    /// <returns>One number per column of the output.</returns>
    /// <exception cref="StateException">There are no layers; or another thread trains.</exception>
    /// <exception cref="ShapeException">The length of the sample differs from the number of columns that the first layer requires.</exception>
    public double[] Predict(params ReadOnlySpan<double> sample)
    {
        CheckSample(sample.Length);
        DType dtype = SampleDType();
        Matrix output = Predict(Matrix.From(sample, 1, sample.Length).As(dtype));
        return [.. output.As(DType.Float64).AsDoubleSpan()];
    }

    /// <summary>Computes the probability of each class for each row of the inputs.</summary>
    /// <param name="inputs">Shape (samples, columns).</param>
    /// <param name="batchSize">Samples per batch; null for all in one.</param>
    /// <returns>A new float64 matrix of shape (samples, classes); each row sums to 1. For a single sigmoid output y: (1 - y, y).</returns>
    /// <exception cref="StateException">The model ends neither in softmax nor in a single sigmoid; or another thread trains.</exception>
    /// <exception cref="ShapeException">The inputs have another number of columns than the first layer requires.</exception>
    public Matrix PredictProbabilities(Matrix inputs, int? batchSize = null)
    {
        Matrix output = Predict(inputs, batchSize);
        return Probabilities.Of(Layers[^1], output);
    }

    /// <summary>
    /// Gradient check: compares the gradients of all parameters with central differences, in float64. A wrong derivative gives an error near 1.
    /// </summary>
    /// <param name="inputs">Shape (samples, columns); a few samples will do.</param>
    /// <param name="targets">One class number, text label or row per sample.</param>
    /// <returns>
    /// One number for each of <see cref="Parameters"/>: the largest difference, relative to the largest gradient. It is below 1e-6 unless a sample lies on
    /// a kink or clip; NaN for a frozen parameter. At most 200 elements of each parameter are compared, evenly spread.
    /// </returns>
    /// <exception cref="StateException">
    /// There are no layers or no loss; or the loss requires probabilities and the last layer has other outputs; or another thread trains.
    /// </exception>
    /// <exception cref="ShapeException">Samples and layers do not fit together.</exception>
    public IReadOnlyList<double> CheckGradients(Matrix inputs, Targets targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        CheckLoss("check gradients");
        var data = new DataSet(inputs, targets.Numbered(ClassNames));
        data.Check("check gradients");
        CheckSamples("check gradients", data, ClassNames);
        CheckRandom(new());
        IReadOnlyList<double> errors = [];
        _lock.Train(() => errors = GradientCheck.Of(this, data));
        return errors;
    }

    /// <summary>Reports on dead neurons and overflow in the outputs of all layers.</summary>
    /// <param name="inputs">Shape (samples, columns).</param>
    /// <returns>One report per layer.</returns>
    /// <exception cref="StateException">There are no layers; or another thread trains.</exception>
    /// <exception cref="ShapeException">The inputs have another number of columns than the first layer requires.</exception>
    public IReadOnlyList<LayerReport> Diagnose(Matrix inputs)
    {
        CheckLayers("diagnose");
        CheckInputs("diagnose", inputs);
        using (_lock.Read())
        {
            var workspace = new Workspace(Layers, Arithmetic, training: false);
            workspace.Forward(inputs);
            return [.. Layers.Select((layer, i) => LayerReport.Of(layer.Name, workspace.OutputOf(i)))];
        }
    }

    /// <summary>Returns a table with one row per layer: name, shape of the output, number of parameters; then the total.</summary>
    /// <returns>A table as text.</returns>
    public string Summary() => ModelSummary.Of(this);

    /// <summary>A text such as <c>model: dense layer 2 -> 64, ReLU, dense layer 64 -> 3, softmax</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _layers.Count == 0 ? "model without layers" : $"model: {string.Join(", ", _layers.Select(layer => layer.Name))}";

    /// <summary>Enumerates the layers, first to last.</summary>
    /// <returns>The enumerator.</returns>
    public IEnumerator<ILayer> GetEnumerator() => _layers.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Sets loss, optimizer and metric; evaluation does not require an optimizer.</summary>
    internal void SetParts(ILoss? loss, Optimizer? optimizer, IMetric? metric) => (Loss, Optimizer, Metric) = (loss, optimizer, metric);

    private Evaluation EvaluateBatches(DataSet data, int? batchSize)
    {
        var batches = new Batches(data, batchSize);
        var executor = new NativeStepExecutor(this);
        EpochSums sums = default;
        for (int batch = 0; batch < batches.Count; batch++)
        {
            sums = sums.With(executor.Evaluate(batches, batch));
        }

        return new(sums.MeanLoss.Value, sums.Accuracy);
    }

    private Matrix PredictBatches(Matrix inputs, int? batchSize)
    {
        var batches = new Batches(new(inputs, new Targets(ReadOnlyMemory<int>.Empty)), batchSize);
        if (batches.Count <= 1)
        {
            return new Workspace(Layers, Arithmetic, training: false).Forward(inputs);
        }

        Matrix? all = null;
        int row = 0;
        for (int batch = 0; batch < batches.Count; batch++)
        {
            Matrix output = new Workspace(Layers, Arithmetic, training: false).Forward(batches[batch].Inputs);
            all ??= new(inputs.Rows, output.Columns, output.DType);
            output.CopyRowsTo(0, output.Rows, all, row);
            row += output.Rows;
        }

        return all!;
    }
}
