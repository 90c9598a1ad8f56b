namespace HybridNet;

/// <summary>
/// A snapshot of a model before a fit. It is restored if the fit throws an exception before its first step is complete, for example in a layer, while
/// reading a checkpoint, or in a callback that has changed the model.
/// </summary>
/// <remarks>
/// Restores loss, optimizer, metric, arithmetic, random generator and its state, and class names; settings and counters of the optimizer; settings of the
/// layers of the engine; values, momentums, caches and settings of the parameters; and the history.
/// </remarks>
internal sealed class FitStart
{
    private readonly List<Action> _undo = [];

    /// <summary>Saves the state that any fit may change.</summary>
    /// <param name="model">The model.</param>
    /// <param name="callbacks">The callbacks of the fit. Parameters are copied only if a callback may write to them.</param>
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
            Optimizer saved = optimizer.Clone();
            _undo.Add(() => PartSettings.Copy(saved, optimizer));
        }

        foreach (ILayer layer in model.Layers)
        {
            if (PartSettings.Kept(layer) is { } saved)
            {
                _undo.Add(() => PartSettings.Copy(saved, layer));
            }
        }

        if (metric is IMeasuresTargets measuring)
        {
            _undo.Add(measuring.Keep());
        }

        bool mayWrite = callbacks.Any(callback => !callback.OnlyReads);
        foreach (Parameter parameter in model.Parameters)
        {
            Save(parameter, mayWrite);
        }
    }

    /// <summary>Saves the state that only resuming from a checkpoint changes.</summary>
    internal void BeforeCheckpoint(Model model)
    {
        EpochResult[] history = [.. model.History];
        _undo.Add(() => model.History.Replace(history));
    }

    /// <summary>Restores the saved state.</summary>
    internal void Undo() => _undo.ForEach(each => each());

    private void Save(Parameter parameter, bool mayWrite)
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
