using System.Diagnostics;

namespace HybridNet;

/// <summary>
/// Restores the state before the last step with a finite loss. The state is copied at intervals, which takes less than 1 % of the training time. To
/// restore, the steps since the last copy are executed again with the same bits.
/// </summary>
/// <param name="model">The model; its random generator is part of the state.</param>
/// <param name="executor">Executes the steps.</param>
/// <param name="batches">The training data.</param>
/// <param name="shuffle">Whether each epoch is shuffled.</param>
internal sealed class StepBack(Model model, IStepExecutor executor, Batches batches, bool shuffle)
{
    /// <summary>Interval between two copies, unless a copy takes more than 1 % of it.</summary>
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

    /// <summary>Number of completed steps of this run.</summary>
    internal long Count { get; private set; }

    /// <summary>Called after user code that may have changed the model: the next step must save the state, because it cannot be repeated from an earlier copy.</summary>
    internal void ModelMayHaveChanged() => _isChanged = true;

    /// <summary>Must be called before a step draws random numbers.</summary>
    /// <returns>Whether the step must save the state.</returns>
    internal bool BeforeStep()
    {
        bool isDue = !executor.CanRepeatSteps || _isChanged || Stopwatch.GetElapsedTime(_savedAt) > _wait;
        _random = isDue ? model.Random?.GetState() : null;
        return isDue;
    }

    /// <summary>Must be called after each step with a finite loss.</summary>
    /// <param name="step">The index of the step in its epoch.</param>
    /// <param name="saved">Whether it saved the state.</param>
    internal void AfterStep(int step, bool saved)
    {
        if (saved)
        {
            SaveOrder(step);
            (_savedRandom, _savedStep, _savedCount, _isChanged) = (_random, step, Count, false);
            _savedAt = Stopwatch.GetTimestamp();
            TimeSpan hundredfold = 100 * executor.SaveTime;
            _wait = hundredfold > _interval ? hundredfold : _interval;
        }

        Count++;
    }

    /// <summary>Restores the state before the last step; before the first step, restores only the random state.</summary>
    internal void Restore()
    {
        if (!executor.CanRepeatSteps)
        {
            executor.Restore();
            return;
        }

        if (Count == 0)
        {
            SetRandom(_first);
            return;
        }

        executor.Restore();
        SetRandom(_savedRandom);
        _savedOrder.CopyTo(batches.Order);
        for (int step = _savedStep; _savedCount < Count - 1; step++, _savedCount++)
        {
            step %= batches.Count;
            if (step == 0 && shuffle)
            {
                executor.Shuffle(batches.Order);
            }

            executor.Train(batches, step, default);
        }
    }

    /// <summary>Copies the order of the current epoch, except at its first step, from which the epoch is shuffled again.</summary>
    private void SaveOrder(int step)
    {
        if (shuffle && step > 0)
        {
            Array.Resize(ref _savedOrder, batches.Order.Length);
            batches.Order.CopyTo(_savedOrder);
        }
    }

    private void SetRandom(NumPyRandomState? state)
    {
        if (state is not null)
        {
            model.Random!.SetState(state);
        }
    }
}
