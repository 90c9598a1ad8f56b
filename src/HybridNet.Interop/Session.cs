using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>
/// A model for calls from Python, such as fit: Python describes it, copies its parameters in, calls one operation, and copies its parameters out. Samples are
/// borrowed for the length of the operation. Python has its number (Session.Open.cs), so that no object of .NET is in Python.
/// </summary>
public sealed unsafe partial class Session : IDisposable
{
    private readonly Model _model;
    private readonly List<TrainingCallback> _callbacks = [];
    private CancellationTokenSource _stop = new();
    private FitOptions _options = new();
    private int _start;
    private bool _isRefused;
    private TrainingRun? _run;
    private CheckpointOptions? _checkpoint;
    private IProgress<TrainingProgress>? _progress;
    private IStepExecutor? _executor;
    private BorrowedData[] _borrowed = [];
    private LastPass? _lastPass;
    private int _columns;
    private int _rows;
    private IDisposable? _files;

    private Session(Model model)
    {
        _model = model;
        if (_model.Arithmetic is NumPyArithmetic numpy)
        {
            _model.Arithmetic = numpy with { ProductOrder = Flags.ProductOrder };
        }
    }

    /// <summary>
    /// A row of Python's record: the index of a parameter, the part of it (0 value, 1 gradient, 2 momentum, 3 cache), and the address of its array; in the
    /// result of <see cref="Describe"/> its dtype instead (0 float32, 1 float64, -1 no matrix). After training that keeps the last pass also: the index of
    /// a layer and the part of it (4 output, 5 gradient w.r.t. its inputs, 6 mask); the index after the last layer is the loss.
    /// </summary>
    private readonly record struct ParameterSlot(long Parameter, long Part, long Array);

    /// <summary>Applies the settings of layers, optimizer and metric in another description; Python code may have changed them between two steps.</summary>
    /// <param name="architecture">A description of the same model.</param>
    public void CopyInSettings(string architecture)
    {
        Model described = HybridNet.Architecture.Read(architecture);
        foreach ((ILayer current, ILayer changed) in _model.Layers.Zip(described.Layers))
        {
            PartSettings.Copy(changed, current);
        }

        _model.Compile(_model.Loss!, described.Optimizer!, described.Metric);
    }

    /// <summary>Copies matrices from Python: values, momentums and caches.</summary>
    /// <param name="record">An int64 array of rows of three: parameter, part (0 value, 2 momentum, 3 cache), array.</param>
    internal void CopyIn(NumPyArray record)
    {
        IReadOnlyList<Parameter> parameters = _model.Parameters;
        foreach (ref readonly ParameterSlot slot in MemoryMarshal.Cast<long, ParameterSlot>(Rows(record.Span<long>())))
        {
            Parameter parameter = parameters[(int)slot.Parameter];
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

    /// <summary>Writes the dtype of each matrix into the last number of its row: 0 float32, 1 float64, -1 no matrix.</summary>
    /// <param name="record">As in <see cref="CopyIn"/>, but without arrays.</param>
    internal void Describe(NumPyArray record)
    {
        IReadOnlyList<Parameter> parameters = _model.Parameters;
        Span<long> rows = record.Results<long>();
        Rows(rows);
        foreach (ref ParameterSlot slot in MemoryMarshal.Cast<long, ParameterSlot>(rows))
        {
            slot = slot with { Array = Part(slot, parameters) is { } matrix ? (long)matrix.DType : -1 };
        }
    }

    /// <summary>Copies matrices to Python.</summary>
    /// <param name="record">As in <see cref="CopyIn"/>, with arrays of the dtypes from <see cref="Describe"/>.</param>
    internal void CopyOut(NumPyArray record)
    {
        IReadOnlyList<Parameter> parameters = _model.Parameters;
        foreach (ref readonly ParameterSlot slot in MemoryMarshal.Cast<long, ParameterSlot>(Rows(record.Span<long>())))
        {
            new NumPyArray(slot.Array).Receive(Part(slot, parameters)!, Name(slot));
        }
    }

    /// <summary>The current description of the model, including the counters of the optimizer.</summary>
    /// <returns>As in the header of a model file.</returns>
    public string Architecture() => HybridNet.Architecture.Write(_model);

    /// <summary>Sets the random state from which dropout and shuffling draw.</summary>
    /// <param name="key">An array of the generator's 624 words.</param>
    /// <param name="rest">An array of three doubles: position, whether a Gaussian is cached, and that Gaussian.</param>
    internal void CopyInRandom(NumPyArray key, NumPyArray rest)
    {
        NumPyRandom borrowed = new BorrowedRandom(key, rest).Random;
        if (_model.Random is null)
        {
            _model.Random = borrowed;
        }
        else
        {
            // Dropout layers already hold a reference to this object.
            _model.Random.SetState(borrowed.GetState());
        }
    }

    /// <summary>Copies the current random state to Python.</summary>
    /// <param name="key">As in <see cref="CopyInRandom"/>; overwritten.</param>
    /// <param name="rest">As in <see cref="CopyInRandom"/>; overwritten.</param>
    internal void CopyOutRandom(NumPyArray key, NumPyArray rest) => BorrowedRandom.Write(_model.Random!.GetState(), key, rest);

    /// <summary>Executes the training steps in Python.</summary>
    /// <param name="execute">As in <see cref="PythonStepExecutor"/>.</param>
    /// <param name="hasMetric">Whether the model has a metric.</param>
    public void ExecuteInPython(Action<string, int, int, long, int> execute, bool hasMetric) => _executor = new PythonStepExecutor(execute, hasMetric);

    /// <summary>Sets the options of training.</summary>
    /// <param name="batchSize">0 for all samples in one batch.</param>
    /// <param name="shuffle">Whether the samples are shuffled before each epoch.</param>
    /// <param name="validationBatchSize">0 for all samples in one batch.</param>
    /// <param name="stopOnDivergence">Whether training raises an error if the loss is not finite.</param>
    /// <param name="allowNonFinite">Whether inputs and targets may be infinite or NaN.</param>
    /// <param name="keepsLastPass">Whether the outputs and gradients of the last batches can be copied to Python.</param>
    /// <param name="allowsAnyEnding">Whether the last layer may be any layer, although the loss requires probabilities.</param>
    /// <param name="dividesByRows">Whether the metric of an epoch divides by rows, as in the book.</param>
    internal void Options(
        int batchSize, bool shuffle, int validationBatchSize, bool stopOnDivergence, bool allowNonFinite, bool keepsLastPass, bool allowsAnyEnding, bool dividesByRows) => _options = new()
        {
            BatchSize = batchSize == 0 ? null : batchSize,
            Shuffle = shuffle,
            ValidationBatchSize = validationBatchSize == 0 ? null : validationBatchSize,
            StopOnDivergence = stopOnDivergence,
            AllowNonFinite = allowNonFinite,
            KeepsLastPass = keepsLastPass,
            AllowsAnyEnding = allowsAnyEnding,
            DividesByRows = dividesByRows,
            Logger = Logs.Logger,
            ReportEvery = TimeSpan.FromMilliseconds(25),
        };

    /// <summary>Saves the training state to a file and resumes from it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="everyEpochs">Number of epochs between two checkpoints; 0 for no checkpoints by epochs.</param>
    /// <param name="everySteps">
    /// Number of steps between two checkpoints; 0 for no checkpoints by steps. If both are 0, a checkpoint is saved once a second.
    /// </param>
    /// <param name="resume">Whether to resume if the file exists.</param>
    /// <param name="note">What else a run must have in common with the file to resume from it; empty for nothing.</param>
    public void Checkpoint(string path, int everyEpochs, int everySteps, bool resume, string note) => _checkpoint = new(new CheckpointFile(path))
    {
        EveryEpochs = everyEpochs == 0 ? null : everyEpochs,
        EverySteps = everySteps == 0 ? null : everySteps,
        Resume = resume,
        Note = note,
    };

    /// <summary>Adds early stopping.</summary>
    /// <param name="monitor">The monitored quantity: <c>loss</c>, <c>accuracy</c>, <c>val_loss</c> or <c>val_accuracy</c>.</param>
    /// <param name="patience">Number of epochs without improvement before training stops.</param>
    /// <param name="minDelta">Minimum change that counts as an improvement.</param>
    /// <param name="restoreBest">Whether to restore the best parameters at the end.</param>
    /// <param name="countsFrom">The loss from which epochs count as without improvement; infinite for all.</param>
    /// <returns>The callback, which holds the best epoch after the run.</returns>
    public EarlyStopping StopEarly(string monitor, int patience, double minDelta, bool restoreBest, double countsFrom)
    {
        var callback = new EarlyStopping(MonitoredQuantities.OfColumn(monitor))
        {
            Patience = patience,
            MinDelta = minDelta,
            RestoreBest = restoreBest,
            CountsFrom = countsFrom,
        };
        _callbacks.Add(callback);
        return callback;
    }

    /// <summary>Adds a CSV log of all epochs.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="epochsBefore">Number of epochs before this run.</param>
    public void LogToCsv(string path, int epochsBefore) => _callbacks.Add(new CsvLog(path) { EpochsBefore = epochsBefore });

    /// <summary>Adds a callback in Python.</summary>
    /// <param name="events">The events that it is called for, as <see cref="PythonCallback"/> names them, separated by spaces.</param>
    /// <param name="everySteps">Number of steps from one <c>batch_end</c> to the next; the last step of an epoch has one too.</param>
    /// <param name="onlyReads">Whether it leaves the model unchanged.</param>
    /// <param name="call">As in <see cref="PythonCallback"/>.</param>
    internal void OnEvents(string events, int everySteps, bool onlyReads, delegate* unmanaged<int, int, int, long, int, int> call) =>
        _callbacks.Add(new PythonCallback(CheckBorrowed, events.Split(' '), everySteps, onlyReads, call));

    /// <summary>Sets a function that is called at most forty times a second, with the progress of training; it also handles Ctrl-C.</summary>
    /// <param name="call">As in <see cref="PythonTick"/>.</param>
    internal void OnTick(delegate* unmanaged<int, int, double, double, double, int> call) => _progress = new PythonTick(CheckBorrowed, () => _stop.Cancel(), call);

    /// <summary>Trains the model.</summary>
    /// <param name="inputs">The array of inputs.</param>
    /// <param name="targets">The array of targets: int32 class numbers if of one axis.</param>
    /// <param name="weights">The array of sample weights, or <c>None</c>.</param>
    /// <param name="validationInputs">The inputs of the validation data, or <c>None</c>.</param>
    /// <param name="validationTargets">The targets of the validation data, or <c>None</c>.</param>
    /// <param name="validationWeights">The sample weights of the validation data, or <c>None</c>.</param>
    /// <param name="epochs">Number of epochs to train.</param>
    /// <returns>How the run ended, unless with an exception of the engine.</returns>
    internal RunEnd Fit(
        NumPyArray inputs,
        NumPyArray targets,
        NumPyArray weights,
        NumPyArray validationInputs,
        NumPyArray validationTargets,
        NumPyArray validationWeights,
        int epochs)
    {
        using var samples = new BorrowedData(inputs, targets, weights, "fit");
        using BorrowedData? validation = validationInputs.IsNone
            ? null
            : new BorrowedData(validationInputs, validationTargets, validationWeights, "fit, validation");
        _borrowed = validation is null ? [samples] : [samples, validation];
        (_columns, _rows) = (samples.Data.Inputs.Columns, Math.Max(samples.Data.Count, validation?.Data.Count ?? 0));
        var data = new FitData(samples.Data, validation?.Data);
        _model.KeepsWorkspaces = CanBeKept();

        // Python calls on_train_end after the run, before it disposes of the session.
        FitOptions options = _options with { Callbacks = [new RunObserver(this), .. _callbacks], Checkpoint = _checkpoint, KeepsFiles = files => _files = files };
        try
        {
            if (_executor is null)
            {
                _model.FitPrepared(data, epochs, options, _progress, _stop.Token);
            }
            else
            {
                data.Check();
                _model.Train(_executor, data, epochs, options, _progress, _stop.Token);
            }

            return RunEnd.Complete;
        }
        catch (OperationCanceledException)
        {
            return RunEnd.Stopped;
        }
        catch (PythonFailedException)
        {
            _isRefused = _run is { IsRefused: true };
            return RunEnd.PythonFailed;
        }
        catch
        {
            _isRefused = _run is { IsRefused: true };
            throw;
        }
        finally
        {
            _borrowed = [];
        }
    }

    /// <summary>Compares the gradients of all parameters with central differences.</summary>
    /// <param name="inputs">The array of inputs.</param>
    /// <param name="targets">The array of targets: int32 class numbers if of one axis.</param>
    /// <param name="errors">An array with one double per parameter; NaN for a frozen parameter.</param>
    /// <param name="none">Python's <c>None</c>: the samples have no weights.</param>
    public void CheckGradients(long inputs, long targets, long errors, long none)
    {
        using var samples = new BorrowedData(new(inputs), new(targets), new(none), "check gradients");
        Span<double> results = new NumPyArray(errors).Results<double>(_model.Parameters.Count, nameof(errors));
        _model.CheckGradients(samples.Data.Inputs, samples.Data.Targets).ToArray().CopyTo(results);
    }

    /// <summary>Copies the history to Python.</summary>
    /// <param name="first">The index of the first epoch to copy, from 0.</param>
    /// <param name="table">An array with one row of doubles per epoch, with the columns of <see cref="EpochResult"/>.</param>
    internal void CopyOutHistory(int first, NumPyArray table)
    {
        History history = _model.History;
        Span<double> results = table.Results<double>((history.Count - first) * EpochResult.Columns.Count);
        for (int epoch = first; epoch < history.Count; epoch++, results = results[EpochResult.Columns.Count..])
        {
            history[epoch].Row().CopyTo(results);
        }
    }

    /// <summary>Copies the sums over the batches of the last epoch, or of its validation; requires training that keeps the last pass.</summary>
    /// <param name="sums">
    /// An array of five doubles: sum of sample losses, its dtype as in <see cref="Describe"/>, samples, hits of the metric, comparisons of the
    /// metric.
    /// </param>
    public void CopyOutSums(long sums)
    {
        EpochSums last = _lastPass!.Sums;
        double[] numbers = [last.Loss.Value, (double?)last.Loss.DType ?? -1, last.Samples, last.Hits, last.Compared];
        numbers.CopyTo(new NumPyArray(sums).Results<double>(numbers.Length, nameof(sums)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _files?.Dispose();
        _stop.Dispose();
    }

    /// <summary>Must be called after Python code has run during training.</summary>
    private void CheckBorrowed() => Array.ForEach(_borrowed, borrowed => borrowed.Check());

    /// <summary>Throws if a record does not consist of whole rows.</summary>
    private static ReadOnlySpan<long> Rows(ReadOnlySpan<long> record) => record.Length % 3 == 0 ? record : throw Throw.RecordOfParts(record.Length);

    private static string Name(ParameterSlot slot) => $"part {slot.Part} of {(slot.Part < 4 ? "parameter" : "layer")} {slot.Parameter}";

    private Matrix? Part(ParameterSlot slot, IReadOnlyList<Parameter> parameters) => slot.Part switch
    {
        0 => parameters[(int)slot.Parameter].Value,
        1 => parameters[(int)slot.Parameter].Gradient,
        2 => parameters[(int)slot.Parameter].Momentum,
        3 => parameters[(int)slot.Parameter].Cache,
        4 => _lastPass!.OutputOf((int)slot.Parameter),
        5 when slot.Parameter == _model.Layers.Count => _lastPass!.GradientsOfLoss,
        5 => _lastPass!.GradientsOf((int)slot.Parameter),
        _ => _lastPass!.MaskOf((int)slot.Parameter),
    };

    /// <summary>Records how the run started, and its last pass.</summary>
    private sealed class RunObserver(Session session) : TrainingCallback
    {
        internal override bool OnlyReads => true;

        protected internal override void OnTrainingBegin(TrainingRun run) =>
            (session._run, session._start) = (run, run.Epoch > 0 || run.Step > 0 ? 2 : 1);

        protected internal override void OnTrainingEnd(TrainingRun run) =>
            session._lastPass = session._options.KeepsLastPass && run.Executor is NativeStepExecutor { LastStep: not null } ? new(run) : null;
    }
}
