namespace HybridNet;

/// <content>Training on prepared data: for <see cref="Fit"/>, and for training steps that are executed elsewhere.</content>
public sealed partial class Model
{
    private NativeStepExecutor? _executor;

    /// <summary>Whether the next run leaves its workspaces for the one after it; layers, arithmetic and frozen parameters must stay as they are.</summary>
    internal bool KeepsWorkspaces { get; set; }

    /// <summary>Trains the model on prepared data. Uses the sample weights and validation data of <paramref name="data"/>, not of <paramref name="options"/>.</summary>
    internal void FitPrepared(FitData data, int epochs, FitOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        IReadOnlyList<string> names = data.ClassNames ?? ClassNames;
        CheckLoss("fit");
        if (Optimizer is null)
        {
            Throw.NoOptimizer();
        }

        data.Training.CheckWeighted("fit");
        CheckSamples("fit", data.Training, names, data.AreLabels, options.AllowsAnyEnding);
        if (data.Validation is { } validation)
        {
            FitData.AboutValidation(() =>
            {
                validation.CheckWeighted("fit, validation");
                CheckSamples("fit, validation", validation, names, anyEnding: true);
            });
        }

        CheckRandom(options);
        if (Arithmetic.DTypeOfSamples is DType.Float32 && !options.AllowNonFinite)
        {
            data.CheckRange();
        }

        FitData converted = data.In(Arithmetic.DTypeOfSamples);
        _lock.Train(() => Train(ExecutorFor(options), converted, epochs, options, progress, cancellation));
    }

    private NativeStepExecutor ExecutorFor(FitOptions options)
    {
        bool fuses = !options.KeepsLastPass;
        NativeStepExecutor executor = KeepsWorkspaces && options.GradientReduction is null && _executor is { } kept && kept.Fuses == fuses
            ? kept
            : new(this, options.GradientReduction, fuses);
        _executor = KeepsWorkspaces ? executor : null;
        executor.BeginRun();
        return executor;
    }

    /// <summary>Trains with a step executor on prepared, checked data. The caller must ensure that no other thread uses the model.</summary>
    internal void Train(
        IStepExecutor executor, FitData data, int epochs, FitOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        CheckBatchSize("fit", options.BatchSize);
        CheckBatchSize("fit, validation", options.ValidationBatchSize);
        Setting.Epochs.Check("model, fit", epochs);
        if (data.Validation is null && options.ValidationBatchSize is { } unused)
        {
            Throw.NothingToValidate(unused);
        }

        CheckCallbacks(options.Callbacks);
        IReadOnlyList<(string, string)> files = WrittenFiles(options);
        FilesOfRuns.CheckDistinct(files);
        if (!options.AllowNonFinite)
        {
            data.CheckFinite();
        }

        var loop = new TrainingLoop(this, executor, data, epochs, options, progress, cancellation);
        loop.Validate();
        using IDisposable held = FilesOfRuns.Hold(files, options.KeepsFiles);
        var start = new FitStart(this, options.Callbacks);
        try
        {
            ClassNames = data.ClassNames ?? ClassNames;
            Metric?.Prepare(data.Training.Targets);
            loop.Run(start);
        }
        catch when (loop.IsRefused)
        {
            start.Undo();
            throw;
        }
    }

    /// <summary>Executes an action while no other thread changes the parameters.</summary>
    /// <exception cref="StateException">Another thread trains.</exception>
    internal void WhileNotTraining(Action action)
    {
        using (_lock.Read())
        {
            action();
        }
    }

    /// <summary>Makes pending copies for other threads; the training loop calls it between two steps.</summary>
    internal void BetweenSteps() => _lock.BetweenSteps();
}
