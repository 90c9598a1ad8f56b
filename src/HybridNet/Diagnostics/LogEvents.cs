using Microsoft.Extensions.Logging;

namespace HybridNet;

/// <summary>What the engine logs, one method an event; ids are kept once given.</summary>
internal static partial class LogEvents
{
    [LoggerMessage(1, LogLevel.Debug, "engine {Version} computes with vectors of {Bits} bits")]
    internal static partial void EngineStarted(ILogger logger, string version, int bits);
}
