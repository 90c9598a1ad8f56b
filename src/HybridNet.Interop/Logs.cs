using Microsoft.Extensions.Logging;

namespace HybridNet.Interop;

/// <summary>Sends what the engine logs to a delegate: Python's <c>logging</c>.</summary>
public static class Logs
{
    /// <summary>The logger that Interop gives to the engine; silent until <see cref="SendTo"/>.</summary>
    internal static ILogger Logger { get; private set; } = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    /// <summary>Sends every message from now on, and says what the engine computes with.</summary>
    /// <param name="sink">Takes the level (Python's: 10 debug to 50 critical), the event id and the message.</param>
    public static void SendTo(Action<int, int, string> sink)
    {
        Logger = new Sink(sink);
        LogEvents.EngineStarted(Logger, Library.Version(), LaneWidth.Current);
    }

    private sealed class Sink(Action<int, int, string> sink) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // Python has no trace below debug.
            int level = 10 * Math.Max((int)logLevel, 1);
            string message = formatter(state, exception);
            using var way = PythonCall.Begin();
            sink(level, eventId.Id, message);
        }
    }
}
