using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridNet;

/// <summary>The checkpoint of a training run: when it is written, what of the run it holds, and resuming from it. Does nothing for a run without one.</summary>
/// <param name="run">The run.</param>
/// <param name="options">Where and how often; null for a run without a checkpoint.</param>
/// <param name="settings">The settings of the run (<see cref="RunSettings"/>); computed once, when first needed.</param>
internal sealed class RunCheckpoint(TrainingRun run, CheckpointOptions? options, Func<string> settings)
{
    private readonly Model _model = run.Model;
    private string? _settings;
    private NumPyRandomState? _epochStart;
    private long _written;

    /// <summary>Whether the run resumed from a checkpoint.</summary>
    internal bool HasResumed { get; private set; }

    private string Settings => _settings ??= settings();

    /// <summary>Refuses a file that cannot be written; nothing has changed yet.</summary>
    internal void Check() => options?.Writer.Check();

    /// <summary>Starts the clock of a checkpoint that is written at intervals of time.</summary>
    internal void Start() => _written = Stopwatch.GetTimestamp();

    /// <summary>Notes the random state at the start of an epoch, from which its order is drawn.</summary>
    internal void BeginEpoch() => _epochStart = options is null ? null : _model.Random?.GetState();

    /// <summary>After a step within an epoch: writes a checkpoint if one is due.</summary>
    internal void AfterStep(EpochSums sums)
    {
        if (IsDue(options?.EverySteps, run.Step))
        {
            WriteSteps(sums);
        }
    }

    /// <summary>Writes the completed steps of an incomplete epoch.</summary>
    internal void WriteSteps(EpochSums sums)
    {
        if (options is not null)
        {
            Write(run.Epoch - 1, run.Step, sums);
        }
    }

    /// <summary>After an epoch: writes a checkpoint if one is due, or if the run ends here.</summary>
    internal void AfterEpoch(bool isLast)
    {
        bool isDue = IsDue(options?.EveryEpochs, run.Epoch) || IsDue(options?.EverySteps, run.Step);
        if (isDue || (isLast && options is not null))
        {
            Write(run.Epoch, 0, default);
        }
    }

    /// <summary>Resumes from a checkpoint of this run, if there is one: sets model, history and run to it.</summary>
    /// <param name="start">Is told before the checkpoint is read.</param>
    /// <param name="drawOrder">Draws the order of an epoch; called with the random state at its start.</param>
    /// <param name="logger">Logs it.</param>
    /// <returns>Sums over the steps of the incomplete epoch.</returns>
    internal EpochSums Resume(FitStart start, Action? drawOrder, ILogger? logger)
    {
        if (options is not { Resume: true })
        {
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
        run.BestParameters = state.BestParameters;
        run.Epoch = state.Epochs;
        run.Step = state.Steps;
        if (state.Steps > 0 && drawOrder is not null)
        {
            _epochStart = state.RandomAtEpochStart;
            _model.Random!.SetState(state.RandomAtEpochStart!);
            drawOrder();
        }

        if (state.Random is not null)
        {
            _model.Random?.SetState(state.Random);
        }

        LogEvents.TrainingResumed(logger ?? NullLogger.Instance, state.Epochs, state.Steps);
        return state.Sums;
    }

    /// <summary>Whether a checkpoint is to be written, by a count that has such an interval, or by the time since the last.</summary>
    private bool IsDue(int? every, int count) => options switch
    {
        null => false,
        { EveryEpochs: null, EverySteps: null } => Stopwatch.GetElapsedTime(_written) >= options.Interval,
        _ => count % every == 0,
    };

    private void Write(int epochs, int steps, EpochSums sums)
    {
        options!.Writer.Write(_model, new()
        {
            Settings = Settings,
            Epochs = epochs,
            Steps = steps,
            RandomAtEpochStart = steps == 0 ? null : _epochStart,
            Random = _model.Random?.GetState(),
            History = _model.History,
            BestParameters = run.BestParameters,
            Sums = sums,
        });
        _written = Stopwatch.GetTimestamp();
    }
}
