namespace HybridNet;

/// <summary>
/// Executes training steps in the engine, with a workspace for each batch size. A step is forward, loss, backward into the gradient arena, reduction of
/// the gradients, optimizer.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="reduction">Combines the gradients of several processes; null for a process that trains alone.</param>
/// <param name="fuses">Whether layers that can be computed together are; if not, <see cref="LastStep"/> and <see cref="LastEvaluated"/> have the numbers between them.</param>
internal sealed class NativeStepExecutor(Model model, IGradientReduction? reduction = null, bool fuses = false) : IStepExecutor
{
    private readonly Dictionary<(int BatchSize, bool Training), Workspace> _workspaces = [];
    private readonly IReadOnlyList<Parameter> _all = model.Parameters;
    private Parameter[] _trained = [.. model.Parameters.Where(parameter => parameter.IsTrainable)];

    private readonly GradientArena _gradients = new();
    private readonly RestorePoint _saved = new(model);
    private IReadOnlyList<Matrix>? _candidate;

    /// <summary>Whether layers that can be computed together are.</summary>
    internal bool Fuses => fuses;

    /// <summary>Workspace of the last training step; null before the first.</summary>
    internal Workspace? LastStep { get; private set; }

    /// <summary>Workspace of the last evaluated batch; null before the first.</summary>
    internal Workspace? LastEvaluated { get; private set; }

    /// <summary>Forgets the results of an earlier run, but not its workspaces.</summary>
    internal void BeginRun() => (LastStep, LastEvaluated, _candidate) = (null, null, null);

    public double LearningRate => model.Optimizer!.CurrentLearningRate;

    public bool HasMetric => model.Metric is not null;

    public bool CanRepeatSteps => true;

    public bool IsFinite => _trained.All(
        parameter => Finiteness.IsFinite(parameter.Value) && Finiteness.IsFinite(parameter.Momentum) && Finiteness.IsFinite(parameter.Cache));

    public TimeSpan SaveTime => _saved.Time;

    public StepResult Train(Batches batches, int batch, StepPlan plan)
    {
        DataSet samples = batches[batch];
        Workspace workspace = LastStep = WorkspaceOf(samples.Count, training: true);
        Matrix output = workspace.Forward(samples.Inputs);
        StepResult result = workspace.Measure(output, samples.Targets, model, samples.Weights.Span, null, _trained);
        if (plan.StopsAtDivergence && !result.IsFinite)
        {
            return result;
        }

        if (plan.Saves)
        {
            _saved.Save(_trained);
        }

        if (plan.KeepsCandidate)
        {
            Copy(ref _candidate);
        }

        workspace.Backward(output, samples.Targets, model.Loss!, samples.Weights.Span, plan.ComputesAllGradients);
        CollectGradients();
        reduction?.Reduce(_gradients);
        Update(model.Optimizer!);
        return result;
    }

    public StepResult Evaluate(Batches batches, int batch)
    {
        DataSet samples = batches[batch];
        Workspace workspace = LastEvaluated = WorkspaceOf(samples.Count, training: false);
        return workspace.Measure(workspace.Forward(samples.Inputs), samples.Targets, model, samples.Weights.Span, batches.WeightScale);
    }

    public EpochSums End(EpochSums sums, bool validation) => sums;

    public NumPyScalar Penalty() => Workspace.PenaltyOf(_trained, model.Arithmetic);

    public void Shuffle(Span<int> order)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        model.Random!.Shuffle(order);
    }

    public void Refresh()
    {
        Parameter[] trained = [.. _all.Where(parameter => parameter.IsTrainable)];
        if (!trained.AsSpan().SequenceEqual(_trained))
        {
            _trained = trained;
            _workspaces.Clear();
        }
    }

    public void Restore() => _saved.Restore();

    public void KeepBest(BestSlot slot)
    {
        IReadOnlyList<Matrix>? best = slot.Parameters;
        Copy(ref best);
        slot.Parameters = best;
    }

    public void AcceptCandidate(BestSlot slot)
    {
        IReadOnlyList<Matrix> candidate = _candidate!;
        slot.Parameters ??= [.. candidate.Select(value => value.As(value.DType))];
        for (int i = 0; i < candidate.Count; i++)
        {
            candidate[i].CopyTo(slot.Parameters[i]);
        }
    }

    public void RestoreBest(BestSlot slot)
    {
        IReadOnlyList<Parameter> parameters = model.Parameters;
        for (int i = 0; i < slot.Parameters?.Count; i++)
        {
            slot.Parameters[i].CopyTo(parameters[i].Value);
        }
    }

    private void CollectGradients()
    {
        if (Array.Exists(_trained, static parameter => parameter.Gradient is null))
        {
            // A custom layer has computed no gradient. No parameter has changed yet.
            throw Throw.NoGradient(model.Optimizer!.GetType().Name);
        }

        _gradients.Collect(_trained);
    }

    private void Update(Optimizer optimizer)
    {
        optimizer.BeginStep();
        foreach (Parameter parameter in _trained)
        {
            optimizer.Update(parameter, model.Arithmetic);
        }

        optimizer.EndStep();
    }

    private void Copy(ref IReadOnlyList<Matrix>? copies)
    {
        IReadOnlyList<Parameter> parameters = _all;
        copies ??= [.. parameters.Select(parameter => parameter.Value.As(parameter.Value.DType))];
        for (int i = 0; i < parameters.Count; i++)
        {
            parameters[i].Value.CopyTo(copies[i]);
        }
    }

    private Workspace WorkspaceOf(int batchSize, bool training)
    {
        if (!_workspaces.TryGetValue((batchSize, training), out Workspace? workspace))
        {
            workspace = _workspaces[(batchSize, training)] = new(model.Layers, model.Arithmetic, training, model.Random, fuses);
        }

        return workspace;
    }
}
