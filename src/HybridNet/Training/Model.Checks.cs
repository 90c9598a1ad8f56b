namespace HybridNet;

/// <content>Checks before anything is computed.</content>
public sealed partial class Model
{
    private void CheckLayers(string where)
    {
        if (_layers.Count == 0)
        {
            Throw.NoLayers($"model, {where}");
        }
    }

    private void CheckLoss(string where)
    {
        CheckLayers(where);
        if (Loss is null)
        {
            Throw.NoLoss(where);
        }
    }

    /// <summary>Throws if the inputs do not fit the layers, or if the last layer or the targets are invalid for the loss.</summary>
    private void CheckSamples(string where, DataSet data, IReadOnlyList<string> names, bool areTargets = false, bool anyEnding = false)
    {
        int columns = CheckInputs(where, data.Inputs);
        if (!anyEnding)
        {
            EndingRules.Check(where, Loss!, _layers);
            MetricRules.Check(where, Loss!, Metric, columns, _layers[^1]);
        }

        ClassNameRules.Check(Loss!, columns, names.Count, names, areTargets);
        Loss!.CheckTargets(data.Targets, columns);
    }

    /// <summary>Throws if the inputs do not fit the layers.</summary>
    /// <returns>Number of columns of the output.</returns>
    private int CheckInputs(string where, Matrix inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        int columns = inputs.Columns;
        foreach (ILayer layer in _layers)
        {
            if (layer.InputColumns is { } taken && taken != columns)
            {
                LayerChain.Check(_layers);
                Throw.ModelInputs(where, inputs.Shape(), layer.Name, taken);
            }

            columns = layer.OutputColumns(columns);
        }

        return columns;
    }

    /// <summary>Throws if the length of a single sample does not fit the layers.</summary>
    /// <returns>Number of columns of the output.</returns>
    private int CheckSample(int length)
    {
        int columns = length;
        foreach (ILayer layer in _layers)
        {
            if (layer.InputColumns is { } taken && taken != columns)
            {
                LayerChain.Check(_layers);
                Throw.SampleSpan(length, layer.Name, taken);
            }

            columns = layer.OutputColumns(columns);
        }

        return columns;
    }

    private void CheckRandom(FitOptions options)
    {
        if (Random is not null)
        {
            return;
        }

        if (options.Shuffle)
        {
            Throw.NothingToShuffleWith();
        }

        if (_layers.FirstOrDefault(layer => layer is IDrawsRandomNumbers) is { } drawing)
        {
            throw Throw.NoRandom(drawing.Name);
        }
    }

    private static void CheckCallbacks(IReadOnlyList<TrainingCallback?>? callbacks)
    {
        if (callbacks is null)
        {
            throw Throw.NullCallbacks();
        }

        for (int i = 0; i < callbacks.Count; i++)
        {
            if (callbacks[i] is null)
            {
                throw Throw.NullCallback(i, callbacks.Count);
            }

            for (int j = 0; j < i; j++)
            {
                if (ReferenceEquals(callbacks[i], callbacks[j]))
                {
                    throw Throw.CallbackTwice($"{callbacks[i]}");
                }
            }
        }
    }

    /// <summary>The files that a run writes, and what they are.</summary>
    private static IReadOnlyList<(string Path, string Content)> WrittenFiles(FitOptions options) =>
    [
        .. from callback in options.Callbacks where callback.WrittenFile is not null select (callback.WrittenFile, "its CSV log"),
        .. options.Checkpoint?.Writer.WrittenFile is { } checkpoint ? [(checkpoint, "its checkpoints")] : Array.Empty<(string, string)>(),
    ];

    private static void CheckBatchSize(string where, int? batchSize)
    {
        if (batchSize is { } given)
        {
            Setting.BatchSize.Check($"model, {where}", given);
        }
    }
}
