namespace HybridNet;

/// <summary>Which number of an epoch is watched.</summary>
public enum Watched
{
    /// <summary>Training loss with penalties; less is better.</summary>
    Loss,

    /// <summary>The metric over the training data; more is better.</summary>
    Accuracy,

    /// <summary>Loss over the validation data; less is better.</summary>
    ValidationLoss,

    /// <summary>The metric over the validation data; more is better.</summary>
    ValidationAccuracy,
}

/// <summary>
/// Stops training once a monitored quantity has not improved for some epochs. The parameters it restores are those that the best number was
/// computed with: for validation, those after the epoch; for the training loss and accuracy, those before the last step of the epoch.
/// </summary>
public sealed class EarlyStopping : TrainingCallback
{
    private readonly Watched _watched;
    private int _bestIndex;

    /// <summary>Early stopping by one quantity.</summary>
    /// <param name="watched">The monitored quantity; the run must compute it, which <see cref="Model.Fit"/> checks before the first step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="watched"/> is none of the quantities.</exception>
    public EarlyStopping(Watched watched = Watched.ValidationLoss)
    {
        if (!Enum.IsDefined(watched))
        {
            Throw.MonitoredQuantity((int)watched);
        }

        _watched = watched;
    }

    /// <summary>Epochs without an improvement that are borne, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The patience is negative.</exception>
    public int Patience { get; init => field = (int)Setting.Patience.Check("early stopping", value); } = 10;

    /// <summary>What an improvement is at least, in the unit of the number; 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number, 0 or more.</exception>
    public double MinDelta { get; init => field = Setting.MinDelta.Check("early stopping", value); }

    /// <summary>Whether the model ends with the parameters of its best epoch.</summary>
    public bool RestoreBest { get; init; } = true;

    /// <summary>The epoch with the best number; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Whether training was stopped.</summary>
    public bool Stopped { get; private set; }

    internal override bool WantsCandidates => RestoreBest && _watched is (Watched.Loss or Watched.Accuracy);

    internal override bool OnlyReads => true;

    /// <inheritdoc/>
    /// <exception cref="StateException">The run does not compute the monitored quantity.</exception>
    protected internal override void Validate(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!run.Computes(_watched))
        {
            Throw.NotMonitored(Name(_watched), [.. Enum.GetValues<Watched>().Where(run.Computes).Select(Name)]);
        }
    }

    /// <inheritdoc/>
    protected internal override void OnTrainingBegin(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        _bestIndex = -1;
        BestEpoch = 0;
        Stopped = false;

        // A run that goes on from a checkpoint has judged these epochs before; its best parameters came with the checkpoint.
        for (int i = run.FirstEpoch; i < run.History.Count; i++)
        {
            Judge(run, i);
        }
    }

    /// <inheritdoc/>
    protected internal override void OnEpochEnd(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        int index = run.History.Count - 1;
        if (Judge(run, index))
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
        else if (index - _bestIndex > Patience)
        {
            Stopped = run.StopRequested = true;
        }
    }

    /// <inheritdoc/>
    protected internal override void OnTrainingEnd(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (RestoreBest)
        {
            run.RestoreBest();
        }
    }

    private bool Judge(TrainingRun run, int index)
    {
        if (_bestIndex >= 0 && !(Gain(run.History[index]) > Gain(run.History[_bestIndex]) + MinDelta))
        {
            return false;
        }

        _bestIndex = index;
        BestEpoch = run.History[index].Epoch;
        return true;
    }

    /// <summary>The number with its sign turned so that more is better; what is no number is worst.</summary>
    private double Gain(EpochResult epoch)
    {
        double gain = _watched switch
        {
            Watched.Loss => -epoch.Loss,
            Watched.Accuracy => epoch.Accuracy,
            Watched.ValidationLoss => -epoch.ValidationLoss,
            _ => epoch.ValidationAccuracy,
        };
        return double.IsNaN(gain) ? double.NegativeInfinity : gain;
    }

    private static string Name(Watched quantity) => quantity switch
    {
        Watched.Loss => "loss",
        Watched.Accuracy => "accuracy",
        Watched.ValidationLoss => "validation loss",
        _ => "validation accuracy",
    };
}
