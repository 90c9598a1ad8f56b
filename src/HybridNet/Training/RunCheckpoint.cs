using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridNet;

/// <summary>Writes the checkpoint of a training run when it is due, and resumes from it. Does nothing for a run without a checkpoint.</summary>
/// <param name="run">The run.</param>
/// <param name="options">Where and how often; null for a run without a checkpoint.</param>
/// <param name="settings">Computes the settings of the run (<see cref="RunSettings"/>); called at most once.</param>
internal sealed class RunCheckpoint(TrainingRun run, CheckpointOptions? options, Func<string> settings)
{
    private readonly Model _model = run.Model;
    private string? _settings;
    private NumPyRandomState? _epochStart;
    private long _written;

    /// <summary>Whether the run resumed from a checkpoint.</summary>
    internal bool HasResumed { get; private set; }

    private string Settings => _settings ??= settings();

    /// <summary>Throws if the file cannot be written; called before anything changes.</summary>
    internal void Check() => options?.Writer.Check();

    /// <summary>Starts the timer for checkpoints that are written at time intervals.</summary>
    internal void Start() => _written = Stopwatch.GetTimestamp();

    /// <summary>Saves the random state at the start of an epoch, from which the epoch is shuffled.</summary>
    internal void BeginEpoch() => _epochStart = options is null ? null : _model.Random?.GetState();

    /// <summary>Writes a checkpoint if one is due; called after each step except the last of an epoch.</summary>
    internal void AfterStep(EpochSums sums)
    {
        if (IsDue(options?.EverySteps, run.Step))
        {
            WriteSteps(sums);
        }
    }

    /// <summary>Writes a checkpoint within an epoch.</summary>
    internal void WriteSteps(EpochSums sums)
    {
        if (options is not null)
        {
            Write(run.Epoch - 1, run.Step, sums);
        }
    }

    /// <summary>Writes a checkpoint if one is due or if the run ends; called after each epoch.</summary>
    internal void AfterEpoch(bool isLast)
    {
        bool isDue = IsDue(options?.EveryEpochs, run.Epoch) || IsDue(options?.EverySteps, run.Step);
        if (isDue || (isLast && options is not null))
        {
            Write(run.Epoch, 0, default);
        }
    }

    /// <summary>Resumes from the checkpoint if it exists: restores model, history and run from it.</summary>
    /// <param name="start">Saves the state of the model before the checkpoint is read.</param>
    /// <param name="shuffle">Shuffles the samples of an epoch; called with the random state at its start. Null if the run does not shuffle.</param>
    /// <param name="logger">The logger; null for none.</param>
    /// <returns>Sums over the completed steps of the current epoch.</returns>
    internal EpochSums Resume(FitStart start, Action? shuffle, ILogger? logger)
    {
        if (options is not { Resume: true })
        {
            options?.Writer.BeginRun(_model);
            return default;
        }

        start.BeforeCheckpoint(_model);
        if (options.Writer.Read(_model, Settings) is not { } state)
        {
            return default;
        }

        HasResumed = true;
        _model.History.Replace(state.History);
        run.FirstEpoch = state.History.Count - state.Epochs;
        run.ResumedBest.AddRange(state.Best);
        run.Epoch = state.Epochs;
        run.Step = state.Steps;
        if (state.Steps > 0 && shuffle is not null)
        {
            _epochStart = state.RandomAtEpochStart;
            _model.Random!.SetState(state.RandomAtEpochStart!);
            shuffle();
        }

        if (state.Random is not null)
        {
            _model.Random?.SetState(state.Random);
        }

        LogEvents.TrainingResumed(logger ?? NullLogger.Instance, state.Epochs, state.Steps);
        return state.Sums;
    }

    /// <summary>Whether a checkpoint is due: by the number of epochs or steps, or by the time since the last checkpoint.</summary>
    private bool IsDue(int? every, int count) => options switch
    {
        null => false,
        { EveryEpochs: null, EverySteps: null } => Stopwatch.GetElapsedTime(_written) >= options.Interval,
        _ => count % every == 0,
    };

    private void Write(int epochs, int steps, EpochSums sums)
    {
        FilesOfRuns.Write(() => options!.Writer.Write(_model, new()
        {
            Settings = Settings,
            Epochs = epochs,
            Steps = steps,
            RandomAtEpochStart = steps == 0 ? null : _epochStart,
            Random = _model.Random?.GetState(),
            History = _model.History,
            Best = run.Best,
            Sums = sums,
        }));
        _written = Stopwatch.GetTimestamp();
    }
}
