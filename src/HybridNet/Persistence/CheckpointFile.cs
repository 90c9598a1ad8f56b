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
    /// <summary>Version 1 had neither the settings at the start of the run, nor what early stopping monitored.</summary>
    private const int Version = 2;
    private const string StateName = "hybridnet.checkpoint";
    private const string RandomName = "checkpoint.random";
    private const string EpochStartName = "checkpoint.random_at_epoch_start";
    private const string HistoryName = "checkpoint.history";
    private const string BestName = "checkpoint.best.";
    private static readonly int _historyColumns = EpochResult.Columns.Count;

    /// <summary>The description of the model at the start of the run.</summary>
    private JsonObject? _start;

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
        file.Metadata[StateName] = Text(state, _start ?? Architecture.Describe(model, canHaveOthers: true));
        file.Tensors[HistoryName] = Table(state.History);
        Add(file, RandomName, state.Random);
        Add(file, EpochStartName, state.RandomAtEpochStart);
        for (int slot = 0; slot < state.Best.Count; slot++)
        {
            for (int i = 0; i < state.Best[slot].Parameters.Count; i++)
            {
                file.Tensors[NameOf(slot, i)] = state.Best[slot].Parameters[i];
            }
        }

        file.Write(Path);
    }

    /// <inheritdoc/>
    public void BeginRun(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _start = Architecture.Describe(model, canHaveOthers: true);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The ending of the path is that of another format.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The path is a folder, a pipe, a socket or a device.</exception>
    /// <exception cref="InvalidDataException">The file is not a checkpoint, or its header is damaged; it is not overwritten.</exception>
    public void Check()
    {
        FileEnding.CheckSafetensors(Path);
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
            BeginRun(model);
            return null;
        }

        SafetensorsFile file = SafetensorsFile.Read(Path);
        if (!IsCheckpoint(file.Metadata))
        {
            throw Throw.NoCheckpoint(Path);
        }

        JsonFields saved = JsonFields.Parse(file.Metadata[ModelFile.ArchitectureName], $"{Path}, {ModelFile.ArchitectureName}");
        (TrainingState state, JsonObject? start) = StateOf(file.Metadata[StateName], file, model);
        CheckArchitecture(saved.Content, start ?? saved.Content, model);
        if (!RunSettings.AreOf(state.Settings, settings))
        {
            Throw.CheckpointOfAnotherRun(state.Settings, settings);
        }

        Action restore = Numbers(file, model);
        Action change = SavedSettings.Of(saved, model);
        restore();
        change();
        _start = start ?? saved.Content;
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

    private static string NameOf(int slot, int parameter) => FormattableString.Invariant($"{BestName}{slot}.{parameter}");

    private static string Text(TrainingState state, JsonObject start) => new JsonObject
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
        ["best"] = JsonValue.List(state.Best.Select(best => new JsonObject
        {
            ["monitor"] = best.Monitored.Column(),
            ["epoch"] = best.Index + 1,
            ["improved"] = best.Improved,
        })),
        ["start"] = start,
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

    private (TrainingState State, JsonObject? Start) StateOf(string text, SafetensorsFile file, Model model)
    {
        JsonFields fields = JsonFields.Parse(text, $"{Path}, checkpoint");
        int version = fields.Count("version");
        if (version is < 1 or > Version)
        {
            Throw.ArchitectureVersion(fields.Where, version, Version);
        }

        EpochResult[] history = HistoryOf(file);
        BestEpoch[] best = version == 1 ? OfUnknownMonitor(fields) : [.. fields.Objects("best").Select((each, i) => BestOf(each, i, file, model, history.Length))];
        JsonObject? start = version == 1 ? null : fields.Object("start").Content;
        var loss = new NumPyScalar(fields.Number("loss"), ModelParts.DTypeOrNullOf(fields, "loss_dtype"));
        var state = new TrainingState
        {
            Settings = fields.Text("settings"),
            Epochs = fields.Count("epochs"),
            Steps = fields.Count("steps"),
            Random = RandomOf(file, RandomName),
            RandomAtEpochStart = RandomOf(file, EpochStartName),
            History = history,
            Best = best,
            Sums = new() { Loss = loss, Samples = fields.Count("samples"), Hits = fields.Number("hits"), Compared = fields.Number("compared") },
        };
        fields.CheckNoOthers();
        return (state, start);
    }

    /// <summary>The best epochs of a file of version 1, which does not say what was monitored: none of them can be used.</summary>
    private static BestEpoch[] OfUnknownMonitor(JsonFields fields)
    {
        fields.Count("best");
        return [];
    }

    private BestEpoch BestOf(JsonFields fields, int slot, SafetensorsFile file, Model model, int epochs)
    {
        MonitoredQuantity monitored = fields.Choice(
            "monitor", [.. Enum.GetValues<MonitoredQuantity>().Select(quantity => ((string?)quantity.Column(), quantity))]);
        (int epoch, int improved) = (fields.Count("epoch"), fields.Count("improved"));
        if (epoch < 1 || epoch > epochs || improved > epochs)
        {
            throw Throw.FieldWrong(fields.Where, "epoch", $"{Math.Max(epoch, improved)}", $"a number from 1 to {epochs}");
        }

        return new(
            monitored, epoch - 1, improved, [.. model.Parameters.Select((p, i) => ModelTensors.Read(file, Path, NameOf(slot, i), p.Value.Shape()))]);
    }

    private NumPyRandomState? RandomOf(SafetensorsFile file, string name) =>
        file.Tensors.TryGetValue(name, out StoredTensor? tensor) ? RandomTensor.Read(tensor, $"{Path}, tensor \"{name}\"") : null;

    /// <summary>
    /// Throws if the model differs, in anything but the optimizer's counters, from that of the checkpoint: at the start of its run, and when it was written.
    /// Callbacks may have changed settings in between.
    /// </summary>
    private void CheckArchitecture(JsonObject saved, JsonObject start, Model model)
    {
        JsonObject here = Architecture.Describe(model, canHaveOthers: true);
        if (Differences.First(start, here) is { } difference && Differences.First(saved, here) is not null)
        {
            Throw.CheckpointOfAnotherModel(Path, difference);
        }
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
