namespace HybridNet;

/// <summary>
/// A checkpoint: a file with the model and the state of a training run. If the process is killed at any moment, also while it writes, the run can be
/// resumed from the file with the same bits.
/// </summary>
/// <remarks>The file is also a <see cref="ModelFile"/>: it can be loaded as a model. A run may use custom classes.</remarks>
/// <param name="path">The file, which may not exist yet.</param>
/// <example><code>
/// var options = new FitOptions { Checkpoint = new(new CheckpointFile("run.safetensors")) };
/// model.Fit(points, labels, epochs: 10_001, options);      // run again after a crash to resume
/// </code></example>
public sealed class CheckpointFile(string path) : ICheckpointWriter
{
    private const int Version = 1;
    private const string StateName = "hybridnet.checkpoint";
    private const string RandomName = "checkpoint.random";
    private const string EpochStartName = "checkpoint.random_at_epoch_start";
    private const string HistoryName = "checkpoint.history";
    private const string BestName = "checkpoint.best.";
    private static readonly int _historyColumns = EpochResult.Columns.Count;

    /// <summary>The file.</summary>
    public string Path { get; } = path ?? throw new ArgumentNullException(nameof(path));

    /// <inheritdoc/>
    string? ICheckpointWriter.WrittenFile => Path;

    /// <inheritdoc/>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public void Write(Model model, TrainingState state)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(state);
        SafetensorsFile file = ModelFile.Of(model, canHaveOthers: true);
        file.Metadata[StateName] = Text(state);
        file.Tensors[HistoryName] = Table(state.History);
        Add(file, RandomName, state.Random);
        Add(file, EpochStartName, state.RandomAtEpochStart);
        for (int i = 0; i < state.BestParameters?.Count; i++)
        {
            file.Tensors[$"{BestName}{i}"] = state.BestParameters[i];
        }

        file.Write(Path);
    }

    /// <inheritdoc/>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device.</exception>
    /// <exception cref="InvalidDataException">The file is not a checkpoint, or its header is damaged; it is not overwritten.</exception>
    public void Check()
    {
        AtomicFile.Check(Path);
        if (FileKinds.Of(Path) != FileKind.Nothing && !IsCheckpoint(Header().Metadata))
        {
            throw Throw.NoCheckpoint(Path);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is damaged, or not a checkpoint.</exception>
    /// <exception cref="StateException">The file is of another model or another run; the model is unchanged.</exception>
    public TrainingState? Read(Model model, string settings)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(settings);
        if (FileKinds.Of(Path) == FileKind.Nothing)
        {
            return null;
        }

        SafetensorsFile file = SafetensorsFile.Read(Path);
        if (!IsCheckpoint(file.Metadata))
        {
            throw Throw.NoCheckpoint(Path);
        }

        JsonFields? optimizer = CheckArchitecture(file.Metadata[ModelFile.ArchitectureName], model);
        TrainingState state = StateOf(file.Metadata[StateName], file, model);
        if (!RunSettings.AreOf(state.Settings, settings))
        {
            Throw.CheckpointOfAnotherRun(state.Settings, settings);
        }

        Action restore = Numbers(file, model);
        (long Iterations, double Rate)? counters = optimizer is null ? null : (optimizer.LongCount("iterations"), optimizer.Number("current_learning_rate"));
        restore();
        if (counters is { } saved)
        {
            (model.Optimizer!.Iterations, model.Optimizer.CurrentLearningRate) = saved;
        }

        return state;
    }

    /// <summary>Such as <c>checkpoint run.safetensors</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"checkpoint {Path}";

    private static bool IsCheckpoint(IDictionary<string, string> metadata) =>
        metadata.ContainsKey(StateName) && metadata.ContainsKey(ModelFile.ArchitectureName);

    private SafetensorsHeader Header()
    {
        try
        {
            return InputFile.Read(Path, stream => SafetensorsHeader.ReadAsync(new ForwardReader(stream), Path).GetAwaiter().GetResult());
        }
        catch (InvalidDataException damage)
        {
            throw Throw.NoReadableCheckpoint(Path, damage);
        }
    }

    private static void Add(SafetensorsFile file, string name, NumPyRandomState? state)
    {
        if (state is not null)
        {
            file.Tensors[name] = RandomTensor.Of(state);
        }
    }

    private static string Text(TrainingState state) => new JsonObject
    {
        ["version"] = Version,
        ["settings"] = state.Settings,
        ["epochs"] = state.Epochs,
        ["steps"] = state.Steps,
        ["loss"] = state.Sums.Loss.Value,
        ["loss_dtype"] = state.Sums.Loss.DType?.Name(),
        ["samples"] = state.Sums.Samples,
        ["hits"] = state.Sums.Hits,
        ["compared"] = state.Sums.Compared,
        ["best"] = state.BestParameters?.Count ?? 0,
    }.ToString();

    private static Matrix Table(IReadOnlyList<EpochResult> history)
    {
        var table = new Matrix(history.Count, _historyColumns, DType.Float64);
        Span<double> numbers = table.AsDoubleSpan();
        for (int i = 0; i < history.Count; i++)
        {
            history[i].Row().CopyTo(numbers[(i * _historyColumns)..]);
        }

        return table;
    }

    private EpochResult[] HistoryOf(SafetensorsFile file)
    {
        if (!file.Tensors.TryGetValue(HistoryName, out StoredTensor? tensor))
        {
            throw Throw.TensorMissing(Path, HistoryName);
        }

        if (!tensor.IsMatrix || tensor.ToMatrix() is not { DType: DType.Float64 } table || table.Columns != _historyColumns)
        {
            throw Throw.StoredForm($"{Path}, tensor \"{HistoryName}\"", tensor.ToString(), $"a float64 matrix of {_historyColumns} columns");
        }

        var history = new EpochResult[table.Rows];
        for (int i = 0; i < history.Length; i++)
        {
            history[i] = EpochResult.Of(table.AsDoubleSpan().Slice(i * _historyColumns, _historyColumns));
        }

        return history;
    }

    private TrainingState StateOf(string text, SafetensorsFile file, Model model)
    {
        JsonFields fields = JsonFields.Parse(text, $"{Path}, checkpoint");
        int version = fields.Count("version");
        if (version != Version)
        {
            Throw.ArchitectureVersion(fields.Where, version, Version);
        }

        int best = fields.Count("best");
        var loss = new NumPyScalar(fields.Number("loss"), ModelParts.DTypeOrNullOf(fields, "loss_dtype"));
        var state = new TrainingState
        {
            Settings = fields.Text("settings"),
            Epochs = fields.Count("epochs"),
            Steps = fields.Count("steps"),
            Random = RandomOf(file, RandomName),
            RandomAtEpochStart = RandomOf(file, EpochStartName),
            History = HistoryOf(file),
            BestParameters = best == 0 ? null : [.. model.Parameters.Select((p, i) => ModelTensors.Read(file, Path, $"{BestName}{i}", p.Value.Shape()))],
            Sums = new() { Loss = loss, Samples = fields.Count("samples"), Hits = fields.Number("hits"), Compared = fields.Number("compared") },
        };
        fields.CheckNoOthers();
        return state;
    }

    private NumPyRandomState? RandomOf(SafetensorsFile file, string name) =>
        file.Tensors.TryGetValue(name, out StoredTensor? tensor) ? RandomTensor.Read(tensor, $"{Path}, tensor \"{name}\"") : null;

    /// <summary>Throws if the model of the checkpoint differs in anything but the optimizer's counters; returns the saved optimizer.</summary>
    private JsonFields? CheckArchitecture(string saved, Model model)
    {
        JsonFields fields = JsonFields.Parse(saved, $"{Path}, {ModelFile.ArchitectureName}");
        if (Differences.First(fields.Content, Architecture.Describe(model, canHaveOthers: true)) is { } difference)
        {
            Throw.CheckpointOfAnotherModel(Path, difference);
        }

        return fields.ObjectOrNull("optimizer");
    }

    /// <summary>Reads parameters and optimizer state from the file; returns an action that sets them in the model.</summary>
    private Action Numbers(SafetensorsFile file, Model model)
    {
        (Parameter Parameter, Matrix Value, (Matrix? Momentum, Matrix? Cache) Memory)[] all =
        [
            .. ModelTensors.Of(model).Select(entry => (
                entry.Parameter,
                ModelTensors.Read(file, Path, entry.Name, entry.Parameter.Value.Shape()),
                ModelTensors.ReadOptimizerState(file, Path, entry.Name, entry.Parameter.Value.Shape()))),
        ];
        return () =>
        {
            foreach ((Parameter parameter, Matrix value, (Matrix? momentum, Matrix? cache)) in all)
            {
                (parameter.Value, parameter.Momentum, parameter.Cache) = (value, momentum, cache);
            }
        };
    }
}
