using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridNet;

/// <summary>
/// The training loop: epochs, batches, validation, callbacks, progress. The executor executes its steps. Source: book chapters 18 and 19.
/// </summary>
/// <remarks>The model is consistent between two steps: if a run is canceled or fails, the model keeps its state after the last complete step.</remarks>
internal sealed class TrainingLoop
{
    private readonly Model _model;
    private readonly IStepExecutor _executor;
    private readonly FitOptions _options;
    private readonly Batches _batches;
    private readonly Batches? _validation;
    private readonly int _samples;
    private readonly TrainingRun _run;
    private readonly RunCheckpoint _checkpoint;
    private readonly TrainingCallback[] _callbacks;
    private readonly TrainingCallback[] _wantSteps;
    private readonly bool _keepsCandidates;
    private readonly StepBack? _stepBack;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private EpochSums _sums;
    private long _reported;
    private long _logged;
    private bool _isWithinEpoch;
    private bool _saves;
    private ExceptionDispatchInfo? _failure;

    internal TrainingLoop(
        Model model,
        IStepExecutor executor,
        FitData data,
        int epochs,
        FitOptions options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        _model = model;
        _executor = executor;
        _options = options;
        _batches = new(data.Training, options.BatchSize, options.Shuffle);
        _validation = data.Validation is { } validation ? new(validation, options.ValidationBatchSize) : null;
        _samples = data.Training.Count;
        _run = new(model, executor, epochs, _batches.Count, _validation is not null);
        _checkpoint = new(
            _run,
            options.Checkpoint,
            () => RunSettings.Of(data.Training, _batches.Size, options.Shuffle, data.Validation, _validation?.Size, options.Checkpoint?.Note));
        _callbacks = [.. options.Callbacks];
        _keepsCandidates = options.Callbacks.Any(callback => callback.WantsCandidates);
        _stepBack = options.StopOnDivergence ? new(model, executor, _batches, options.Shuffle) : null;
        _wantSteps = [.. options.Callbacks.Where(callback => callback.WantsSteps)];
        _progress = progress;
        _cancellation = cancellation;
    }

    /// <summary>Throws if a callback requires something that the run does not have, or if a file cannot be written; called before anything changes.</summary>
    internal void Validate()
    {
        _checkpoint.Check();
        foreach (TrainingCallback callback in _callbacks)
        {
            callback.Validate(_run);
        }
    }

    /// <summary>Whether the run failed before its first step was complete. False for a run that resumed from a checkpoint and was then canceled.</summary>
    internal bool IsRefused => _run.IsRefused;

    /// <summary>
    /// Trains until the last epoch, or until a callback stops training. Calls <see cref="TrainingCallback.OnTrainingEnd"/> of each callback that began, also
    /// after a failure; then throws the first failure.
    /// </summary>
    /// <param name="start">Saves the state of the model before a checkpoint is read.</param>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    /// <exception cref="DivergenceException">The loss or a parameter is infinite or NaN; the last step is undone.</exception>
    internal void Run(FitStart start)
    {
        _sums = _checkpoint.Resume(start, _options.Shuffle ? () => _executor.Shuffle(_batches.Order) : null, _options.Logger);
        _isWithinEpoch = _run.Step > 0;
        _model.History.Reserve(_run.Epochs - _run.Epoch);
        ILogger logger = _options.Logger ?? NullLogger.Instance;
        LogEvents.TrainingStarted(logger, _samples, _run.Steps, _run.Epochs);
        if (_model.Parameters.Count > 0 && !_model.Parameters.Any(parameter => parameter.IsTrainable))
        {
            LogEvents.NothingTrained(logger, _model.Parameters.Count);
        }

        long started = _reported = _logged = Stopwatch.GetTimestamp();
        _checkpoint.Start();
        int begun = 0;
        Attempt(() =>
        {
            for (; begun < _callbacks.Length; begun++)
            {
                Call(_callbacks[begun], _callbacks[begun].OnTrainingBegin);
            }

            TrainEpochs();
        });
        _run.IsRefused &= !(_checkpoint.HasResumed && _failure?.SourceException is OperationCanceledException);
        Array.ForEach(_callbacks[..begun], callback => Attempt(() => callback.OnTrainingEnd(_run)));
        Attempt(() => _progress?.Report(_run.Progress));
        LogEvents.TrainingEnded(logger, _run.Epoch, _run.Step, Stopwatch.GetElapsedTime(started).TotalSeconds, _run.Loss);
        _failure?.Throw();
    }

    /// <summary>Runs an action; its exception becomes the failure of the run, unless there is an earlier one.</summary>
    private void Attempt(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure)
        {
            _failure ??= ExceptionDispatchInfo.Capture(failure);
        }
    }

    private void TrainEpochs()
    {
        while (_run.Epoch < _run.Epochs && !_run.StopRequested)
        {
            _cancellation.ThrowIfCancellationRequested();
            TrainEpoch();
        }

        if (_stepBack?.Count > 0 && !_executor.IsFinite)
        {
            _stepBack.Restore();
            Throw.DivergedParameters(_run.Epoch, _run.Step, _run.LearningRate);
        }

        _run.IsRefused = false;
    }

    private void TrainEpoch()
    {
        _run.Epoch++;
        foreach (TrainingCallback callback in _callbacks)
        {
            Call(callback, callback.OnEpochBegin);
        }

        if (_run.StopRequested)
        {
            _run.Epoch--;
            return;
        }

        if (!_isWithinEpoch)
        {
            _run.Step = 0;
            _sums = default;
            _checkpoint.BeginEpoch();
            _saves = _stepBack?.BeforeStep() ?? false;
            if (_options.Shuffle)
            {
                _executor.Shuffle(_batches.Order);
            }
        }

        _isWithinEpoch = true;
        while (_run.Step < _run.Steps)
        {
            TrainStep();
            if (_run.StopRequested && _run.Step < _run.Steps)
            {
                _checkpoint.WriteSteps(_sums);
                return;
            }
        }

        _isWithinEpoch = false;
        EndEpoch();
    }

    private void TrainStep()
    {
        bool isLast = _run.Step + 1 == _run.Steps;
        bool saves = _run.Step == 0 ? _saves : _stepBack?.BeforeStep() ?? false;
        bool computesAll = _options.KeepsLastPass && isLast && _run.Epoch == _run.Epochs;
        StepResult result = _executor.Train(_batches, _run.Step, new(_stepBack is not null, saves, _keepsCandidates && isLast, computesAll));
        _run.SetStep(result);
        if (_stepBack is not null && !result.IsFinite)
        {
            StepBackFrom(result);
        }

        _stepBack?.AfterStep(_run.Step, saves);
        _sums = _sums.With(result, _options.DividesByRows);
        _run.Step++;
        _run.IsRefused = false;
        foreach (TrainingCallback callback in _wantSteps)
        {
            Call(callback, callback.OnStepEnd);
        }

        Report();
        _model.BetweenSteps();
        if (_run.Step < _run.Steps)
        {
            EndIfCanceled();
            _checkpoint.AfterStep(_sums);
        }
    }

    private void Report()
    {
        if (_progress is not null && Stopwatch.GetElapsedTime(_reported) >= _options.ReportEvery)
        {
            _progress.Report(_run.Progress);
            _reported = Stopwatch.GetTimestamp();
        }
    }

    private void Call(TrainingCallback callback, Action<TrainingRun> call)
    {
        call(_run);
        if (!callback.OnlyReads)
        {
            _executor.Refresh();
            _stepBack?.ModelMayHaveChanged();
        }
    }

    /// <summary>Restores the state before the last step and throws, because the loss is not finite.</summary>
    private void StepBackFrom(StepResult result)
    {
        _stepBack!.Restore();
        if (_stepBack.Count == 0)
        {
            Throw.DivergedAtOnce(_run.Epoch, _run.Step + 1, result.TotalLoss);
        }

        (int epoch, int step) = _run.Step > 0 ? (_run.Epoch, _run.Step) : (_run.Epoch - 1, _run.Steps);
        Throw.Diverged(_run.Epoch, _run.Step + 1, result.TotalLoss, _run.LearningRate, epoch, step);
    }

    private void LogEpoch(EpochResult epoch)
    {
        if (_options.Logger is null)
        {
            return;
        }

        if (_options.Logger.IsEnabled(LogLevel.Trace))
        {
            LogEvents.EpochEnded(_options.Logger, epoch);
        }

        if (_run.Epoch < _run.Epochs && Stopwatch.GetElapsedTime(_logged) >= _options.LogEvery)
        {
            LogEvents.TrainingProgressed(_options.Logger, _run.Epoch, _run.Epochs, epoch);
            _logged = Stopwatch.GetTimestamp();
        }
    }

    /// <summary>Stops a run that is canceled within an epoch.</summary>
    private void EndIfCanceled()
    {
        if (_cancellation.IsCancellationRequested)
        {
            _checkpoint.WriteSteps(_sums);
        }

        _cancellation.ThrowIfCancellationRequested();
    }

    private void EndEpoch()
    {
        EpochSums training = _executor.End(_sums, validation: false);
        NumPyScalar dataLoss = training.MeanLoss;
        NumPyScalar penalty = _executor.Penalty();
        EpochSums validation = default;
        for (int batch = 0; batch < _validation?.Count; batch++)
        {
            validation = validation.With(_executor.Evaluate(_validation, batch), _options.DividesByRows);
            Report();
            if (batch + 1 < _validation.Count)
            {
                EndIfCanceled();
            }
        }

        validation = _validation is null ? validation : _executor.End(validation, validation: true);
        if (_stepBack?.Count > 0 && !double.IsFinite(validation.MeanLoss.Value) && _validation is not null)
        {
            _stepBack.Restore();
            Throw.DivergedInValidation(_run.Epoch, _run.Step, validation.MeanLoss.Value, _run.LearningRate);
        }

        _run.LastSums = _validation is null ? training : validation;
        _model.History.Add(new(
            Epoch: _model.History.Count + 1,
            Loss: (dataLoss + penalty).Value,
            DataLoss: dataLoss.Value,
            Penalty: penalty.Value,
            Accuracy: training.Accuracy,
            LearningRate: _run.LearningRate,
            ValidationLoss: _validation is null ? double.NaN : validation.MeanLoss.Value,
            ValidationAccuracy: validation.Accuracy));
        _run.SetEpoch(_model.History[^1]);
        LogEpoch(_model.History[^1]);
        foreach (TrainingCallback callback in _callbacks)
        {
            Call(callback, callback.OnEpochEnd);
        }

        _checkpoint.AfterEpoch(isLast: _run.Epoch == _run.Epochs || _run.StopRequested || _cancellation.IsCancellationRequested);
    }
}
