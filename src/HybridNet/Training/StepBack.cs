using System.Diagnostics;

namespace HybridNet;

/// <summary>
/// Restores the state before the last step with a finite loss. The state is copied at intervals, in less than 1 % of the training time; the steps
/// since the copy are computed again, to the same bits.
/// </summary>
/// <param name="model">The model; its random generator is part of the state.</param>
/// <param name="executor">Executes the steps.</param>
/// <param name="batches">The training data.</param>
/// <param name="shuffle">Whether each epoch is shuffled.</param>
internal sealed class StepBack(Model model, IStepExecutor executor, Batches batches, bool shuffle)
{
    /// <summary>Maximum time of the steps to compute again, unless a copy takes more than 1 % of it.</summary>
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

    /// <summary>To call before random numbers are drawn for a step.</summary>
    /// <returns>Whether the step must save the state.</returns>
    internal bool BeforeStep()
    {
        bool isDue = !executor.CanRepeatSteps || _isChanged || Stopwatch.GetElapsedTime(_savedAt) > _wait;
        _random = isDue ? model.Random?.GetState() : null;
        return isDue;
    }

    /// <summary>To call after a step with a finite loss.</summary>
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

    /// <summary>Restores the state before the last step; before the first step, restores the random state alone.</summary>
    internal void Restore()
    {
        if (!executor.CanRepeatSteps)
        {
            executor.Restore();
            return;
        }

        if (Count == 0)
        {
            Draw(_first);
            return;
        }

        executor.Restore();
        Draw(_savedRandom);
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

    /// <summary>Copies the order of the current epoch; at its first step the order is drawn again instead.</summary>
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
