using System.Runtime.ExceptionServices;

namespace HybridNet;

/// <summary>Work that is cut into independent parts.</summary>
internal interface IParallelWork
{
    /// <summary>Computes a part; any thread, each part once.</summary>
    void Run(int part);
}

/// <summary>
/// Background threads that take part in work. Parts are claimed from a counter, also by the caller: it computes all of them alone if no other thread comes
/// in time, so a busy processor costs no more than one thread would.
/// </summary>
/// <remarks>
/// A thread without work looks for more for a tenth of a millisecond, in which the next product of a training step usually arrives, and is then parked.
/// One caller uses the threads at a time; another one computes its parts alone.
/// </remarks>
internal static class WorkerPool
{
    /// <summary>
    /// How often a thread without work looks for some before it is parked: about 100 microseconds, as long as a step of training computes between two large
    /// products. To wake a parked thread takes as long as such a product.
    /// </summary>
    private const int Looks = 2000;

    /// <summary>How often a caller gives the processor away to threads that compute parts, before it sleeps: half a millisecond on a free machine.</summary>
    private const int Yields = 1000;

    private static readonly object _parking = new();
    private static Job _current = new Job<NoWork>();
    private static int _started;
    private static int _generation;
    private static int _parked;
    private static int _isBusy;

    /// <summary>Computes parts 0 to <paramref name="parts"/> - 1, with up to <see cref="Threads.Count"/> threads.</summary>
    internal static void Run<TWork>(in TWork work, int parts)
        where TWork : struct, IParallelWork
    {
        int helpers = Math.Min(Threads.Count, parts) - 1;
        if (helpers < 1 || Interlocked.CompareExchange(ref _isBusy, 1, 0) != 0)
        {
            for (int part = 0; part < parts; part++)
            {
                work.Run(part);
            }

            return;
        }

        try
        {
            Start(helpers);
            Job<TWork> job = Job<TWork>.Shared;
            job.Publish(in work, parts, helpers);
            _current = job;
            Interlocked.Increment(ref _generation);
            if (Volatile.Read(ref _parked) > 0)
            {
                lock (_parking)
                {
                    Monitor.PulseAll(_parking);
                }
            }

            job.Work();
            job.Finish();
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }

    private static void Start(int helpers)
    {
        try
        {
            for (; _started < helpers; _started++)
            {
                new Thread(Help) { IsBackground = true, Name = "HybridNet worker" }.Start();
            }
        }
        catch (OutOfMemoryException)
        {
            // The system gives no further thread; those that have started, and the caller, compute all parts.
        }
    }

    private static void Help()
    {
        int seen = 0;
        while (true)
        {
            for (int i = 0; i < Looks && Volatile.Read(ref _generation) == seen; i++)
            {
                Thread.SpinWait(4);
            }

            if (Volatile.Read(ref _generation) == seen)
            {
                lock (_parking)
                {
                    // The caller reads the number of parked threads after it has published, and this thread reads the generation after it has counted itself.
                    Interlocked.Increment(ref _parked);
                    while (Volatile.Read(ref _generation) == seen)
                    {
                        Monitor.Wait(_parking);
                    }

                    Interlocked.Decrement(ref _parked);
                }
            }

            seen = Volatile.Read(ref _generation);
            Job job = Volatile.Read(ref _current);
            if (job.Joins())
            {
                job.Work();
            }
        }
    }

    private readonly struct NoWork : IParallelWork
    {
        public void Run(int part)
        {
        }
    }

    /// <summary>The parts of one call. The object is used again: a thread that comes late finds no parts, or those of the next call.</summary>
    private abstract class Job
    {
        private int _left;
        private int _wanted;
        private int _done;
        private int _parts;
        private ExceptionDispatchInfo? _failure;

        /// <summary>Whether another thread may take part: no more than the caller asked for.</summary>
        internal bool Joins() => Interlocked.Decrement(ref _wanted) >= 0;

        /// <summary>Computes parts while there are any.</summary>
        internal void Work()
        {
            for (int part; (part = Interlocked.Decrement(ref _left)) >= 0;)
            {
                try
                {
                    Run(part);
                }
                catch (Exception failure)
                {
                    // Of several failures the caller receives one.
                    _failure = ExceptionDispatchInfo.Capture(failure);
                }

                Interlocked.Increment(ref _done);
            }
        }

        /// <summary>
        /// Waits for the parts that other threads have claimed. It gives the processor away, and sleeps only if that has not helped: a millisecond of sleep
        /// is as long as many products, but where more threads run than there are processors, the other thread needs this one.
        /// </summary>
        internal void Finish()
        {
            var wait = default(SpinWait);
            while (Volatile.Read(ref _done) < _parts)
            {
                wait.SpinOnce(sleep1Threshold: Yields);
            }

            _failure?.Throw();
        }

        /// <summary>Makes parts available; everything else of the job is written before.</summary>
        private protected void Publish(int parts, int helpers)
        {
            (_done, _parts, _failure) = (0, parts, null);
            Volatile.Write(ref _wanted, helpers);
            Volatile.Write(ref _left, parts);
        }

        private protected abstract void Run(int part);
    }

    private sealed class Job<TWork> : Job
        where TWork : struct, IParallelWork
    {
        private TWork _work;

        internal static Job<TWork> Shared { get; } = new();

        internal void Publish(in TWork work, int parts, int helpers)
        {
            _work = work;
            Publish(parts, helpers);
        }

        private protected override void Run(int part) => _work.Run(part);
    }
}
