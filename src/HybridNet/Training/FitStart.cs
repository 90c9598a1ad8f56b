namespace HybridNet;

/// <summary>
/// The state of a model before a fit, which comes back where the fit ends with an exception before its first step is done: a fit that is refused,
/// by whatever, changes nothing.
/// </summary>
/// <remarks>Parameters are not copied: before the first step only a checkpoint changes them, and it replaces the matrices.</remarks>
internal sealed class FitStart
{
    private readonly List<Action> _undo = [];

    /// <summary>Notes what every fit may change.</summary>
    internal FitStart(Model model)
    {
        IReadOnlyList<string> names = model.ClassNames;
        _undo.Add(() => model.ClassNames = names);
        if (model.Random is { } random)
        {
            NumPyRandomState state = random.GetState();
            _undo.Add(() => random.SetState(state));
        }

        if (model.Optimizer is { } optimizer)
        {
            (long iterations, double rate) = (optimizer.Iterations, optimizer.CurrentLearningRate);
            _undo.Add(() => (optimizer.Iterations, optimizer.CurrentLearningRate) = (iterations, rate));
        }

        if (model.Metric is IMeasuresTargets metric)
        {
            _undo.Add(metric.Keep());
        }
    }

    /// <summary>Notes what a checkpoint changes too.</summary>
    internal void BeforeCheckpoint(Model model)
    {
        EpochResult[] history = [.. model.History];
        _undo.Add(() => model.History.Replace(history));
        foreach (Parameter parameter in model.Parameters)
        {
            (Matrix value, Matrix? momentum, Matrix? cache) = (parameter.Value, parameter.Momentum, parameter.Cache);
            _undo.Add(() => (parameter.Value, parameter.Momentum, parameter.Cache) = (value, momentum, cache));
        }
    }

    /// <summary>Sets the model to the state that was noted.</summary>
    internal void Undo() => _undo.ForEach(each => each());
}
