namespace HybridNet;

/// <summary>A run of training as its callbacks see it.</summary>
public sealed class TrainingRun
{
    private readonly ITrainee _trainee;
    private readonly bool _hasValidation;
    private EpochResult? _ended;

    internal TrainingRun(Model model, ITrainee trainee, int epochs, int steps, bool hasValidation)
    {
        _hasValidation = hasValidation;
        _trainee = trainee;
        Model = model;
        Epochs = epochs;
        Steps = steps;
        FirstEpoch = model.History.Count;
    }

    /// <summary>The model that is trained.</summary>
    public Model Model { get; }

    /// <summary>The epochs so far, those of earlier runs included.</summary>
    public History History => Model.History;

    /// <summary>The place in <see cref="History"/> of this run's first epoch.</summary>
    public int FirstEpoch { get; internal set; }

    /// <summary>How many epochs the run is to have.</summary>
    public int Epochs { get; }

    /// <summary>Steps an epoch has.</summary>
    public int Steps { get; }

    /// <summary>The epoch of this run under way, or just ended; 1 for the first.</summary>
    public int Epoch { get; internal set; }

    /// <summary>Steps done of it.</summary>
    public int Step { get; internal set; }

    /// <summary>Mean sample loss of the last batch.</summary>
    public double DataLoss { get; private set; } = double.NaN;

    /// <summary>L1 and L2 penalties before the last step.</summary>
    public double Penalty { get; private set; }

    /// <summary>Mean loss of the last batch, penalties included.</summary>
    public double Loss { get; private set; } = double.NaN;

    /// <summary>The metric of the last batch; NaN without a metric.</summary>
    public double Accuracy { get; private set; } = double.NaN;

    /// <summary>The rate of the last step.</summary>
    public double LearningRate => _trainee.LearningRate;

    /// <summary>Whether training is to end: after the epoch, or after the step if that is where it was set.</summary>
    public bool StopRequested { get; set; }

    /// <summary>Parameters of the best epoch, where <see cref="EarlyStopping"/> keeps them; a checkpoint keeps them too.</summary>
    internal IReadOnlyList<Matrix>? BestParameters { get; set; }

    /// <summary>Whether an exception that comes now refuses the run: no step is done, nor did it end without one.</summary>
    internal bool IsRefused { get; set; } = true;

    /// <summary>What the batches of the last epoch add up to: those of its validation, if there is one.</summary>
    internal EpochSums LastSums { get; set; }

    /// <summary>What is trained.</summary>
    internal ITrainee Trainee => _trainee;

    /// <summary>Once an epoch has ended, progress has its numbers, those of its history.</summary>
    internal TrainingProgress Progress => new(Epoch, Epochs, Step, Steps, _ended?.Loss ?? Loss, _ended?.Accuracy ?? Accuracy, LearningRate);

    /// <summary>Takes the numbers of an epoch that has ended.</summary>
    internal void Ended(EpochResult epoch) => _ended = epoch;

    internal void Took(StepResult step)
    {
        _ended = null;
        DataLoss = step.Loss.Value;
        Penalty = step.Penalty.Value;
        Loss = step.TotalLoss;
        Accuracy = step.Metric.Value;
    }

    /// <summary>Whether the run computes a quantity: accuracies need a metric, those of validation need validation data.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <returns>Whether each epoch of <see cref="History"/> has it.</returns>
    public bool Computes(Watched quantity) => quantity switch
    {
        Watched.Loss => true,
        Watched.Accuracy => _trainee.HasMetric,
        Watched.ValidationLoss => _hasValidation,
        Watched.ValidationAccuracy => _hasValidation && _trainee.HasMetric,
        _ => false,
    };

    internal void KeepBest() => _trainee.KeepBest(this);

    internal void AcceptCandidate() => _trainee.AcceptCandidate(this);

    internal void RestoreBest() => _trainee.RestoreBest(this);
}
