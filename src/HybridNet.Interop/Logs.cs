using Microsoft.Extensions.Logging;

namespace HybridNet.Interop;

/// <summary>Sends the engine's log messages to a delegate: Python's <c>logging</c>.</summary>
public static class Logs
{
    /// <summary>The logger that Interop passes to the engine; it discards messages until <see cref="SendTo"/> is called.</summary>
    internal static ILogger Logger { get; private set; } = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    /// <summary>Sends every message from now on, starting with one that names the version and the vector width.</summary>
    /// <param name="sink">Receives the level (Python's: 10 debug to 50 critical), the event id and the message.</param>
    public static void SendTo(Action<int, int, string> sink)
    {
        Logger = new Sink(sink);
        LogEvents.EngineStarted(Logger, Library.Version(), VectorWidth.Current);
    }

    private sealed class Sink(Action<int, int, string> sink) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        /// <summary>Trace messages are logged every epoch, and Python has no such level: they are not even formatted.</summary>
        public bool IsEnabled(LogLevel logLevel) => logLevel is not (LogLevel.None or LogLevel.Trace);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            int level = 10 * (int)logLevel;
            string message = formatter(state, exception);
            using var inProgress = PythonCall.Begin();
            sink(level, eventId.Id, message);
        }
    }
}
