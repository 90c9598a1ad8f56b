using System.Globalization;

namespace HybridNet;

/// <summary>A training run, as passed to callbacks.</summary>
public sealed class TrainingRun
{
    private readonly IStepExecutor _executor;
    private readonly bool _hasValidation;
    private readonly List<BestSlot> _slots = [];
    private EpochResult? _ended;

    internal TrainingRun(Model model, IStepExecutor executor, int epochs, int steps, bool hasValidation)
    {
        _hasValidation = hasValidation;
        _executor = executor;
        Model = model;
        Epochs = epochs;
        Steps = steps;
        FirstEpoch = model.History.Count;
    }

    /// <summary>The model in training.</summary>
    public Model Model { get; }

    /// <summary>The epochs so far, including those of earlier runs.</summary>
    public History History => Model.History;

    /// <summary>Index in <see cref="History"/> of the first epoch of this run.</summary>
    public int FirstEpoch { get; internal set; }

    /// <summary>Number of epochs of the run.</summary>
    public int Epochs { get; }

    /// <summary>Steps per epoch.</summary>
    public int Steps { get; }

    /// <summary>The current or last epoch of this run, from 1.</summary>
    public int Epoch { get; internal set; }

    /// <summary>Completed steps of that epoch.</summary>
    public int Step { get; internal set; }

    /// <summary>Mean sample loss of the last batch.</summary>
    public double DataLoss { get; private set; } = double.NaN;

    /// <summary>L1 and L2 regularization before the last step.</summary>
    public double Penalty { get; private set; }

    /// <summary>Mean loss of the last batch, with regularization.</summary>
    public double Loss { get; private set; } = double.NaN;

    /// <summary>The metric of the last batch; NaN without a metric.</summary>
    public double Accuracy { get; private set; } = double.NaN;

    /// <summary>Learning rate of the last step.</summary>
    public double LearningRate => _executor.LearningRate;

    /// <summary>Whether to stop training: after the epoch, or after the current step if <see cref="TrainingCallback.OnStepEnd"/> sets it.</summary>
    public bool StopRequested { get; set; }

    /// <summary>Whether an <see cref="EarlyStopping"/> stopped training.</summary>
    internal bool IsStoppedEarly { get; set; }

    /// <summary>The best epochs of a checkpoint from which the run resumed, until their callbacks take them.</summary>
    internal List<BestEpoch> ResumedBest { get; } = [];

    /// <summary>The best epochs whose parameters are kept, for checkpoints.</summary>
    internal IReadOnlyList<BestEpoch> Best =>
        [.. _slots.Where(slot => slot.Parameters is not null).Select(slot => new BestEpoch(slot.Monitored, slot.Index, slot.Improved, slot.Parameters!))];

    /// <summary>Whether an exception would refuse the run: true until the first step is complete, or until a run without steps has ended.</summary>
    internal bool IsRefused { get; set; } = true;

    /// <summary>Sums over the batches of the last epoch, or of its validation if there is one.</summary>
    internal EpochSums LastSums { get; set; }

    /// <summary>Executes the training steps.</summary>
    internal IStepExecutor Executor => _executor;

    /// <summary>The progress: numbers of the last batch; after the end of an epoch, those of its history.</summary>
    internal TrainingProgress Progress => new(Epoch, Epochs, Step, Steps, _ended?.Loss ?? Loss, _ended?.Accuracy ?? Accuracy, LearningRate);

    /// <summary>Sets the numbers of an epoch that has ended.</summary>
    internal void SetEpoch(EpochResult epoch) => _ended = epoch;

    /// <summary>Sets the numbers of a step.</summary>
    internal void SetStep(StepResult step)
    {
        _ended = null;
        DataLoss = step.Loss.Value;
        Penalty = step.Penalty.Value;
        Loss = step.TotalLoss;
        Accuracy = step.Metric.Value;
    }

    /// <summary>Whether the run computes a quantity: accuracies require a metric, validation quantities require validation data.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <returns>True if each epoch of <see cref="History"/> has the quantity.</returns>
    public bool Computes(MonitoredQuantity quantity) => quantity switch
    {
        MonitoredQuantity.Loss => true,
        MonitoredQuantity.Accuracy => _executor.HasMetric,
        MonitoredQuantity.ValidationLoss => _hasValidation,
        MonitoredQuantity.ValidationAccuracy => _hasValidation && _executor.HasMetric,
        _ => false,
    };

    /// <summary>Such as <c>epoch 3 of 10, step 2 of 4, loss 0.5</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"epoch {Epoch} of {Epochs}, step {Step} of {Steps}, loss {Loss:0.####}");

    /// <summary>Adds a place for the best epoch of a callback.</summary>
    /// <param name="monitored">The monitored quantity.</param>
    /// <param name="isResumed">Whether it takes the best epoch of that quantity in the checkpoint, if there is one.</param>
    internal BestSlot AddSlot(MonitoredQuantity monitored, bool isResumed)
    {
        var slot = new BestSlot(_slots.Count, monitored);
        _slots.Add(slot);
        if (isResumed && ResumedBest.Find(best => best.Monitored == monitored) is { } saved)
        {
            ResumedBest.Remove(saved);
            (slot.Index, slot.Improved, slot.Parameters) = (saved.Index, saved.Improved, saved.Parameters);
        }

        return slot;
    }
}
