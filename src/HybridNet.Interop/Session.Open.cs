namespace HybridNet.Interop;

/// <content>The sessions that are open, by number; and a session for several runs.</content>
public sealed unsafe partial class Session
{
    /// <summary>Number of values of <see cref="State"/>.</summary>
    internal const int StateLength = 6;

    /// <summary>A model of more numbers than these, in parameters and results of its layers, is not kept between two runs.</summary>
    private const long MostKept = 1 << 20;

    private static readonly Dictionary<long, Session> _open = [];
    private static long _last;

    /// <summary>Returns an open session.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The session.</returns>
    /// <exception cref="StateException">No session with this number is open.</exception>
    public static Session Of(long number)
    {
        lock (_open)
        {
            return _open.TryGetValue(number, out Session? session) ? session : throw Throw.NoSession(number);
        }
    }

    /// <summary>Creates a model from its description; its parameters are zeros.</summary>
    /// <param name="architecture">As in the header of a model file; empty for a model whose training steps Python executes.</param>
    /// <returns>The number of the session.</returns>
    internal static long Open(string architecture) => Register(new(architecture.Length == 0 ? new() : HybridNet.Architecture.Read(architecture)));

    /// <summary>Releases a session and the files of its last run; does nothing if it is closed already.</summary>
    internal static void Close(long number)
    {
        Session? session;
        lock (_open)
        {
            _open.Remove(number, out session);
        }

        session?.Dispose();
    }

    /// <summary>
    /// Prepares for another run of the same model, as if the session were new: only layers and settings remain, and the workspace of the training steps.
    /// </summary>
    /// <param name="iterations">Number of steps that the optimizer has made.</param>
    /// <param name="learningRate">The learning rate of the optimizer's current step.</param>
    internal void Renew(long iterations, double learningRate)
    {
        _files?.Dispose();
        (_start, _isRefused, _run, _lastPass, _files) = (0, false, null, null, null);
        if (_stop.IsCancellationRequested)
        {
            _stop.Dispose();
            _stop = new();
        }

        _model.History.Replace([]);
        (_model.Optimizer!.Iterations, _model.Optimizer.CurrentLearningRate) = (iterations, learningRate);
        foreach (Parameter parameter in _model.Parameters)
        {
            parameter.Gradient = parameter.Momentum = parameter.Cache = null;
        }
    }

    /// <summary>How the run started, and what has changed since.</summary>
    /// <returns>
    /// 0 not started, 1 new run, 2 resumed from a checkpoint; whether training ended with an exception before its first step, which leaves the model
    /// unchanged; number of epochs in the history; the bits of the iterations as an integer, and the current learning rate of the optimizer, 0 without one;
    /// whether the session can be kept for another run (<see cref="Renew"/>).
    /// </returns>
    internal double[] State() =>
    [
        _start,
        _isRefused ? 1 : 0,
        _model.History.Count,
        BitConverter.Int64BitsToDouble(_model.Optimizer?.Iterations ?? 0),
        _model.Optimizer?.CurrentLearningRate ?? 0,
        CanBeKept() ? 1 : 0,
    ];

    private static long Register(Session session)
    {
        lock (_open)
        {
            _open[++_last] = session;
            return _last;
        }
    }

    /// <summary>Whether nothing of the last run remains but parameters, their state and counters, and the session is small.</summary>
    private bool CanBeKept()
    {
        if (_executor is not null || _callbacks.Count > 0 || _checkpoint is not null || _model.Metric is IMeasuresTargets)
        {
            return false;
        }

        long numbers = 0;
        int columns = _columns;
        foreach (ILayer layer in _model.Layers)
        {
            foreach (Parameter parameter in layer.GetParameters())
            {
                numbers += parameter.Value.Length;
                columns = parameter.Value.Columns;
            }

            numbers += (long)columns * _rows;
        }

        return numbers <= MostKept;
    }
}
