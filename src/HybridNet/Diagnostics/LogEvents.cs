using Microsoft.Extensions.Logging;

namespace HybridNet;

/// <summary>What the engine logs, one method an event; ids are kept once given, a hundred for each room.</summary>
internal static partial class LogEvents
{
    [LoggerMessage(1, LogLevel.Debug, "engine {Version} computes with vectors of {Bits} bits")]
    internal static partial void EngineStarted(ILogger logger, string version, int bits);

    [LoggerMessage(100, LogLevel.Information, "column {Column}: {Missing} of {Total} values missing, filled with {Value} ({Strategy})")]
    internal static partial void MissingValuesFilled(ILogger logger, string column, int missing, int total, double value, string strategy);

    [LoggerMessage(101, LogLevel.Information, "column {Column}: {Missing} of {Total} values missing, their rows dropped")]
    internal static partial void MissingRowsDropped(ILogger logger, string column, int missing, int total);

    [LoggerMessage(102, LogLevel.Warning, "column {Column}: {Missing} of {Total} values missing, kept as NaN")]
    internal static partial void MissingValuesKept(ILogger logger, string column, int missing, int total);
}
