namespace HybridNet;

/// <summary>Who uses a model right now: any number of threads that predict, or one that trains.</summary>
internal sealed class Occupancy
{
    private readonly object _lock = new();
    private int _predicting;
    private int _trainingThread = -1;

    /// <summary>Predicts, unless another thread trains.</summary>
    /// <exception cref="StateException">Another thread trains.</exception>
    internal T Predict<T>(Func<T> predict)
    {
        lock (_lock)
        {
            if (_trainingThread >= 0 && _trainingThread != Environment.CurrentManagedThreadId)
            {
                Throw.ModelIsTraining();
            }

            _predicting++;
        }

        try
        {
            return predict();
        }
        finally
        {
            lock (_lock)
            {
                _predicting--;
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>Trains, once the predictions under way are over; new ones are refused meanwhile.</summary>
    /// <exception cref="StateException">The model trains already.</exception>
    internal void Train(Action train)
    {
        lock (_lock)
        {
            if (_trainingThread >= 0)
            {
                Throw.ModelIsTraining();
            }

            _trainingThread = Environment.CurrentManagedThreadId;
        }

        try
        {
            WaitForPredictions();
            train();
        }
        finally
        {
            lock (_lock)
            {
                _trainingThread = -1;
            }
        }
    }

    private void WaitForPredictions()
    {
        lock (_lock)
        {
            while (_predicting > 0)
            {
                Monitor.Wait(_lock);
            }
        }
    }
}
