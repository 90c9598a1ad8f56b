namespace HybridNet;

/// <summary>
/// The lock on the parameters of a model: any number of threads read, or one thread trains. If a thread requests a copy while another thread trains, the
/// copy is made between two steps.
/// </summary>
internal sealed class ModelLock
{
    private readonly object _lock = new();
    private readonly List<Action> _copies = [];
    private int _readers;
    private int _trainingThread = -1;
    private volatile bool _hasCopies;

    /// <summary>Whether a thread trains.</summary>
    internal bool IsTraining => Volatile.Read(ref _trainingThread) >= 0;

    /// <summary>Reads the parameters until the scope is disposed.</summary>
    /// <returns>The scope; dispose it on any path.</returns>
    /// <exception cref="StateException">Another thread trains.</exception>
    internal ReadScope Read()
    {
        lock (_lock)
        {
            if (_trainingThread >= 0 && _trainingThread != Environment.CurrentManagedThreadId)
            {
                Throw.ModelIsTraining();
            }

            _readers++;
        }

        return new(this);
    }

    /// <summary>Starts training after the current readers have finished; new readers are refused until it ends.</summary>
    /// <exception cref="StateException">The model is being trained already.</exception>
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
            WaitForReaders();
            train();
        }
        finally
        {
            lock (_lock)
            {
                _trainingThread = -1;
                MakeCopies();
            }
        }
    }

    /// <summary>Runs a function that copies the parameters: at once, or after the current step if another thread trains.</summary>
    internal T Copy<T>(Func<T> copy)
    {
        using var done = new ManualResetEventSlim();
        T? copied = default;
        Exception? failure = null;
        lock (_lock)
        {
            if (_trainingThread < 0 || _trainingThread == Environment.CurrentManagedThreadId)
            {
                return copy();
            }

            _copies.Add(() =>
            {
                try
                {
                    copied = copy();
                }
                catch (Exception reason)
                {
                    failure = reason;
                }

                done.Set();
            });
            _hasCopies = true;
        }

        done.Wait();
        return failure is null ? copied! : throw failure;
    }

    /// <summary>Runs pending copies for other threads; the training loop calls it between two steps.</summary>
    internal void BetweenSteps()
    {
        if (_hasCopies)
        {
            lock (_lock)
            {
                MakeCopies();
            }
        }
    }

    private void MakeCopies()
    {
        _copies.ForEach(copy => copy());
        _copies.Clear();
        _hasCopies = false;
    }

    private void WaitForReaders()
    {
        lock (_lock)
        {
            while (_readers > 0)
            {
                Monitor.Wait(_lock);
            }
        }
    }

    private void EndReading()
    {
        lock (_lock)
        {
            _readers--;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>The scope of a reader.</summary>
    internal readonly ref struct ReadScope(ModelLock guard)
    {
        /// <summary>Ends reading.</summary>
        public void Dispose() => guard.EndReading();
    }
}
