namespace HybridNet.Interop;

/// <summary>Executes training steps in Python, for models with custom parts; the training loop stays in the engine.</summary>
/// <param name="execute">
/// Executes an operation, which is called by name: "train" and "evaluate" the samples start to stop, "end_epoch", "end_validation", "shuffle",
/// "keep_best", "restore_best", "accept_candidate", "restore" (the state before the last step), "are_parameters_finite". Receives operation, start,
/// stop, the address of the results (a <see cref="StepRecord"/>, one double, or the order as int32), and their number. The start is the number of the
/// callback for the three that are about the best epoch.
/// </param>
/// <param name="hasMetric">Whether the model has a metric.</param>
internal sealed unsafe class PythonStepExecutor(Action<string, int, int, long, int> execute, bool hasMetric) : IStepExecutor
{
    private NumPyScalar _penalty;

    public double LearningRate { get; private set; } = double.NaN;

    public bool HasMetric => hasMetric;

    /// <summary>Custom code may return other results the second time.</summary>
    public bool CanRepeatSteps => false;

    public bool IsFinite
    {
        get
        {
            double isFinite = 0;
            Execute("are_parameters_finite", 0, 0, (long)&isFinite, 1);
            return isFinite != 0;
        }
    }

    public TimeSpan SaveTime => TimeSpan.Zero;

    public StepResult Train(Batches batches, int batch, StepPlan plan) => Step("train", batches.Rows(batch), plan);

    public StepResult Evaluate(Batches batches, int batch) => Step("evaluate", batches.Rows(batch));

    /// <summary>The accumulated loss and metric; custom ones may accumulate differently from the engine.</summary>
    public EpochSums End(EpochSums sums, bool validation)
    {
        StepResult result = Step(validation ? "end_validation" : "end_epoch", (0, 0));
        _penalty = validation ? _penalty : result.Penalty;
        return default(EpochSums).With(result with { Samples = 1 });
    }

    public NumPyScalar Penalty() => _penalty;

    public void Shuffle(Span<int> order)
    {
        fixed (int* first = order)
        {
            Execute("shuffle", 0, order.Length, (long)first, order.Length);
        }
    }

    public void Refresh()
    {
    }

    public void Restore() => Execute("restore", 0, 0, 0, 0);

    public void AcceptCandidate(BestSlot slot) => Execute("accept_candidate", slot.Number, 0, 0, 0);

    public void KeepBest(BestSlot slot) => Execute("keep_best", slot.Number, 0, 0, 0);

    public void RestoreBest(BestSlot slot) => Execute("restore_best", slot.Number, 0, 0, 0);

    private StepResult Step(string operation, (int Start, int Count) rows, StepPlan plan = default)
    {
        var record = new StepRecord(plan);
        Execute(operation, rows.Start, rows.Start + rows.Count, (long)&record, 1);
        LearningRate = operation == "train" ? record.LearningRate : LearningRate;
        return record.Result(rows.Count);
    }

    private void Execute(string operation, int start, int stop, long numbers, int count)
    {
        using var inProgress = PythonCall.Begin();
        execute(operation, start, stop, numbers, count);
    }
}
