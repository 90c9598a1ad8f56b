namespace HybridNet;

/// <summary>A model as the loop trains it: workspaces for each batch size, and the order of a step.</summary>
internal sealed class ModelTrainee(Model model) : ITrainee
{
    private readonly Dictionary<(int BatchSize, bool Training), Workspace> _workspaces = [];
    private readonly Parameter[] _trained =
        [.. model.Layers.SelectMany(layer => layer.Parameters).Where(parameter => parameter.IsTrainable)];

    public double LearningRate => model.Optimizer!.CurrentLearningRate;

    public StepResult Train(Batches batches, int batch)
    {
        DataSet samples = batches[batch];
        Workspace workspace = WorkspaceOf(samples.Count, training: true);
        Matrix output = workspace.Forward(samples.Inputs);
        StepResult result = workspace.Measure(output, samples.Targets, model, samples.Weights.Span, _trained);
        workspace.Backward(output, samples.Targets, model.Loss!, samples.Weights.Span);
        Optimizer optimizer = model.Optimizer!;
        optimizer.BeginStep();
        foreach (Parameter parameter in _trained)
        {
            optimizer.Update(parameter);
        }

        optimizer.EndStep();
        return result;
    }

    public StepResult Evaluate(Batches batches, int batch)
    {
        DataSet samples = batches[batch];
        Workspace workspace = WorkspaceOf(samples.Count, training: false);
        return workspace.Measure(workspace.Forward(samples.Inputs), samples.Targets, model, samples.Weights.Span);
    }

    public NumPyScalar Penalty() => Workspace.PenaltyOf(_trained);

    public void Shuffle(Span<int> order)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        model.Random!.Shuffle(order);
    }

    public void KeepBest(TrainingRun run)
    {
        IReadOnlyList<Parameter> parameters = model.Parameters;
        run.BestParameters ??= [.. parameters.Select(parameter => parameter.Value.As(parameter.Value.DType))];
        for (int i = 0; i < parameters.Count; i++)
        {
            parameters[i].Value.CopyTo(run.BestParameters[i]);
        }
    }

    public void RestoreBest(TrainingRun run)
    {
        IReadOnlyList<Parameter> parameters = model.Parameters;
        for (int i = 0; i < run.BestParameters?.Count; i++)
        {
            run.BestParameters[i].CopyTo(parameters[i].Value);
        }
    }

    private Workspace WorkspaceOf(int batchSize, bool training)
    {
        if (!_workspaces.TryGetValue((batchSize, training), out Workspace? workspace))
        {
            workspace = _workspaces[(batchSize, training)] = new(model.Layers, model.Arithmetic, training, model.Random);
        }

        return workspace;
    }
}
