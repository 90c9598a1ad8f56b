namespace HybridNet.Interop;

/// <summary>A model that Python plays step by step, because parts of it are the user's own: the loop stays the engine's.</summary>
/// <param name="play">
/// Plays an act: 0 train and 1 evaluate the samples start to stop, 2 end the epoch, 3 draw a new order, 4 keep the parameters, 5 go back to them,
/// 6 keep those from before the last step, 7 go back to the state before the last step, 8 tell whether all parameters are finite, 9 end the
/// validation. Takes act, start, stop, the address where numbers are left (nine doubles, one, or the order as int32), and how many they are.
/// Before training the first of them says what is done
/// between forward and update, as bits: 1 stop if the loss is not finite, 2 save the state, 4 keep a candidate.
/// </param>
/// <param name="hasMetric">Whether the model has a metric.</param>
internal sealed unsafe class ForeignTrainee(Action<int, int, int, long, int> play, bool hasMetric) : ITrainee
{
    private const int Numbers = 9;

    private NumPyScalar _penalty;

    public double LearningRate { get; private set; } = double.NaN;

    public bool HasMetric => hasMetric;

    /// <summary>Code of the user's own may do something else the second time.</summary>
    public bool CanRepeatSteps => false;

    public bool IsFinite
    {
        get
        {
            double isFinite = 0;
            Play(8, 0, 0, (long)&isFinite, 1);
            return isFinite != 0;
        }
    }

    public TimeSpan SaveTime => TimeSpan.Zero;

    public StepResult Train(Batches batches, int batch, StepPlan plan) => Step(
        0, batches.Rows(batch), (plan.StopsAtDivergence ? 1 : 0) | (plan.Saves ? 2 : 0) | (plan.KeepsCandidate ? 4 : 0));

    public StepResult Evaluate(Batches batches, int batch) => Step(1, batches.Rows(batch), 0);

    /// <summary>What loss and metric have accumulated: they may be the user's own, and count in another way than the engine.</summary>
    public EpochSums End(EpochSums sums, bool validation)
    {
        StepResult result = Step(validation ? 9 : 2, (0, 0), 0);
        _penalty = validation ? _penalty : result.Penalty;
        return default(EpochSums) + (result with { Samples = 1 });
    }

    public NumPyScalar Penalty() => _penalty;

    public void Shuffle(Span<int> order)
    {
        fixed (int* first = order)
        {
            Play(3, 0, order.Length, (long)first, order.Length);
        }
    }

    public void Refresh()
    {
    }

    public void Restore() => Play(7, 0, 0, 0, 0);

    public void AcceptCandidate(TrainingRun run) => Play(6, 0, 0, 0, 0);

    public void KeepBest(TrainingRun run) => Play(4, 0, 0, 0, 0);

    public void RestoreBest(TrainingRun run) => Play(5, 0, 0, 0, 0);

    /// <summary>Numbers: loss sum, mean loss, penalty, dtype of the losses, dtype of the penalty, hits, comparisons, compared samples, rate.</summary>
    private StepResult Step(int act, (int Start, int Count) rows, int plan)
    {
        double* numbers = stackalloc double[Numbers];
        numbers[0] = plan;
        Play(act, rows.Start, rows.Start + rows.Count, (long)numbers, Numbers);
        LearningRate = act == 0 ? numbers[8] : LearningRate;
        return new(
            Number(numbers[0], numbers[3]),
            Number(numbers[1], numbers[3]),
            Number(numbers[2], numbers[4]),
            rows.Count,
            new(numbers[5], numbers[6], numbers[7]));
    }

    private void Play(int act, int start, int stop, long numbers, int count)
    {
        using var way = PythonCall.Begin();
        play(act, start, stop, numbers, count);
    }

    /// <summary>A number by its dtype: -1 Python's own, 0 float32, 1 float64.</summary>
    private static NumPyScalar Number(double value, double dtype) =>
        new(value, dtype < 0 ? null : dtype == 0 ? DType.Float32 : DType.Float64);
}
