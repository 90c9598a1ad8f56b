using System.Runtime.InteropServices;

namespace HybridNet.Interop;

/// <summary>
/// A model for the length of one call from Python, such as fit: it is described, its numbers are copied in, it does its work, and its numbers
/// are copied out. Samples are lent for the work alone.
/// </summary>
public sealed unsafe class Session : IDisposable
{
    private readonly Model _model;
    private readonly List<TrainingCallback> _callbacks = [];
    private readonly CancellationTokenSource _stop = new();
    private FitOptions _options = new();
    private int _began;
    private CheckpointOptions? _checkpoint;
    private IProgress<TrainingProgress>? _progress;
    private ITrainee? _trainee;

    /// <summary>A model by its description; its parameters are zeros.</summary>
    /// <param name="architecture">As in the header of a model file; empty for a model that Python plays.</param>
    public Session(string architecture)
        : this(architecture.Length == 0 ? new() : HybridNet.Architecture.Read(architecture))
    {
    }

    private Session(Model model) => _model = model;

    /// <summary>Where numbers of a parameter are, in a record of Python's: which parameter, which of its matrices, address, 1 for float64.</summary>
    private readonly record struct Place(long Parameter, long Part, long Address, long IsWide);

    /// <summary>The model that a file holds, with its numbers.</summary>
    /// <param name="path">The file.</param>
    /// <returns>To be described and copied out.</returns>
    public static Session Load(string path) => new(ModelFile.Load(path));

    /// <summary>Goes on with the settings of another description, which may have changed between two steps: those of layers, optimizer and metric.</summary>
    /// <param name="architecture">Of the same model.</param>
    public void TakeSettings(string architecture)
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
                case (LeakyReLUActivation leaky, LeakyReLUActivation other):
                    leaky.Slope = other.Slope;
                    break;
            }
        }

        _model.Compile(_model.Loss!, described.Optimizer!, described.Metric);
    }

    /// <summary>Copies matrices in: values, momentums and caches that Python has.</summary>
    /// <param name="record">Address of rows of four int64: parameter, part (0 value, 1 gradient, 2 momentum, 3 cache), address, 1 for float64.</param>
    /// <param name="rows">Number of rows.</param>
    public void Take(long record, int rows)
    {
        foreach (ref readonly Place place in new ReadOnlySpan<Place>((void*)record, rows))
        {
            Parameter parameter = _model.Parameters[(int)place.Parameter];
            Matrix shape = parameter.Value;
            DType dtype = place.IsWide == 0 ? DType.Float32 : DType.Float64;
            Matrix copy = Matrix.Lend((void*)place.Address, shape.Rows, shape.Columns, dtype).As(dtype);
            switch (place.Part)
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
    /// <param name="record">As in <see cref="Take"/>; addresses are not read.</param>
    /// <param name="rows">Number of rows.</param>
    public void Describe(long record, int rows)
    {
        foreach (ref Place place in new Span<Place>((void*)record, rows))
        {
            place = place with { IsWide = Part(place)?.DType switch { null => -1, DType.Float32 => 0, _ => 1 } };
        }
    }

    /// <summary>Copies matrices out.</summary>
    /// <param name="record">As in <see cref="Take"/>, dtypes as <see cref="Describe"/> says.</param>
    /// <param name="rows">Number of rows.</param>
    public void Give(long record, int rows)
    {
        foreach (ref readonly Place place in new ReadOnlySpan<Place>((void*)record, rows))
        {
            Matrix matrix = Part(place)!;
            matrix.CopyTo(Matrix.Lend((void*)place.Address, matrix.Rows, matrix.Columns, place.IsWide == 0 ? DType.Float32 : DType.Float64));
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
    /// <param name="key">Address of the generator's 624 words.</param>
    /// <param name="rest">Address of position, whether a gaussian is cached, and that gaussian, as doubles.</param>
    public void TakeRandom(long key, long rest)
    {
        NumPyRandom lent = new LentRandom((uint*)key, (double*)rest).Random;
        if (_model.Random is null)
        {
            _model.Random = lent;
        }
        else
        {
            // Dropout under way draws from this very one.
            _model.Random.SetState(lent.GetState());
        }
    }

    /// <summary>Where they stand now.</summary>
    /// <param name="key">As in <see cref="TakeRandom"/>; overwritten.</param>
    /// <param name="rest">As in <see cref="TakeRandom"/>; overwritten.</param>
    public void GiveRandom(long key, long rest) => LentRandom.Write(_model.Random!.GetState(), (uint*)key, (double*)rest);

    /// <summary>Python plays the model, step by step.</summary>
    /// <param name="play">As in <see cref="ForeignTrainee"/>.</param>
    /// <param name="hasMetric">Whether the model has a metric.</param>
    public void PlayedBy(Action<int, int, int, long> play, bool hasMetric) => _trainee = new ForeignTrainee(play, hasMetric);

    /// <summary>How to train.</summary>
    /// <param name="batchSize">0 for all samples in one batch.</param>
    /// <param name="shuffle">Whether each epoch has an order of its own.</param>
    /// <param name="validationBatchSize">0 for all samples in one batch.</param>
    /// <param name="stopOnDivergence">Whether a loss that is no finite number is a failure.</param>
    /// <param name="allowNonFinite">Whether inputs and targets may be infinite or NaN.</param>
    public void Options(int batchSize, bool shuffle, int validationBatchSize, bool stopOnDivergence, bool allowNonFinite) => _options = new()
    {
        BatchSize = batchSize == 0 ? null : batchSize,
        Shuffle = shuffle,
        ValidationBatchSize = validationBatchSize == 0 ? null : validationBatchSize,
        StopOnDivergence = stopOnDivergence,
        AllowNonFinite = allowNonFinite,
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
    /// <param name="watched">0 loss, 1 accuracy, 2 and 3 the same over the validation data.</param>
    /// <param name="patience">Epochs without an improvement that are borne.</param>
    /// <param name="minDelta">What an improvement is at least.</param>
    /// <param name="restoreBest">Whether to end with the best parameters.</param>
    /// <returns>Tells afterwards which epoch was best.</returns>
    public EarlyStopping StopEarly(int watched, int patience, double minDelta, bool restoreBest)
    {
        var callback = new EarlyStopping((Watched)watched) { Patience = patience, MinDelta = minDelta, RestoreBest = restoreBest };
        _callbacks.Add(callback);
        return callback;
    }

    /// <summary>Adds a table of all epochs.</summary>
    /// <param name="path">The CSV file.</param>
    /// <param name="epochsBefore">Epochs of the model before this run.</param>
    public void LogToCsv(string path, int epochsBefore) => _callbacks.Add(new CsvLog(path) { EpochsBefore = epochsBefore });

    /// <summary>Adds a call after every so many steps, and after the last of each epoch.</summary>
    /// <param name="every">1 or more.</param>
    /// <param name="call">Takes epoch, step (from 0), loss, data loss, penalty, accuracy, learning rate.</param>
    public void OnStep(int every, Action<int, int, double, double, double, double, double> call) => _callbacks.Add(new StepCall(every, call));

    /// <summary>Adds a call after every epoch.</summary>
    /// <param name="call">Takes the epoch of this run and the address of its eight numbers; false ends training.</param>
    public void OnEpoch(Func<int, long, bool> call) => _callbacks.Add(new EpochCall(call));

    /// <summary>A call forty times a second: Ctrl-C waits for it.</summary>
    /// <param name="call">Takes epoch, step (how many are done), loss, accuracy, learning rate; false ends training after the step under way.</param>
    public void OnTick(Func<int, int, double, double, double, bool> call) => _progress = new Tick(call, _stop);

    /// <summary>Trains.</summary>
    /// <param name="data">Address of a record of the samples, as <see cref="LentData"/> reads it.</param>
    /// <param name="validation">The same for validation data; 0 for none.</param>
    /// <param name="epochs">How many more.</param>
    /// <returns>False if a tick ended it.</returns>
    public bool Fit(long data, long validation, int epochs)
    {
        using var samples = new LentData((long*)data);
        using LentData? judged = validation == 0 ? null : new LentData((long*)validation);
        FitOptions options = _options with { Validation = judged?.Data, Callbacks = [new Beginning(this), .. _callbacks], Checkpoint = _checkpoint };
        try
        {
            if (_trainee is null)
            {
                _model.Fit(samples.Data.Inputs, samples.Data.Targets, epochs, options with { SampleWeights = samples.Data.Weights }, _progress, _stop.Token);
            }
            else
            {
                _model.Train(_trainee, samples.Data, epochs, options, _progress, _stop.Token);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Compares gradients with central differences.</summary>
    /// <param name="data">Address of a record of the samples, as <see cref="LentData"/> reads it.</param>
    /// <param name="errors">Address of a double for each parameter; NaN for a frozen one.</param>
    public void CheckGradients(long data, long errors)
    {
        using var samples = new LentData((long*)data);
        _model.CheckGradients(samples.Data.Inputs, samples.Data.Targets).ToArray().CopyTo(new Span<double>((void*)errors, _model.Parameters.Count));
    }

    /// <summary>How the run began.</summary>
    /// <returns>0 not at all, 1 anew, 2 where a checkpoint stands.</returns>
    public int Began() => _began;

    /// <summary>Number of epochs of the history.</summary>
    /// <returns>0 before the first.</returns>
    public int Epochs() => _model.History.Count;

    /// <summary>Copies the history out.</summary>
    /// <param name="first">The first epoch to copy, 0 for all.</param>
    /// <param name="table">Address of eight doubles an epoch, as <see cref="EpochResult"/> names them.</param>
    public void GiveHistory(int first, long table)
    {
        double* row = (double*)table;
        for (int epoch = first; epoch < _model.History.Count; epoch++, row += 8)
        {
            Write(_model.History[epoch], row);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private static void Write(EpochResult epoch, double* row) => new double[]
    {
        epoch.Epoch, epoch.Loss, epoch.DataLoss, epoch.Penalty, epoch.Accuracy, epoch.LearningRate, epoch.ValidationLoss, epoch.ValidationAccuracy,
    }.CopyTo(new Span<double>(row, 8));

    private Matrix? Part(Place place)
    {
        Parameter parameter = _model.Parameters[(int)place.Parameter];
        return place.Part switch
        {
            0 => parameter.Value,
            1 => parameter.Gradient,
            2 => parameter.Momentum,
            _ => parameter.Cache,
        };
    }

    /// <summary>Notes how the run began.</summary>
    private sealed class Beginning(Session session) : TrainingCallback
    {
        internal override bool OnlyReads => true;

        protected internal override void OnTrainingBegin(TrainingRun run) => session._began = run.Epoch > 0 || run.Step > 0 ? 2 : 1;
    }

    private sealed class StepCall(int every, Action<int, int, double, double, double, double, double> call) : TrainingCallback
    {
        internal override bool OnlyReads => true;

        protected internal override bool WantsSteps => true;

        protected internal override void OnStepEnd(TrainingRun run)
        {
            int step = run.Step - 1;
            if (step % every == 0 || run.Step == run.Steps)
            {
                using var way = PythonCall.Begin();
                call(run.Epoch, step, run.Loss, run.DataLoss, run.Penalty, run.Accuracy, run.LearningRate);
            }
        }
    }

    private sealed class EpochCall(Func<int, long, bool> call) : TrainingCallback
    {
        protected internal override void OnEpochEnd(TrainingRun run)
        {
            double* row = stackalloc double[8];
            Write(run.History[^1], row);
            using var way = PythonCall.Begin();
            run.StopRequested |= !call(run.Epoch, (long)row);
        }
    }

    private sealed class Tick(Func<int, int, double, double, double, bool> call, CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            using var way = PythonCall.Begin();
            if (!call(value.Epoch, value.Step, value.Loss, value.Accuracy, value.LearningRate))
            {
                stop.Cancel();
            }
        }
    }
}
