using System.Diagnostics;

namespace HybridNet;

/// <summary>
/// The way back to the state before the last step of a run whose loss was finite. The state is copied now and then, in less than a hundredth of
/// the time of training; the steps since the copy are computed again, to the same bits.
/// </summary>
/// <param name="model">Whose random generator is part of the state.</param>
/// <param name="trainee">What is trained.</param>
/// <param name="batches">The training data.</param>
/// <param name="shuffle">Whether every epoch draws an order of its own.</param>
internal sealed class StepBack(Model model, ITrainee trainee, Batches batches, bool shuffle)
{
    /// <summary>The time of steps that are computed again at most, unless a copy takes longer than a hundredth of it.</summary>
    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(20);

    private readonly NumPyRandomState? _first = model.Random?.GetState();
    private NumPyRandomState? _random;
    private NumPyRandomState? _savedRandom;
    private int[] _savedOrder = [];
    private int _savedStep;
    private long _savedCount;
    private long _savedAt;
    private TimeSpan _wait;
    private bool _isChanged = true;

    /// <summary>Number of steps done in this run.</summary>
    internal long Count { get; private set; }

    /// <summary>Notes that user code may have changed the model: the next step cannot be computed again from an earlier state.</summary>
    internal void ModelMayHaveChanged() => _isChanged = true;

    /// <summary>Before anything is drawn for a step.</summary>
    /// <returns>Whether the step is to save the state.</returns>
    internal bool BeforeStep()
    {
        bool isDue = !trainee.CanRepeatSteps || _isChanged || Stopwatch.GetElapsedTime(_savedAt) > _wait;
        _random = isDue ? model.Random?.GetState() : null;
        return isDue;
    }

    /// <summary>After a step whose loss is finite.</summary>
    /// <param name="step">The index of the step in its epoch.</param>
    /// <param name="saved">Whether it saved the state.</param>
    internal void AfterStep(int step, bool saved)
    {
        if (saved)
        {
            SaveOrder(step);
            (_savedRandom, _savedStep, _savedCount, _isChanged) = (_random, step, Count, false);
            _savedAt = Stopwatch.GetTimestamp();
            TimeSpan hundredfold = 100 * trainee.SaveTime;
            _wait = hundredfold > _interval ? hundredfold : _interval;
        }

        Count++;
    }

    /// <summary>Returns to the state before the last step that was done; before the first one, only what was drawn is drawn anew.</summary>
    internal void Restore()
    {
        if (!trainee.CanRepeatSteps)
        {
            trainee.Restore();
            return;
        }

        if (Count == 0)
        {
            Draw(_first);
            return;
        }

        trainee.Restore();
        Draw(_savedRandom);
        _savedOrder.CopyTo(batches.Order);
        for (int step = _savedStep; _savedCount < Count - 1; step++, _savedCount++)
        {
            step %= batches.Count;
            if (step == 0 && shuffle)
            {
                trainee.Shuffle(batches.Order);
            }

            trainee.Train(batches, step, default);
        }
    }

    /// <summary>Copies the order of the epoch under way; that of an epoch that begins is drawn anew.</summary>
    private void SaveOrder(int step)
    {
        if (shuffle && step > 0)
        {
            Array.Resize(ref _savedOrder, batches.Order.Length);
            batches.Order.CopyTo(_savedOrder);
        }
    }

    private void Draw(NumPyRandomState? state)
    {
        if (state is not null)
        {
            model.Random!.SetState(state);
        }
    }
}
