namespace HybridNet;

/// <summary>
/// The state of a model before a fit. It comes back where the fit ends with an exception before its first step is done, by whatever: a layer, a
/// checkpoint, a callback that writes to the model and one that throws.
/// </summary>
/// <remarks>
/// Restored are loss, optimizer, metric, arithmetic, generator and class names; the generator's state; learning rate, decay and counters of the
/// optimizer; values, momentums, caches and settings of the parameters; the history. Settings of the layers and those of one class of optimizers
/// stay as a callback sets them.
/// </remarks>
internal sealed class FitStart
{
    private readonly List<Action> _undo = [];

    /// <summary>Notes what every fit may change.</summary>
    /// <param name="model">The model.</param>
    /// <param name="callbacks">Those of the fit; numbers are copied only where one of them may write to them.</param>
    internal FitStart(Model model, IEnumerable<TrainingCallback> callbacks)
    {
        (ILoss? loss, Optimizer? optimizer, IMetric? metric) = (model.Loss, model.Optimizer, model.Metric);
        (Arithmetic arithmetic, NumPyRandom? random, IReadOnlyList<string> names) = (model.Arithmetic, model.Random, model.ClassNames);
        _undo.Add(() =>
        {
            model.SetParts(loss, optimizer, metric);
            (model.Arithmetic, model.Random, model.ClassNames) = (arithmetic, random, names);
        });
        if (random?.GetState() is { } state)
        {
            _undo.Add(() => random.SetState(state));
        }

        if (optimizer is not null)
        {
            Note(optimizer);
        }

        if (metric is IMeasuresTargets measuring)
        {
            _undo.Add(measuring.Keep());
        }

        bool mayWrite = callbacks.Any(callback => !callback.OnlyReads);
        foreach (Parameter parameter in model.Parameters)
        {
            Note(parameter, mayWrite);
        }
    }

    /// <summary>Notes what a checkpoint changes too.</summary>
    internal void BeforeCheckpoint(Model model)
    {
        EpochResult[] history = [.. model.History];
        _undo.Add(() => model.History.Replace(history));
    }

    /// <summary>Sets the model to the state that was noted.</summary>
    internal void Undo() => _undo.ForEach(each => each());

    private void Note(Optimizer optimizer)
    {
        (double rate, double decay) = (optimizer.LearningRate, optimizer.Decay);
        (long iterations, double current) = (optimizer.Iterations, optimizer.CurrentLearningRate);
        _undo.Add(() =>
        {
            // The current rate comes last: the other two set it.
            (optimizer.LearningRate, optimizer.Decay) = (rate, decay);
            (optimizer.Iterations, optimizer.CurrentLearningRate) = (iterations, current);
        });
    }

    private void Note(Parameter parameter, bool mayWrite)
    {
        (Matrix value, Matrix? momentum, Matrix? cache) = (parameter.Value, parameter.Momentum, parameter.Cache);
        (double l1, double l2, bool isTrainable) = (parameter.L1, parameter.L2, parameter.IsTrainable);
        Parameter? copy = mayWrite ? parameter.Clone() : null;
        _undo.Add(() =>
        {
            copy?.Value.CopyTo(value);
            copy?.Momentum?.CopyTo(momentum!);
            copy?.Cache?.CopyTo(cache!);
            (parameter.Value, parameter.Momentum, parameter.Cache) = (value, momentum, cache);
            (parameter.L1, parameter.L2, parameter.IsTrainable) = (l1, l2, isTrainable);
        });
    }
}
