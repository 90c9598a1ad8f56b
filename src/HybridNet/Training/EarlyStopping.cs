using System.Globalization;

namespace HybridNet;

/// <summary>
/// Stops training when a monitored quantity has stopped improving, and restores the parameters with the best value. For validation quantities, these
/// are the parameters after the epoch; for training loss and accuracy, those before the last step of the epoch.
/// </summary>
/// <remarks>
/// Of several in a run, each keeps its own best epoch. Those that stopped training restore theirs, in their order; if none of them did, all do, so that the
/// last one decides. A checkpoint keeps the best epochs. In a resumed run, one that restores and that the checkpoint does not know counts from the resumed
/// epoch, because the parameters of earlier epochs are lost.
/// </remarks>
public sealed class EarlyStopping : TrainingCallback
{
    private readonly MonitoredQuantity _monitored;
    private BestSlot? _best;
    private int _first;
    private bool _counts;
    private (int Epoch, bool Stopped) _earlier;

    /// <summary>Creates a callback that monitors a quantity.</summary>
    /// <param name="quantity">The monitored quantity; the run must compute it, which <see cref="Model.Fit"/> checks before the first step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is not a defined quantity.</exception>
    public EarlyStopping(MonitoredQuantity quantity = MonitoredQuantity.ValidationLoss)
    {
        if (!Enum.IsDefined(quantity))
        {
            Throw.MonitoredQuantity((int)quantity);
        }

        _monitored = quantity;
    }

    /// <summary>
    /// Number of epochs in a row without improvement after which training stops, 0 or more, as in Keras. If epoch 1 stays the best, training stops after
    /// epoch 1 + patience: with a patience of 2 after epoch 3. With 0 and 1 alike it stops after the first epoch that brings no improvement.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The patience is negative.</exception>
    public int Patience { get; init => field = (int)Setting.Patience.Check("early stopping", value); } = 10;

    /// <summary>Minimum change that counts as an improvement, 0 or more: an epoch improves if it is better than the best epoch by more than this.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or NaN.</exception>
    public double MinDelta { get; init => field = Setting.MinDelta.Check("early stopping", value); }

    /// <summary>Whether to restore the parameters of the best epoch at the end.</summary>
    public bool RestoreBest { get; init; } = true;

    /// <summary>
    /// Epochs count as without improvement only from the first one whose loss is at most this. A saturated classifier has a large loss that is clipped and
    /// does not fall, although it learns.
    /// </summary>
    internal double CountsFrom { get; init; } = double.PositiveInfinity;

    /// <summary>The best epoch, from 1; 0 before the first. A refused fit does not change it.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Whether this callback stopped training. A refused fit does not change it.</summary>
    public bool Stopped { get; private set; }

    internal override bool WantsCandidates => RestoreBest && _monitored is (MonitoredQuantity.Loss or MonitoredQuantity.Accuracy);

    internal override bool OnlyReads => true;

    /// <inheritdoc/>
    /// <exception cref="StateException">The run does not compute the monitored quantity.</exception>
    protected internal override void Validate(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!run.Computes(_monitored))
        {
            Throw.NotMonitored(
                _monitored.Text(),
                [.. Enum.GetValues<MonitoredQuantity>().Where(run.Computes).Select(MonitoredQuantities.Text)],
                lacksData: _monitored.IsOfValidation() && !run.Computes(MonitoredQuantity.ValidationLoss));
        }
    }

    /// <inheritdoc/>
    protected internal override void OnTrainingBegin(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        _earlier = (BestEpoch, Stopped);
        (BestEpoch, Stopped, _counts) = (0, false, double.IsPositiveInfinity(CountsFrom));
        _best = run.AddSlot(_monitored, isResumed: RestoreBest);
        if (_best.Index >= 0)
        {
            _first = run.FirstEpoch;
            BestEpoch = run.History[_best.Index].Epoch;
        }
        else
        {
            // Without the parameters of the best epoch, the epochs before the resumed one cannot be restored and do not count.
            _best.Improved = _first = RestoreBest ? run.History.Count : run.FirstEpoch;
            for (int i = _first; i < run.History.Count; i++)
            {
                Improves(run, i);
            }
        }

        // A run that it had stopped before the checkpoint was resumed stays stopped.
        if (run.Step == 0)
        {
            StopIfOver(run);
        }
    }

    /// <inheritdoc/>
    protected internal override void OnEpochEnd(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        int index = run.History.Count - 1;
        _counts |= _monitored.Gain(run.History[index]) >= -CountsFrom;
        if (!Improves(run, index))
        {
            _best!.Improved = _counts ? _best.Improved : index + 1;
            StopIfOver(run);
        }
        else if (WantsCandidates)
        {
            run.Executor.AcceptCandidate(_best!);
        }
        else if (RestoreBest)
        {
            run.Executor.KeepBest(_best!);
        }
    }

    /// <inheritdoc/>
    protected internal override void OnTrainingEnd(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.IsRefused)
        {
            (BestEpoch, Stopped) = _earlier;
        }
        else if (RestoreBest && (Stopped || !run.IsStoppedEarly))
        {
            run.Executor.RestoreBest(_best!);
        }
    }

    /// <summary>Such as <c>early stopping on the validation loss, patience 10</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"early stopping on the {_monitored.Text()}, patience {Patience}");

    /// <summary>Stops the run if the last epochs brought no improvement; never after its first epoch.</summary>
    private void StopIfOver(TrainingRun run)
    {
        if (run.History.Count > _first + 1 && run.History.Count - _best!.Improved >= Math.Max(Patience, 1))
        {
            Stopped = run.StopRequested = run.IsStoppedEarly = true;
        }
    }

    private bool Improves(TrainingRun run, int index)
    {
        double gain = _monitored.Gain(run.History[index]);
        bool improves = gain - MinDelta > (_best!.Index < 0 ? double.NegativeInfinity : _monitored.Gain(run.History[_best.Index]));
        if (improves)
        {
            _best.Improved = index + 1;
        }
        else if (_best.Index >= 0)
        {
            return false;
        }

        // The parameters of the first epoch are kept even if its quantity is NaN, which does not count as an improvement.
        _best.Index = index;
        BestEpoch = run.History[index].Epoch;
        return true;
    }
}
