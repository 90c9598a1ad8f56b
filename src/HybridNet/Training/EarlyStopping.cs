using System.Globalization;

namespace HybridNet;

/// <summary>
/// Stops training when a monitored quantity has stopped improving, and restores the parameters with the best value. For validation quantities, these
/// are the parameters after the epoch; for training loss and accuracy, those before the last step of the epoch.
/// </summary>
public sealed class EarlyStopping : TrainingCallback
{
    private readonly MonitoredQuantity _monitored;
    private int _bestIndex;
    private int _improvedIndex;
    private (int Index, int Epoch, bool Stopped) _earlier;

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
        _earlier = (_bestIndex, BestEpoch, Stopped);
        _bestIndex = -1;
        _improvedIndex = run.FirstEpoch - 1;
        BestEpoch = 0;
        Stopped = false;

        // The checkpoint of a resumed run holds the best parameters; only the index of the best epoch is computed again.
        for (int i = run.FirstEpoch; i < run.History.Count; i++)
        {
            Improves(run, i);
        }
    }

    /// <inheritdoc/>
    protected internal override void OnEpochEnd(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        int index = run.History.Count - 1;
        if (Improves(run, index))
        {
            if (WantsCandidates)
            {
                run.AcceptCandidate();
            }
            else if (RestoreBest)
            {
                run.KeepBest();
            }
        }
        else if (index > run.FirstEpoch && index - _improvedIndex >= Patience)
        {
            Stopped = run.StopRequested = true;
        }
    }

    /// <inheritdoc/>
    protected internal override void OnTrainingEnd(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.IsRefused)
        {
            (_bestIndex, BestEpoch, Stopped) = _earlier;
        }
        else if (RestoreBest)
        {
            run.RestoreBest();
        }
    }

    /// <summary>Such as <c>early stopping on the validation loss, patience 10</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"early stopping on the {_monitored.Text()}, patience {Patience}");

    private bool Improves(TrainingRun run, int index)
    {
        double gain = _monitored.Gain(run.History[index]);
        bool improves = gain - MinDelta > (_bestIndex < 0 ? double.NegativeInfinity : _monitored.Gain(run.History[_bestIndex]));
        if (improves)
        {
            _improvedIndex = index;
        }
        else if (_bestIndex >= 0)
        {
            return false;
        }

        // The parameters of the first epoch are kept even if its quantity is NaN, which does not count as an improvement.
        _bestIndex = index;
        BestEpoch = run.History[index].Epoch;
        return true;
    }
}
