using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>
/// A model for the length of one call from Python, such as fit: it is described, its numbers are copied in, it does its work, and its numbers
/// are copied out. Samples are borrowed for the work alone.
/// </summary>
public sealed unsafe class Session : IDisposable
{
    private readonly Model _model;
    private readonly List<TrainingCallback> _callbacks = [];
    private readonly CancellationTokenSource _stop = new();
    private FitOptions _options = new();
    private int _began;
    private bool _isRefused;
    private TrainingRun? _run;
    private CheckpointOptions? _checkpoint;
    private IProgress<TrainingProgress>? _progress;
    private IStepExecutor? _executor;
    private BorrowedData[] _borrowed = [];
    private LastPass? _lastPass;

    /// <summary>A model by its description; its parameters are zeros.</summary>
    /// <param name="architecture">As in the header of a model file; empty for a model that Python plays.</param>
    public Session(string architecture)
        : this(architecture.Length == 0 ? new() : HybridNet.Architecture.Read(architecture))
    {
    }

    private Session(Model model)
    {
        _model = model;
        _model.Arithmetic = (NumPyArithmetic)_model.Arithmetic with { ProductOrder = Flags.ProductOrder };
    }

    /// <summary>
    /// A row of a record of Python's: which parameter, which of its matrices (0 value, 1 gradient, 2 momentum, 3 cache), and the array for it; where
    /// <see cref="Describe"/> answers, its dtype (0 float32, 1 float64, -1 for no matrix). After a training that keeps its last pass also: which layer,
    /// which of its matrices (4 output, 5 gradient of the inputs, 6 mask), where one layer more is the loss.
    /// </summary>
    private readonly record struct ParameterSlot(long Parameter, long Part, long Array);

    /// <summary>The model that a file holds, with its numbers.</summary>
    /// <param name="path">The file.</param>
    /// <returns>To be described and copied out.</returns>
    public static Session Load(string path) => new(ModelFile.Load(path));

    /// <summary>Goes on with the settings of another description, which may have changed between two steps: those of layers, optimizer and metric.</summary>
    /// <param name="architecture">Of the same model.</param>
    public void CopyInSettings(string architecture)
    {
        Model described = HybridNet.Architecture.Read(architecture);
        foreach ((Parameter here, Parameter there) in _model.Parameters.Zip(described.Parameters))
        {
            (here.L1, here.L2, here.IsTrainable) = (there.L1, there.L2, there.IsTrainable);
        }

        foreach ((ILayer here, ILayer there) in _model.Layers.Zip(described.Layers))
        {
            switch (here, there)
            {
                case (DropoutLayer dropout, DropoutLayer other):
                    dropout.KeepProbability = other.KeepProbability;
                    break;
                case (IActivation, IActivation other) when KnownActivation.Of(here) is { } known && known.Type == other.GetType():
                    known.Change(here, known.Read(other));
                    break;
            }
        }

        _model.Compile(_model.Loss!, described.Optimizer!, described.Metric);
    }

    /// <summary>Copies matrices in: values, momentums and caches that Python has.</summary>
    /// <param name="record">An int64 array of rows of three: parameter, part (0 value, 2 momentum, 3 cache), array.</param>
    public void CopyIn(long record)
    {
        foreach (ref readonly ParameterSlot slot in Slots(new NumPyArray(record).Span<long>(nameof(record))))
        {
            Parameter parameter = ParameterOf(slot);
            Matrix borrowed = new NumPyArray(slot.Array).Table(parameter.Value.Rows, parameter.Value.Columns, Name(slot));
            Matrix copy = borrowed.As(borrowed.DType);
            switch (slot.Part)
            {
                case 0:
                    parameter.Value = copy;
                    break;
                case 2:
                    parameter.Momentum = copy;
                    break;
                default:
                    parameter.Cache = copy;
                    break;
            }
        }
    }

    /// <summary>Says what there is to copy out: the last number of each row becomes 0 for float32, 1 for float64, -1 for nothing.</summary>
    /// <param name="record">As in <see cref="CopyIn"/>; there are no arrays yet.</param>
    public void Describe(long record)
    {
        foreach (ref ParameterSlot slot in MemoryMarshal.Cast<long, ParameterSlot>(new NumPyArray(record).Results<long>(nameof(record))))
        {
            slot = slot with { Array = Part(slot) is { } matrix ? (long)matrix.DType : -1 };
        }
    }

    /// <summary>Copies matrices out.</summary>
    /// <param name="record">As in <see cref="CopyIn"/>, with arrays of the dtypes that <see cref="Describe"/> says.</param>
    public void CopyOut(long record)
    {
        foreach (ref readonly ParameterSlot slot in Slots(new NumPyArray(record).Span<long>(nameof(record))))
        {
            new NumPyArray(slot.Array).Receive(Part(slot)!, Name(slot));
        }
    }

    /// <summary>The description of the model as it is now, the optimizer's counters included.</summary>
    /// <returns>As in the header of a model file.</returns>
    public string Architecture() => HybridNet.Architecture.Write(_model);

    /// <summary>Steps that the optimizer has done.</summary>
    /// <returns>0 or more.</returns>
    public long Iterations() => _model.Optimizer!.Iterations;

    /// <summary>The learning rate of the optimizer's current step.</summary>
    /// <returns>The rate.</returns>
    public double CurrentLearningRate() => _model.Optimizer!.CurrentLearningRate;

    /// <summary>Writes the model to a file.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => _model.Save(path);

    /// <summary>Writes the parameters alone to a file.</summary>
    /// <param name="path">The file.</param>
    public void SaveParameters(string path) => _model.SaveParameters(path);

    /// <summary>Sets the parameters to those of a file.</summary>
    /// <param name="path">The file.</param>
    public void LoadParameters(string path) => _model.LoadParameters(path);

    /// <summary>Where dropout and shuffling go on drawing.</summary>
    /// <param name="key">An array of the generator's 624 words.</param>
    /// <param name="rest">An array of position, whether a gaussian is cached, and that gaussian, as doubles.</param>
    public void CopyInRandom(long key, long rest)
    {
        NumPyRandom borrowed = new BorrowedRandom(new(key), new(rest)).Random;
        if (_model.Random is null)
        {
            _model.Random = borrowed;
        }
        else
        {
            // Dropout under way draws from this very one.
            _model.Random.SetState(borrowed.GetState());
        }
    }

    /// <summary>Where they stand now.</summary>
    /// <param name="key">As in <see cref="CopyInRandom"/>; overwritten.</param>
    /// <param name="rest">As in <see cref="CopyInRandom"/>; overwritten.</param>
    public void CopyOutRandom(long key, long rest) => BorrowedRandom.Write(_model.Random!.GetState(), new(key), new(rest));

    /// <summary>Executes the training steps in Python.</summary>
    /// <param name="execute">As in <see cref="PythonStepExecutor"/>.</param>
    /// <param name="hasMetric">Whether the model has a metric.</param>
    public void ExecuteInPython(Action<string, int, int, long, int> execute, bool hasMetric) => _executor = new PythonStepExecutor(execute, hasMetric);

    /// <summary>How to train.</summary>
    /// <param name="batchSize">0 for all samples in one batch.</param>
    /// <param name="shuffle">Whether each epoch has an order of its own.</param>
    /// <param name="validationBatchSize">0 for all samples in one batch.</param>
    /// <param name="stopOnDivergence">Whether a loss that is no finite number is a failure.</param>
    /// <param name="allowNonFinite">Whether inputs and targets may be infinite or NaN.</param>
    /// <param name="keepsLastPass">Whether what the last batches left in the layers can be copied out.</param>
    /// <param name="takesAnyEnding">Whether the last layer may give what is no probability to a loss that takes them.</param>
    public void Options(
        int batchSize, bool shuffle, int validationBatchSize, bool stopOnDivergence, bool allowNonFinite, bool keepsLastPass, bool takesAnyEnding) => _options = new()
        {
            BatchSize = batchSize == 0 ? null : batchSize,
            Shuffle = shuffle,
            ValidationBatchSize = validationBatchSize == 0 ? null : validationBatchSize,
            StopOnDivergence = stopOnDivergence,
            AllowNonFinite = allowNonFinite,
            KeepsLastPass = keepsLastPass,
            TakesAnyEnding = takesAnyEnding,
            Logger = Logs.Logger,
            ReportEvery = TimeSpan.FromMilliseconds(25),
        };

    /// <summary>Keeps the run in a file, and goes on from it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="everyEpochs">0 for none by their count.</param>
    /// <param name="everySteps">0 for none by their count; neither: one a second.</param>
    /// <param name="resume">Whether to go on from what is there.</param>
    public void Checkpoint(string path, int everyEpochs, int everySteps, bool resume) => _checkpoint = new(new CheckpointFile(path))
    {
        EveryEpochs = everyEpochs == 0 ? null : everyEpochs,
        EverySteps = everySteps == 0 ? null : everySteps,
        Resume = resume,
    };

    /// <summary>Adds early stopping.</summary>
    /// <param name="monitor">The monitored quantity: <c>loss</c>, <c>accuracy</c>, <c>val_loss</c> or <c>val_accuracy</c>.</param>
    /// <param name="patience">Number of epochs without improvement before training stops.</param>
    /// <param name="minDelta">Minimum change that counts as an improvement.</param>
    /// <param name="restoreBest">Whether to restore the best parameters at the end.</param>
    /// <returns>The callback, which holds the best epoch after the run.</returns>
    public EarlyStopping StopEarly(string monitor, int patience, double minDelta, bool restoreBest)
    {
        var callback = new EarlyStopping(MonitoredQuantities.OfColumn(monitor)) { Patience = patience, MinDelta = minDelta, RestoreBest = restoreBest };
        _callbacks.Add(callback);
        return callback;
    }

    /// <summary>Adds a table of all epochs.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="epochsBefore">Epochs of the model before this run.</param>
    public void LogToCsv(string path, int epochsBefore) => _callbacks.Add(new CsvLog(path) { EpochsBefore = epochsBefore });

    /// <summary>Adds a callback of Python's.</summary>
    /// <param name="events">The events it takes part in, as <see cref="PythonCallback"/> names them, with a space between two.</param>
    /// <param name="everySteps">Steps from one call at the end of a step to the next; the last step of an epoch has one too.</param>
    /// <param name="onlyReads">Whether it changes nothing of the model.</param>
    /// <param name="call">Receives event, epoch of this run, step of the epoch (from 0), address and count of the numbers; false ends training.</param>
    public void OnEvents(string events, int everySteps, bool onlyReads, Func<string, int, int, long, int, bool> call) =>
        _callbacks.Add(new PythonCallback(CheckBorrowed, events.Split(' '), everySteps, onlyReads, call));

    /// <summary>A call forty times a second: Ctrl-C waits for it.</summary>
    /// <param name="call">Takes epoch, step (how many are done), loss, accuracy, learning rate; false ends training after the step under way.</param>
    public void OnTick(Func<int, int, double, double, double, bool> call) => _progress = new Tick(this, call);

    /// <summary>Trains.</summary>
    /// <param name="inputs">The array of inputs.</param>
    /// <param name="targets">The array of targets: int32 class numbers if of one axis.</param>
    /// <param name="weights">The array of weights, or <c>None</c>.</param>
    /// <param name="heldOut">Inputs of the validation data, or <c>None</c>.</param>
    /// <param name="judged">Their targets, or <c>None</c>.</param>
    /// <param name="judgedWeights">Their weights, or <c>None</c>.</param>
    /// <param name="epochs">How many more.</param>
    /// <returns>False if a tick ended it.</returns>
    public bool Fit(long inputs, long targets, long weights, long heldOut, long judged, long judgedWeights, int epochs)
    {
        using var samples = new BorrowedData(inputs, targets, weights, "fit");
        using BorrowedData? validation = new NumPyArray(heldOut).IsNone ? null : new BorrowedData(heldOut, judged, judgedWeights, "fit, validation");
        _borrowed = validation is null ? [samples] : [samples, validation];
        FitOptions options = _options with { Validation = validation?.Data, Callbacks = [new Beginning(this), .. _callbacks], Checkpoint = _checkpoint };
        try
        {
            if (_executor is null)
            {
                _model.Fit(samples.Data.Inputs, samples.Data.Targets, epochs, options with { SampleWeights = samples.Data.Weights }, _progress, _stop.Token);
            }
            else
            {
                _model.Train(_executor, samples.Data, epochs, options, _progress, _stop.Token);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch
        {
            _isRefused = _run is { IsRefused: true };
            throw;
        }
    }

    /// <summary>Compares gradients with central differences.</summary>
    /// <param name="inputs">The array of inputs.</param>
    /// <param name="targets">The array of targets: int32 class numbers if of one axis.</param>
    /// <param name="errors">An array of a double for each parameter; NaN for a frozen one.</param>
    /// <param name="none">Python's <c>None</c>: samples without weights.</param>
    public void CheckGradients(long inputs, long targets, long errors, long none)
    {
        using var samples = new BorrowedData(inputs, targets, none, "check gradients");
        Span<double> results = new NumPyArray(errors).Results<double>(_model.Parameters.Count, nameof(errors));
        _model.CheckGradients(samples.Data.Inputs, samples.Data.Targets).ToArray().CopyTo(results);
    }

    /// <summary>Whether training ended with an exception before its first step, which leaves the model as it was.</summary>
    /// <returns>False before and after a training that made a step.</returns>
    public bool IsRefused() => _isRefused;

    /// <summary>How the run began.</summary>
    /// <returns>0 not at all, 1 anew, 2 where a checkpoint stands.</returns>
    public int Began() => _began;

    /// <summary>Number of epochs of the history.</summary>
    /// <returns>0 before the first.</returns>
    public int Epochs() => _model.History.Count;

    /// <summary>Copies the history out.</summary>
    /// <param name="first">The first epoch to copy, 0 for all.</param>
    /// <param name="table">An array with a row of doubles for each epoch, as <see cref="EpochResult"/> names them.</param>
    public void CopyOutHistory(int first, long table)
    {
        double[] rows = [.. _model.History.Skip(first).SelectMany(epoch => epoch.Row())];
        rows.CopyTo(new NumPyArray(table).Results<double>(rows.Length, nameof(table)));
    }

    /// <summary>What the batches of the last epoch, or of its validation, add up to, after a training that keeps its last pass.</summary>
    /// <param name="sums">An array for five doubles: sum of sample losses, its dtype as in <see cref="Describe"/>, samples, hits of the metric, samples it saw.</param>
    public void CopyOutSums(long sums)
    {
        EpochSums last = _lastPass!.Sums;
        double[] numbers = [last.Loss.Value, (double?)last.Loss.DType ?? -1, last.Samples, last.Hits, last.Compared];
        numbers.CopyTo(new NumPyArray(sums).Results<double>(numbers.Length, nameof(sums)));
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    /// <summary>To call after Python code has run during training.</summary>
    private void CheckBorrowed() => Array.ForEach(_borrowed, borrowed => borrowed.Check());

    private static ReadOnlySpan<ParameterSlot> Slots(ReadOnlySpan<long> record) => MemoryMarshal.Cast<long, ParameterSlot>(record);

    private static string Name(ParameterSlot slot) => $"part {slot.Part} of {(slot.Part < 4 ? "parameter" : "layer")} {slot.Parameter}";

    private Parameter ParameterOf(ParameterSlot slot) => _model.Parameters[(int)slot.Parameter];

    private Matrix? Part(ParameterSlot slot) => slot.Part switch
    {
        0 => ParameterOf(slot).Value,
        1 => ParameterOf(slot).Gradient,
        2 => ParameterOf(slot).Momentum,
        3 => ParameterOf(slot).Cache,
        4 => _lastPass!.OutputOf((int)slot.Parameter),
        5 when slot.Parameter == _model.Layers.Count => _lastPass!.GradientsOfLoss,
        5 => _lastPass!.GradientsOf((int)slot.Parameter),
        _ => _lastPass!.MaskOf((int)slot.Parameter),
    };

    /// <summary>Notes how the run began, and what it leaves.</summary>
    private sealed class Beginning(Session session) : TrainingCallback
    {
        internal override bool OnlyReads => true;

        protected internal override void OnTrainingBegin(TrainingRun run) =>
            (session._run, session._began) = (run, run.Epoch > 0 || run.Step > 0 ? 2 : 1);

        protected internal override void OnTrainingEnd(TrainingRun run) =>
            session._lastPass = session._options.KeepsLastPass && run.Executor is NativeStepExecutor { LastStep: not null } ? new(run) : null;
    }

    private sealed class Tick(Session session, Func<int, int, double, double, double, bool> call) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            using var way = PythonCall.Begin();
            if (!call(value.Epoch, value.Step, value.Loss, value.Accuracy, value.LearningRate))
            {
                session._stop.Cancel();
            }

            session.CheckBorrowed();
        }
    }
}
